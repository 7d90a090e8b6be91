using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace UserMigration.Engine.Passwords;

/// <summary>
/// The envelope of a kind: its members, each a text as it stands or a part of the hash in braces. <c>{hash}</c> is the
/// hash by itself; <c>{digest:hex}</c>, <c>{digest:base64}</c>, <c>{salt:hex}</c>, <c>{salt:base64}</c> and
/// <c>{salt:text}</c> are its parts; <c>{iterations}</c> and the other parameters are numbers, and
/// <c>{iterations:text}</c> is the number as text.
/// </summary>
internal sealed class PasswordLayout
{
    /// <summary>The member that names the type.</summary>
    public const string TypeMember = "type";

    private readonly Member[] _members;
    private readonly bool _isWhole;

    /// <summary>Makes a layout.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="members">The members in their order, type among them.</param>
    /// <param name="isAssumed">Whether the target does not document these members.</param>
    /// <exception cref="FormatException">A part in braces is not there for this kind; the message is the part.</exception>
    public PasswordLayout(PasswordKind kind, IReadOnlyList<KeyValuePair<string, string>> members, bool isAssumed)
    {
        _members = new Member[members.Count];
        for (int i = 0; i < members.Count; i++)
        {
            _members[i] = Member.Read(kind, members[i].Key, members[i].Value);
            if (members[i].Key == TypeMember)
            {
                Type = members[i].Value;
            }
        }

        IsAssumed = isAssumed;
        _isWhole = _members.Length == 2 && _members[0].Name == TypeMember && _members[1].Part == "hash";
        Template = members;
    }

    /// <summary>The type.</summary>
    public string Type { get; } = string.Empty;

    /// <summary>Whether the target does not document these members.</summary>
    public bool IsAssumed { get; }

    /// <summary>Whether a password was sent in it.</summary>
    public bool IsUsed { get; private set; }

    /// <summary>The members as they were given.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Template { get; }

    /// <summary>Puts the hash into it as it is, where that is all there is to it.</summary>
    /// <returns>The envelope, or null where parts of the hash are needed.</returns>
    public Dictionary<string, object?>? TryFill(string hash)
    {
        if (!_isWhole)
        {
            return null;
        }

        IsUsed = true;
        return new Dictionary<string, object?>(StringComparer.Ordinal) { [TypeMember] = Type, [_members[1].Name] = hash };
    }

    /// <summary>Puts a hash into it.</summary>
    /// <param name="hash">The hash, whole.</param>
    /// <param name="missing">The part that the hash can't give in that form, or null.</param>
    public Dictionary<string, object?> Fill(ParsedHash hash, out string? missing)
    {
        missing = null;
        Dictionary<string, object?> envelope = new Dictionary<string, object?>(_members.Length, StringComparer.Ordinal);
        foreach (Member member in _members)
        {
            object? value = member.Of(hash);
            envelope[member.Name] = value;
            if (value is null)
            {
                missing = member.Part;
            }
        }

        IsUsed = true;
        return envelope;
    }

    private sealed class Member
    {
        private readonly string _value;
        private readonly string? _form;

        private Member(string name, string value, string? part, string? form)
        {
            Name = name;
            _value = value;
            Part = part;
            _form = form;
        }

        public string Name { get; }

        public string? Part { get; }

        public static Member Read(PasswordKind kind, string name, string value)
        {
            if (value.Length < 3 || value[0] != '{' || value[value.Length - 1] != '}')
            {
                return new Member(name, value, null, null);
            }

            string[] words = value.Substring(1, value.Length - 2).Split(':');
            string part = words[0];
            string? form = words.Length > 1 ? words[1] : null;
            bool isThere = part == "hash" || Contains(kind.Parts, part);
            bool isForm = part switch
            {
                "hash" => form is null,
                "digest" => form is "hex" or "base64",
                "salt" => form is "hex" or "base64" or "text",
                _ => form is null or "text",
            };
            return isThere && isForm && words.Length < 3 ? new Member(name, value, part, form) : throw new FormatException(value);
        }

        public object? Of(ParsedHash hash) => Part switch
        {
            null => _value,
            "hash" => hash.Text,
            "digest" => InForm(hash.Digest),
            "salt" => InForm(hash.Salt),
            _ => _form is null ? hash[Part] : hash[Part].ToString(CultureInfo.InvariantCulture),
        };

        private string? InForm(byte[]? bytes) => bytes is null ? null : _form switch
        {
            "hex" => HashText.ToHex(bytes),
            "base64" => Convert.ToBase64String(bytes),
            _ => AsText(bytes),
        };

        private static string? AsText(byte[] bytes)
        {
            foreach (byte one in bytes)
            {
                if (one is < 0x20 or > 0x7e)
                {
                    return null;
                }
            }

            return Encoding.ASCII.GetString(bytes);
        }

        private static bool Contains(IReadOnlyList<string> parts, string part)
        {
            for (int i = 0; i < parts.Count; i++)
            {
                if (parts[i] == part)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
