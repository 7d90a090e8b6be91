using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>A kind that is recognised, and for which there is no program to verify a password here.</summary>
internal sealed class UnverifiableScheme : PasswordScheme
{
    private readonly Func<MarkedHash, ParsedHash?> _parse;
    private readonly string[] _marks;

    /// <param name="id">The stable name.</param>
    /// <param name="description">What it is called in a sentence.</param>
    /// <param name="parse">Takes a hash apart.</param>
    /// <param name="marks">The names between dollar signs that its hashes start with.</param>
    public UnverifiableScheme(string id, string description, Func<MarkedHash, ParsedHash?> parse, params string[] marks)
        : base(id, description)
    {
        _parse = parse;
        _marks = marks;
    }

    public override IEnumerable<HashMark> Marks => Array.ConvertAll(_marks, mark => HashMark.Dollar(mark, _parse));

    public override string? RefuseVerification(ParsedHash hash, byte[] password) => "It is recognised, and can't be verified here.";

    public override bool Verify(ParsedHash hash, byte[] password) => false;
}
