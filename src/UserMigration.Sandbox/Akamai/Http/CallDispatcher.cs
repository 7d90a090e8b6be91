using System;
using System.Collections.Generic;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using UserMigration.Sandbox.Akamai.Answers;
using UserMigration.Sandbox.Akamai.Calls;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Storage;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Akamai.Http;

/// <summary>The end of the pipeline: reads the form, finds the call by its name and executes it.</summary>
internal sealed class CallDispatcher
{
    private const string FormType = "application/x-www-form-urlencoded";

    private static readonly JsonWriterOptions s_json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly IReadOnlyDictionary<string, ICall> _calls;

    public CallDispatcher(IReadOnlyDictionary<string, ICall> calls)
    {
        _calls = calls;
    }

    public async ValueTask<CallAnswer> InvokeAsync(CallRequest request)
    {
        if (!_calls.TryGetValue(request.Name, out ICall? call))
        {
            return AkamaiAnswer.Error(ApiError.InvalidArgument, "There is no such API call.");
        }

        if (!HttpMethods.IsPost(request.Context.Request.Method))
        {
            return AkamaiAnswer.Error(ApiError.InvalidArgument, "An API call must be a POST.");
        }

        if (!IsForm(request.Context.Request.ContentType))
        {
            return AkamaiAnswer.Error(ApiError.InvalidArgument, $"The content type must be {FormType}.");
        }

        CallForm form = await request.ReadFormAsync().ConfigureAwait(false);
        return form.IsTooLarge ? CallAnswer.Plain(413, "Request Entity Too Large") : Answer(call, form);
    }

    private static CallAnswer Answer(ICall call, CallForm form)
    {
        Utf8Buffer answer = new(4096);
        try
        {
            using (Utf8JsonWriter writer = new(answer, s_json))
            {
                writer.WriteStartObject();
                writer.WriteString("stat"u8, "ok"u8);
                call.Answer(new CallArguments(form.Fields()), writer);
                writer.WriteEndObject();
            }

            return CallAnswer.Json(answer);
        }
        catch (CallException exception)
        {
            answer.Dispose();
            return AkamaiAnswer.Error(exception.Error, exception.Message, exception.Argument, exception.Attribute);
        }
        catch (FormException exception)
        {
            answer.Dispose();
            ApiError error = exception.IsTwice ? ApiError.DuplicateArgument : ApiError.InvalidArgument;
            return AkamaiAnswer.Error(error, exception.Message, exception.Field);
        }
        catch (StorageException exception)
        {
            answer.Dispose();
            return AkamaiAnswer.Error(ApiError.UnexpectedError, exception.Message);
        }
    }

    private static bool IsForm(string? contentType)
    {
        string type = contentType ?? string.Empty;
        int end = type.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? type : type.Substring(0, end)).Trim().Equals(FormType, StringComparison.OrdinalIgnoreCase);
    }
}
