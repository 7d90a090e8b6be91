using System;
using System.Collections;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Values;

namespace UserMigration.Infrastructure;

/// <summary>
/// Writes the parameters of a command so that they can be specified again, for a command that a message suggests.
/// </summary>
internal static class ParameterFormatter
{
    private static readonly string[] s_paths = { "Map", "Schema", "RuleSeverity", "DisposableDomain" };

    /// <summary>Writes the parameters. Paths are full, so that the command also works in another folder.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="leftOut">The names of the parameters to leave out, in addition to the input and the common parameters.</param>
    /// <returns>The parameters, each preceded by a space; empty if there are none.</returns>
    public static string Write(PSCmdlet command, params string[] leftOut) => string.Concat(command.MyInvocation.BoundParameters
        .Where(one => one.Key != "InputObject" && Array.IndexOf(leftOut, one.Key) < 0 && !Cmdlet.CommonParameters.Contains(one.Key))
        .OrderBy(one => one.Key, StringComparer.Ordinal)
        .Select(one => one.Value is SwitchParameter given ? SwitchOf(one.Key, given) : $" -{one.Key} {PathOf(command, one.Key, one.Value) ?? Argument(one.Value)}"));

    private static string? PathOf(PSCmdlet command, string name, object? value)
    {
        string? path = Array.IndexOf(s_paths, name) < 0 ? null : Bare(value) switch
        {
            string text => text,
            FileInfo file => file.FullName,
            SchemaArgument { Schema: null } schema => schema.ToString(),
            _ => null,
        };
        return path is null ? null : PowerShellText.Quote(PathResolver.ResolveLiteral(command, path));
    }

    private static string SwitchOf(string name, SwitchParameter given) => given ? " -" + name : $" -{name}:$false";

    private static string Argument(object? value) => Bare(value) is IList { Count: > 0 } list
        ? string.Join(", ", list.Cast<object?>().Select(Literal))
        : Literal(value);

    private static string Literal(object? value)
    {
        switch (Bare(value))
        {
            case null:
                return "$null";
            case bool flag:
                return flag ? "$true" : "$false";
            case ScriptBlock script:
                return $"{{{script}}}";
            case IDictionary members:
                return $"@{{ {string.Join("; ", members.Cast<DictionaryEntry>().OrderBy(one => Key(one.Key), StringComparer.Ordinal).Select(one => $"{PowerShellText.Quote(Key(one.Key))} = {Literal(one.Value)}"))} }}";
            case string text:
                return PowerShellText.Quote(text);
            case IEnumerable list:
                return $"@({string.Join(", ", list.Cast<object?>().Select(Literal))})";
            case Enum name:
                return PowerShellText.Quote(name.ToString());
            case SchemaArgument { Schema: { } schema }:
                return SchemaOf(schema);
            case IFormattable number when Type.GetTypeCode(number.GetType()) is >= TypeCode.SByte and <= TypeCode.Decimal:
                return number.ToString(null, CultureInfo.InvariantCulture);
            case { } other:
                return PowerShellText.Quote(Convert.ToString(other, CultureInfo.InvariantCulture) ?? string.Empty);
        }
    }

    private static object? Bare(object? value) => value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;

    private static string Key(object key) => Convert.ToString(key, CultureInfo.InvariantCulture) ?? string.Empty;

    // A schema that does not come from a file is that of the session.
    private static string SchemaOf(IdentitySchema schema) => schema.Path is { } path ? PowerShellText.Quote(path)
        : StoreTargets.Get(schema.Target).Capabilities.HasEntityTypes ? $"(Get-IdentitySchema -EntityType {PowerShellText.Quote(schema.EntityType)})" : "(Get-IdentitySchema)";
}
