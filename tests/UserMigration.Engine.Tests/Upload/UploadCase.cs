using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Fault = UserMigration.Engine.Tests.Upload.MemoryStore.Fault;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>A table and what a store answers to it, both at random.</summary>
/// <param name="Rows">The kinds of rows.</param>
/// <param name="Answers">What happens to the calls, one after the other and from the start again.</param>
/// <param name="BatchSize">Records in a call.</param>
/// <param name="IsKeyUnique">Whether the store refuses duplicates.</param>
internal sealed record UploadCase(string[] Rows, string[] Answers, int BatchSize, bool IsKeyUnique)
{
    private static readonly string[] s_rows =
        ["plain", "plain", "plain", "comma", "break", "quote", "blank", "no address", "short", "long", "after quote", "bare quote", "empty", "umlaut"];

    private static readonly string[] s_answers =
        ["done", "done", "done", "done", "lost before", "lost after", "patience", "refused", "too large", "bad gateway", "denied"];

    /// <summary>Any case.</summary>
    public static Arbitrary<UploadCase> Any { get; } = (
        from rows in Gen.Elements(s_rows).ArrayOf()
        from answers in Gen.Elements(s_answers).NonEmptyListOf()
        from batchSize in Gen.Choose(1, 8)
        from isKeyUnique in Gen.Elements(true, false)
        select new UploadCase(rows, answers.ToArray(), batchSize, isKeyUnique)).ToArbitrary();

    /// <summary>The datafile.</summary>
    public string ToText() => "email,givenName\n" + string.Concat(Rows.Select((kind, i) => Row(kind, $"user{i}@example.com") + "\n"));

    /// <summary>What a call meets.</summary>
    public Fault Meet(int call) => Answers[(call - 1) % Answers.Length] switch
    {
        "lost before" => Fault.LostBefore,
        "lost after" => Fault.LostAfter,
        "patience" => Fault.Refused(IdentityStoreFault.NotDone, status: 429),
        "refused" => Fault.Refused(IdentityStoreFault.Refused, 200 + (call % 3), "all_attributes"),
        "too large" => Fault.Refused(IdentityStoreFault.TooLarge, status: 413),
        "bad gateway" => Fault.RefusedAfter(IdentityStoreFault.TooLarge, 502),
        "denied" => call > Answers.Length ? Fault.Refused(IdentityStoreFault.Denied, 402) : Fault.None,
        _ => Fault.None,
    };

    public override string ToString() => $"rows [{string.Join("; ", Rows)}], answers [{string.Join("; ", Answers)}], {BatchSize} a call, unique {IsKeyUnique}";

    private static string Row(string kind, string email) => kind switch
    {
        "comma" => $"{email},\"Name, Jr.\"",
        "break" => $"{email},\"Name\nLine\"",
        "quote" => $"{email},\"Bob \"\"Skippy\"\" Jones\"",
        "blank" => $"{email}, Name",
        "no address" => "nobody,Name",
        "short" => email,
        "long" => $"{email},Name,more",
        "after quote" => $"{email},\"Name\"x",
        "bare quote" => $"{email},Bob \"Skippy\" Jones",
        "empty" => $"{email},",
        "umlaut" => $"{email},Zoë Ó Néill",
        _ => $"{email},Name",
    };
}
