using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>A kind that is recognized, but for which no verification is implemented.</summary>
internal sealed class UnverifiableScheme : PasswordScheme
{
    private readonly Func<MarkedHash, ParsedHash?> _parse;
    private readonly string[] _marks;

    /// <param name="id">The stable name.</param>
    /// <param name="description">The name in a sentence, with its article.</param>
    /// <param name="parse">Parses a hash.</param>
    /// <param name="marks">The names between dollar signs with which the hashes start.</param>
    public UnverifiableScheme(string id, string description, Func<MarkedHash, ParsedHash?> parse, params string[] marks)
        : base(id, description)
    {
        _parse = parse;
        _marks = marks;
    }

    public override IEnumerable<HashMark> Marks => Array.ConvertAll(_marks, mark => HashMark.Dollar(mark, _parse));

    public override string? RefuseVerification(ParsedHash hash, byte[] password) => "The hash is recognized, but hashes of this kind can't be verified here.";

    public override bool Verify(ParsedHash hash, byte[] password) => false;
}
