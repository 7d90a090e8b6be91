using System;
using System.Collections;
using System.Collections.Generic;
using UserMigration.Engine.Passwords.Schemes;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Passwords;

/// <summary>Recognizes the passwords of a datafile. Never shows any part of them. Thread-safe.</summary>
public static class PasswordHashes
{
    private const string DamagedPrefix = "damaged:";

    private static readonly Dictionary<string, string> s_damaged = Prefix(DamagedPrefix, PasswordSchemes.Ids);
    private static readonly PasswordHash s_blank = Plain(PasswordHashKind.Blank);

    /// <summary>The description of clear text, which has no details.</summary>
    internal static PasswordHash ClearText { get; } = Plain(PasswordHashKind.ClearText);

    /// <summary>The kind of an envelope that can't be read, for statistics.</summary>
    internal const string DamagedEnvelope = DamagedPrefix + "envelope";

    /// <summary>
    /// Gets the kind of a password that is not an envelope, for statistics: one of <see cref="PasswordHashKind"/>; <c>damaged:</c> and
    /// a kind for a damaged hash. A valid bcrypt hash causes no allocation.
    /// </summary>
    /// <param name="text">The password in the datafile.</param>
    internal static string KindOf(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return PasswordHashKind.Blank;
        }

        if (BcryptHashes.IsSound(text!))
        {
            return PasswordHashKind.Bcrypt;
        }

        ParsedHash? hash = HashRecogniser.Parse(text!);
        return hash is null ? PasswordHashKind.ClearText : KindOf(hash);
    }

    /// <summary>Recognizes a password hash.</summary>
    /// <param name="text">The password in the datafile. An envelope is not recognized as a hash.</param>
    /// <returns>The kind of the password and its details.</returns>
    public static PasswordHash Recognise(string? text) => string.IsNullOrEmpty(text) ? s_blank : HashRecogniser.Parse(text!)?.Describe() ?? ClearText;

    /// <summary>Whether the text starts like a JSON object.</summary>
    internal static bool IsEnvelope(string text)
    {
        int start = SkipBlanks(text, 0);
        if (start == text.Length || text[start] != '{')
        {
            return false;
        }

        int next = SkipBlanks(text, start + 1);
        return next < text.Length && text[next] is '"' or '}';
    }

    /// <summary>Reads a JSON object; null if the text is not one.</summary>
    internal static IDictionary? ReadEnvelope(string text) => JsonTree.TryParse(text, out object? tree, out _) ? tree as IDictionary : null;

    /// <summary>Gets the kind of a hash, for statistics.</summary>
    internal static string KindOf(ParsedHash hash) => hash.Fault is null ? hash.Kind : s_damaged[hash.Kind];

    private static int SkipBlanks(string text, int start)
    {
        while (start < text.Length && text[start] is ' ' or '\t' or '\r' or '\n')
        {
            start++;
        }

        return start;
    }

    private static PasswordHash Plain(string kind) => new PasswordHash(
        kind, null, Array.Empty<string>(), new Dictionary<string, long>(0), Array.Empty<MigrationIssue>());

    private static Dictionary<string, string> Prefix(string prefix, IEnumerable<string> names)
    {
        Dictionary<string, string> prefixed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string name in names)
        {
            prefixed.Add(name, prefix + name);
        }

        return prefixed;
    }
}
