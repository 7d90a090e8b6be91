using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace UserMigration.Engine.Tests.Validation;

/// <summary>Rows for a schema: each fills a few attributes, and now and then one of them with what the store refuses.</summary>
internal sealed class RandomRows
{
    private const double BadShare = 0.12;
    private const string Letters = "abcXYZ019 äßéŁ日本語😀e\u0301-_'\"\\,;\n";

    private readonly IdentitySchema _schema;
    private readonly Random _random;
    private readonly string[] _paths;

    public RandomRows(IdentitySchema schema, Random random)
    {
        _schema = schema;
        _random = random;
        _paths = schema.GetPaths().Where(path => schema.Find(path) is { IsRequired: false, IsReserved: false }).ToArray();
    }

    public IEnumerable<MigrationRecord> Create(int count)
    {
        for (int number = 1; number <= count; number++)
        {
            List<(string, object?)> fields = [("email", Email(number))];
            foreach (string path in _paths.Where(path => path != "email" && _random.NextDouble() < 0.2))
            {
                fields.Add((path, Value(_schema.Find(path)!, number)));
            }

            // What an object requires is given with the object.
            if (fields.Exists(field => field.Item1 == "home.zip"))
            {
                fields.Add(("home.city", IsBad() ? "" : "Bonn"));
            }

            yield return Records.Of(number, [.. fields]);
        }
    }

    private string Email(int number)
    {
        int taken = IsBad() ? Math.Max(1, number - 1) : number;
        return IsBad() ? Pick("nobody", "a@b@example.com", "a b@example.com", "a@localhost", "@example.com")
            : Invariant($"{(taken == number ? "user" : "User")}{taken}@example.com");
    }

    private string Value(SchemaAttribute attribute, int number)
    {
        if (_random.Next(10) == 0)
        {
            return string.Empty;
        }

        bool isBad = IsBad();
        return attribute.Type switch
        {
            "string" => Text(attribute, number, isBad),
            "boolean" => isBad ? Pick("perhaps", "2", "tru", "null") : Pick("true", "FALSE", "True"),
            "integer" => isBad ? Pick("1.5", "x", "9223372036854775808", "1 2") : Pick("0", "-5", "9223372036854775807"),
            "decimal" => isBad ? Pick("1,5", "x", "1.2.3") : Pick("0", "-1.5", "123456789.25"),
            "date" or "dateTime" => isBad ? Pick("2019-02-29", "1989-13-01", "yesterday", "2019-01-02 25:00:00") : Pick("2020-02-29", "1989-12-19 22:04:00"),
            "ipAddress" => isBad ? Pick("256.0.0.1", "::1", "1.2.3", "host") : Pick("192.0.2.1", "0.0.0.0"),
            "uuid" => isBad ? Pick("123", "{123e4567-e89b-42d3-a456-426614174000}") : Invariant($"00000000-0000-4000-8000-{number:000000000000}"),
            "json" => Pick("{\"a\":[1,2]}", "[]", "5", "\"text\"", "true"),
            "plural" => isBad ? Pick("{}", "[5]", "[\"a\"]", "[{\"no such\":1}]", "[{\"id\":5}]", "[[]]") : Plural(attribute, number),
            _ when attribute.Type.StartsWith("password", StringComparison.Ordinal) => "$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234",
            _ => "anything",
        };
    }

    private string Text(SchemaAttribute attribute, int number, bool isBad)
    {
        if (attribute.IsUnique)
        {
            return Invariant($"key{number}");
        }

        string? constraint = attribute.Constraints.FirstOrDefault(word => word is "alphabetic" or "alphanumeric" or "unicode-letters" or "unicode-printable");
        if (constraint is not null)
        {
            return (constraint, isBad) switch
            {
                ("alphabetic", false) => Pick("abc", "ZZ"),
                ("alphabetic", true) => Pick("ab1", "ä", "abcdef"),
                ("alphanumeric", false) => Pick("a1", "0"),
                ("alphanumeric", true) => Pick("a-1", "٣", "a b"),
                ("unicode-letters", false) => Pick("Zoë", "Zoe\u0308", "日本語"),
                ("unicode-letters", true) => Pick("a1", "😀", "a b"),
                (_, false) => Pick("O'Neill 😀", "a b"),
                _ => Pick("a\nb", "a\tb", "a\u0001"),
            };
        }

        int most = attribute.Length ?? 50;
        int length = isBad && attribute.Length is not null ? most + 1 + _random.Next(3) : _random.Next(3) == 0 ? most : 1 + _random.Next(Math.Min(most, 20));
        return Characters(length);
    }

    // Whole characters: an emoji is one.
    private string Characters(int count)
    {
        int[] letters = Letters.EnumerateRunes().Select(rune => rune.Value).ToArray();
        string text = string.Concat(Enumerable.Range(0, count).Select(_ => char.ConvertFromUtf32(letters[_random.Next(letters.Length)])));
        return text;
    }

    private string Plural(SchemaAttribute plural, int number)
    {
        IEnumerable<string> elements = Enumerable.Range(0, _random.Next(3)).Select(i => "{" + string.Join(",", plural.Attributes
            .Where(part => !part.IsReserved && _random.Next(2) == 0 && part.Type is not ("object" or "plural" or "json"))
            .Select(part => $"\"{part.Name}\":{Member(part, (number * 3) + i)}")) + "}");
        return "[" + string.Join(",", elements) + "]";
    }

    private string Member(SchemaAttribute part, int number)
    {
        bool isBad = IsBad();
        return part.Type switch
        {
            "string" when part.IsLocallyUnique => isBad ? "\"same\"" : Invariant($"\"{number % 10000}\""),
            "string" => isBad ? Pick("5", "true", "[]") : Pick("\"a\"", "null", "\"\""),
            "boolean" => isBad ? Pick("\"yes\"", "1", "{}") : Pick("true", "\"False\"", "null"),
            "integer" => isBad ? Pick("1.5", "\"x\"", "true") : Pick("5", "\"5\""),
            _ => isBad ? Pick("\"12/19/1989\"", "5", "true") : Pick("\"2020-02-29\"", "\"1989-12-19 22:04:00\""),
        };
    }

    private bool IsBad() => _random.NextDouble() < BadShare;

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
