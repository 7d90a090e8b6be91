using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using UserMigration.Engine.Passwords.Schemes;

namespace UserMigration.Engine.Passwords;

/// <summary>
/// The value of a member of an envelope: literal text, and parts of the hash in braces. <c>{hash}</c> is the hash itself;
/// <c>{digest:hex}</c>, <c>{digest:base64}</c>, <c>{digest+salt:base64}</c> (the digest followed by the salt, as in RFC 2307), <c>{salt:hex}</c>, <c>{salt:base64}</c>, <c>{salt:text}</c> and <c>{salt:written}</c>
/// (text if the hash has it as text, otherwise base64) are its parts; <c>{iterations}</c> and the other parameters are numbers, and
/// <c>{iterations:text}</c> is the number as text. A part with text around it is text.
/// </summary>
internal sealed class MemberTemplate
{
    private readonly List<Part> _parts = new List<Part>();

    private MemberTemplate(string text)
    {
        Text = text;
    }

    /// <summary>The template as specified.</summary>
    public string Text { get; }

    /// <summary>Whether the template is only the hash itself.</summary>
    public bool IsHash => _parts.Count == 1 && _parts[0].Name == "hash";

    /// <summary>Whether the template needs no part of a hash except the cost.</summary>
    public bool IsOfCost => _parts.TrueForAll(part => part.Name is null or "cost");

    /// <summary>Whether the value is the same for each hash.</summary>
    public bool IsConstant => _parts.TrueForAll(part => part.Name is null);

    /// <summary>Reads a template.</summary>
    /// <param name="kind">The kind of the hashes that fill the template.</param>
    /// <param name="text">The template.</param>
    /// <exception cref="FormatException">A part in braces does not exist for this kind; the message is the part.</exception>
    public static MemberTemplate Read(PasswordScheme kind, string text)
    {
        MemberTemplate template = new MemberTemplate(text);
        int start = 0;
        while (start < text.Length)
        {
            int open = text.IndexOf('{', start);
            int close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close <= open + 1)
            {
                template._parts.Add(new Part(text.Substring(start), null, null));
                return template;
            }

            if (open > start)
            {
                template._parts.Add(new Part(text.Substring(start, open - start), null, null));
            }

            template._parts.Add(Part.Read(kind, text.Substring(open, close - open + 1)));
            start = close + 1;
        }

        return template;
    }

    /// <summary>Gets the value for a hash.</summary>
    /// <param name="hash">The hash; valid.</param>
    /// <param name="missing">The part that the hash can't provide in the required format; otherwise unchanged.</param>
    public object? Fill(ParsedHash hash, ref string? missing)
    {
        if (_parts.Count == 1)
        {
            object? value = _parts[0].Fill(hash);
            missing = value is null ? _parts[0].Name : missing;
            return value;
        }

        StringBuilder text = new StringBuilder();
        foreach (Part part in _parts)
        {
            object? value = part.Fill(hash);
            missing = value is null ? part.Name : missing;
            text.Append(value is long number ? number.ToString(CultureInfo.InvariantCulture) : value as string);
        }

        return text.ToString();
    }

    private sealed class Part
    {
        private const string DigestAndSalt = "digest+salt";

        private readonly string _text;
        private readonly string? _form;

        public Part(string text, string? name, string? form)
        {
            _text = text;
            Name = name;
            _form = form;
        }

        public string? Name { get; }

        public static Part Read(PasswordScheme kind, string text)
        {
            string[] words = text.Substring(1, text.Length - 2).Split(':');
            string name = words[0];
            string? form = words.Length > 1 ? words[1] : null;
            bool isThere = name == "hash" || Contains(kind.Parts, name) || (name == DigestAndSalt && Contains(kind.Parts, "digest") && Contains(kind.Parts, "salt"));
            bool isForm = name switch
            {
                "hash" => form is null,
                "digest" => form is "hex" or "base64",
                DigestAndSalt => form is "base64",
                "salt" => form is "hex" or "base64" or "text" or "written",
                _ => form is null or "text",
            };
            return isThere && isForm && words.Length < 3 ? new Part(text, name, form) : throw new FormatException(text);
        }

        public object? Fill(ParsedHash hash) => Name switch
        {
            null => _text,
            "hash" => hash.Text,
            "digest" => InForm(hash.Digest, _form),
            DigestAndSalt => hash.Digest is null || hash.Salt is null ? null : Convert.ToBase64String([.. hash.Digest, .. hash.Salt]),
            "salt" => InForm(hash.Salt, _form == "written" ? (hash.HasTextSalt ? "text" : "base64") : _form),
            _ => _form is null ? hash[Name] : hash[Name].ToString(CultureInfo.InvariantCulture),
        };

        private static string? InForm(byte[]? bytes, string? form) => bytes is null ? null : form switch
        {
            "hex" => HashAlphabets.ToHex(bytes),
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
