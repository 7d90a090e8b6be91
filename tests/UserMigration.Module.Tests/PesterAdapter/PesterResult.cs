using System.Management.Automation;

namespace UserMigration.Module.Tests.PesterAdapter;

/// <summary>The outcome of one test of a story.</summary>
internal sealed record PesterResult(string Name, string Outcome, string Message)
{
    public static PesterResult Of(PSObject item) => new PesterResult(Text(item, nameof(Name)), Text(item, nameof(Outcome)), Text(item, nameof(Message)));

    private static string Text(PSObject item, string name) => LanguagePrimitives.ConvertTo<string>(item.Properties[name].Value) ?? string.Empty;
}
