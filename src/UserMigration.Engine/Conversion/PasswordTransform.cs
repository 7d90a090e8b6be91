using System;
using System.Collections;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace UserMigration.Engine.Conversion;

/// <summary>
/// A password as the store takes it (contracts of the target, "Passwords"): an envelope given as JSON passes, a bcrypt
/// hash is put into one, and clear text passes where that was asked for. Anything else is refused: a hash that is
/// stored as if it were a password can't be taken back.
/// </summary>
internal sealed class PasswordTransform : AttributeTransform
{
    private const int BcryptLength = 60;
    private const int BcryptDigestStart = 7;

    private static readonly Regex s_hashLike = new Regex(
        @"\A(\$[A-Za-z0-9_-]+\$|\{[A-Za-z0-9._-]+\}|pbkdf2_|bcrypt|sha1\$|md5\$|[0-9a-fA-F]{32}([0-9a-fA-F]{8}|[0-9a-fA-F]{32}|[0-9a-fA-F]{96})?\z)",
        RegexOptions.CultureInvariant);

    private readonly bool _allowClearText;

    public PasswordTransform(bool allowClearText)
    {
        _allowClearText = allowClearText;
    }

    public override string Name => "Password";

    /// <summary>Whether a text is a bcrypt hash with a cost of 4 to 31, in one of its sound revisions (2a, 2b, 2y).</summary>
    public static bool IsBcrypt(string text)
    {
        if (text.Length != BcryptLength
            || text[0] != '$' || text[1] != '2' || text[2] is not ('a' or 'b' or 'y') || text[3] != '$' || text[6] != '$'
            || !IsCost(text[4], text[5]))
        {
            return false;
        }

        for (int i = BcryptDigestStart; i < text.Length; i++)
        {
            if (text[i] is not (>= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '.' or '/'))
            {
                return false;
            }
        }

        return true;
    }

    public override TransformFault? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = value;
        if (value is not string text)
        {
            return IsEnvelope(value, out TransformFault? typed) ? typed : Unknown(isHashLike: true);
        }

        if (IsBcrypt(text))
        {
            result = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["type"] = "password-bcrypt",
                ["value"] = text,
            };
            return null;
        }

        if (text.Length > 0 && text[0] == '{' && JsonTree.TryParse(text, out object? tree, out _) && tree is IDictionary)
        {
            result = tree;
            return IsEnvelope(tree, out TransformFault? fault) ? fault : new TransformFault(
                "PasswordEnvelope",
                "This is JSON, but no password envelope.",
                "Give it the members type and value, as in {\"type\":\"password-bcrypt\",\"value\":\"...\"}.");
        }

        result = text;
        bool isHashLike = s_hashLike.IsMatch(text);
        return _allowClearText && !isHashLike ? null : Unknown(isHashLike);
    }

    private static bool IsCost(char tens, char ones) =>
        tens is >= '0' and <= '3' && ones is >= '0' and <= '9' && ((tens - '0') * 10) + (ones - '0') is >= 4 and <= 31;

    private static bool IsEnvelope(object? value, out TransformFault? fault)
    {
        fault = null;
        if (value is not IDictionary members || members["type"] is not string type || members["value"] is not string hash)
        {
            return false;
        }

        if (type == "password-bcrypt" && !IsBcrypt(hash))
        {
            fault = new TransformFault(
                "PasswordHashShape",
                "The envelope says bcrypt, and the hash in it is none.",
                "Export the hash whole: 60 characters that start with $2a$, $2b$ or $2y$.");
        }

        return true;
    }

    private static TransformFault Unknown(bool isHashLike) => new TransformFault(
        "PasswordNotRecognised",
        isHashLike
            ? "This looks like a hash of a kind that is not recognised; it is never sent as clear text."
            : "This is neither a password envelope nor a bcrypt hash.",
        "Give the password as JSON with the members type and value"
            + (isHashLike ? "." : ", or allow clear text with -AllowClearTextPassword."));
}
