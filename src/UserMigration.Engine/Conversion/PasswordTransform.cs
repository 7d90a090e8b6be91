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
    private static readonly Regex s_bcrypt = new Regex(
        @"\A\$2[aby]\$(0[4-9]|[12][0-9]|3[01])\$[./A-Za-z0-9]{53}\z", RegexOptions.CultureInvariant);

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
    public static bool IsBcrypt(string text) => s_bcrypt.IsMatch(text);

    public override TransformFault? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = value;
        if (value is not string text)
        {
            return IsEnvelope(value, out TransformFault? typed) ? typed : Unknown();
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
        return _allowClearText && !s_hashLike.IsMatch(text) ? null : Unknown();
    }

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

    private TransformFault Unknown() => new TransformFault(
        "PasswordNotRecognised",
        _allowClearText
            ? "This looks like a hash of a kind that is not recognised; it is not sent as clear text."
            : "This is neither a password envelope nor a bcrypt hash.",
        "Give the password as JSON with the members type and value"
            + (_allowClearText ? "." : ", or allow clear text with -AllowClearTextPassword."));
}
