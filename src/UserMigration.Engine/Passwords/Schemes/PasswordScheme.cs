using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using UserMigration.Engine.Passwords.Verification;

namespace UserMigration.Engine.Passwords.Schemes;

/// <summary>
/// A kind of password hash: what it is called, how its hashes are recognised and taken apart, how a password is verified against one, and what
/// such a verification may cost. A new kind is a class like this, a line in <see cref="PasswordSchemes"/>, and a row in the table of each store
/// that accepts it.
/// </summary>
internal abstract class PasswordScheme
{
    /// <summary>The last of <see cref="Candidates"/> where a text of this form may be clear text as well.</summary>
    public const string ClearTextCandidate = "clear text";

    /// <summary>The name of the part that holds the digest.</summary>
    protected const string Digest = "digest";

    /// <summary>The name of the part that holds the salt.</summary>
    protected const string Salt = "salt";

    /// <summary>The name of the parameter that counts the iterations.</summary>
    protected const string Iterations = "iterations";

    /// <param name="id">The stable name, one of <see cref="PasswordHashKind"/> where scripts have a constant for it.</param>
    /// <param name="description">What it is called in a sentence, with its article: "a bcrypt hash".</param>
    /// <param name="parts">The parts that an envelope can name beside the hash itself: digest, salt, and parameters by name.</param>
    protected PasswordScheme(string id, string description, params string[] parts)
    {
        Id = id;
        Description = description;
        Parts = parts;
    }

    /// <summary>The stable name of the kind: what <c>-PasswordType</c> accepts as a key and what is counted.</summary>
    public string Id { get; }

    /// <summary>What the kind is called in a sentence, with its article.</summary>
    public string Description { get; }

    /// <summary>The parts that an envelope can name beside the hash itself: digest, salt, and parameters by name.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>What a text of this form may be, in words; empty where the form leaves no doubt.</summary>
    public virtual IReadOnlyList<string> Candidates => Array.Empty<string>();

    /// <summary>The kind that a hash of this form most likely is, where the form leaves doubt; otherwise null.</summary>
    public virtual string? LikelyKind => null;

    /// <summary>Whether a text of this form may be clear text as well.</summary>
    public bool CanBeClearText => Candidates.Count > 0 && Candidates[Candidates.Count - 1] == ClearTextCandidate;

    /// <summary>The size in bytes of the digest that is the whole hash; 0 where there is more to it than a digest.</summary>
    public virtual int DigestSize => 0;

    /// <summary>The marks that its hashes start with.</summary>
    public virtual IEnumerable<HashMark> Marks => Array.Empty<HashMark>();

    /// <summary>Takes a hash apart that has no mark.</summary>
    /// <param name="text">The text, of at least 20 characters, without spaces around it.</param>
    /// <returns>The hash; null where the text is not one of this kind.</returns>
    public virtual ParsedHash? ParseUnmarked(string text) => null;

    /// <summary>Says why a password cannot be verified against a hash here: no program, a key that is elsewhere, too high a cost.</summary>
    /// <param name="hash">A sound hash of this kind.</param>
    /// <param name="password">The password in UTF-8.</param>
    /// <returns>One or two sentences; null where it can be verified.</returns>
    public virtual string? RefuseVerification(ParsedHash hash, byte[] password) => PasswordCost.RefuseIterations(hash[Iterations]);

    /// <summary>Verifies a password against a hash that <see cref="RefuseVerification"/> does not refuse.</summary>
    /// <param name="hash">A sound hash of this kind.</param>
    /// <param name="password">The password in UTF-8.</param>
    public abstract bool Verify(ParsedHash hash, byte[] password);

    /// <summary>Finds out which of <see cref="Candidates"/> a hash is.</summary>
    /// <param name="hash">A hash of this kind that leaves doubt.</param>
    /// <param name="password">The password that it is known to be of, in UTF-8.</param>
    /// <returns>What it is, in words; null where no candidate that can be tried gives this hash.</returns>
    public virtual string? FindCandidate(ParsedHash hash, byte[] password) => null;

    /// <summary>Compares two hashes in text, in a time that does not depend on where they differ.</summary>
    protected static bool AreSame(string first, string second) => Digests.AreEqual(Encoding.ASCII.GetBytes(first), Encoding.ASCII.GetBytes(second));

    /// <summary>Whether a hash, with all that it has, is the password itself.</summary>
    protected static bool IsClearText(ParsedHash hash, byte[] password) => Digests.AreEqual(Encoding.UTF8.GetBytes(hash.Text), password);

    /// <summary>The part of a hash behind its last dollar sign.</summary>
    protected static string Tail(string text) => text.Substring(text.LastIndexOf('$') + 1);

    /// <summary>The password in UTF-16, as Windows digests it.</summary>
    protected static byte[] Utf16(byte[] password) => Encoding.Convert(Encoding.UTF8, Encoding.Unicode, password);

    /// <summary>The usual name of a digest algorithm.</summary>
    protected static string NameOf(HashAlgorithmName algorithm) =>
        algorithm == HashAlgorithmName.MD5 ? "MD5" : "SHA-" + algorithm.Name!.Substring(3);
}
