using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Sandbox.Faults;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Targets;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Control;

/// <summary>
/// The calls of the sandbox itself, which no store has: <c>/_sandbox/faults</c> reads and sets the faults,
/// <c>/_sandbox/calls</c> reads the log of calls. Faults and limits do not apply to them.
/// </summary>
internal sealed class ControlStep : ICallStep
{
    private const string Prefix = "_sandbox/";

    private static readonly string[] s_controls = { "GET faults", "POST faults", "GET calls", "POST calls/clear" };

    private readonly ISurface _surface;
    private readonly FaultBoard _faults;
    private readonly CallLog? _log;

    public ControlStep(ISurface surface, FaultBoard faults, CallLog? log)
    {
        _surface = surface;
        _faults = faults;
        _log = log;
    }

    public ValueTask<CallAnswer> InvokeAsync(CallRequest request, CallDelegate next) =>
        request.Name.StartsWith(Prefix, StringComparison.Ordinal) ? _surface.Ownership.InvokeAsync(request, AnswerAsync) : next(request);

    private async ValueTask<CallAnswer> AnswerAsync(CallRequest request)
    {
        CallForm form = await request.ReadFormAsync().ConfigureAwait(false);
        string control = request.Context.Request.Method + " " + request.Name.Substring(Prefix.Length);
        try
        {
            return control switch
            {
                "GET faults" => ShowFaults(),
                "POST faults" => SetFaults(form),
                "GET calls" => ShowCalls(Log()),
                "POST calls/clear" => ClearCalls(Log()),
                _ when _surface.Controls.TryGetValue(control, out CallDelegate? own) => await own(request).ConfigureAwait(false),
                _ => throw new ControlException(
                    $"The control does not exist. Use one of these: {string.Join(", ", s_controls.Concat(_surface.Controls.Keys))}."),
            };
        }
        catch (FormException exception)
        {
            return new ControlException(exception.Message, exception.Field).ToAnswer();
        }
        catch (ControlException exception)
        {
            return exception.ToAnswer();
        }
    }

    private CallLog Log() => _log ?? throw new ControlException("Calls are not recorded. Start the sandbox with --record-calls.");

    private CallAnswer SetFaults(CallForm form)
    {
        if (!form.Fields().TryGetValue("faults", out ReadOnlyMemory<byte> texts))
        {
            throw new ControlException("The argument faults is missing. For no faults, send an empty value.", "faults", isMissing: true);
        }

        try
        {
            _faults.Replace(FaultList.Read(Encoding.UTF8.GetString(texts.Span)));
            return ShowFaults();
        }
        catch (FaultFormatException exception)
        {
            throw new ControlException(exception.Message, "faults");
        }
    }

    private CallAnswer ShowFaults() => Write(writer =>
    {
        writer.WriteNumber("seed"u8, _faults.Seed);
        writer.WriteStartArray("faults"u8);
        foreach (Fault fault in _faults.Faults)
        {
            writer.WriteStartObject();
            writer.WriteString("fault"u8, fault.Text);
            writer.WriteString("name"u8, fault.Name);
            writer.WriteNumber("seen"u8, fault.Seen);
            writer.WriteNumber("struck"u8, fault.Struck);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private static CallAnswer ClearCalls(CallLog log)
    {
        log.Clear();
        return Write(_ => { });
    }

    private static CallAnswer ShowCalls(CallLog log) => Write(writer =>
    {
        writer.WriteStartArray("calls"u8);
        log.Read(entry =>
        {
            writer.WriteStartObject();
            writer.WriteString("call"u8, entry.Call);
            writer.WriteNumber("start"u8, entry.Start);
            writer.WriteNumber("duration"u8, entry.Duration);
            writer.WriteString("answer"u8, entry.Answer);
            writer.WriteNumber("status"u8, entry.Status);
            writer.WriteNumber("code"u8, entry.Code);
            WriteFaults(writer, entry.Faults);
            writer.WriteEndObject();
        });
        writer.WriteEndArray();
    });

    private static void WriteFaults(Utf8JsonWriter writer, IReadOnlyList<string> faults)
    {
        writer.WriteStartArray("faults"u8);
        foreach (string fault in faults)
        {
            writer.WriteStringValue(fault);
        }

        writer.WriteEndArray();
    }

    private static CallAnswer Write(Action<Utf8JsonWriter> write)
    {
        Utf8Buffer body = new(1024);
        using Utf8JsonWriter writer = new(body);
        writer.WriteStartObject();
        writer.WriteString("stat"u8, "ok"u8);
        write(writer);
        writer.WriteEndObject();
        writer.Flush();
        return CallAnswer.Json(body);
    }
}
