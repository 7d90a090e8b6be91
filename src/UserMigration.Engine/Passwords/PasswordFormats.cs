using System.Collections;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Passwords.Schemes;

namespace UserMigration.Engine.Passwords;

/// <summary>
/// How a kind of store takes password hashes: an envelope with a type and a value, and what else a type needs. All that
/// is told of passwords to a user of one kind of store is worded here.
/// </summary>
internal abstract class PasswordFormats
{
    /// <summary>The member of an envelope that names the type.</summary>
    public abstract string TypeMember { get; }

    /// <summary>The member of an envelope that has the hash.</summary>
    public abstract string ValueMember { get; }

    /// <summary>The types that are documented by name.</summary>
    public abstract IReadOnlyList<string> Types { get; }

    /// <summary>An envelope as JSON, for messages.</summary>
    public abstract string Example { get; }

    /// <summary>The name of a type, for messages: one, and what a customer's own looks like.</summary>
    public abstract (string Documented, string Own) TypeExamples { get; }

    /// <summary>The members of an envelope as <c>-PasswordType</c> takes them, for messages.</summary>
    public abstract string MembersExample { get; }

    /// <summary>What to say where clear text is allowed, because the store does not document it; or null.</summary>
    public virtual string? ClearTextWarning => null;

    /// <summary>The kinds of hashes that the store accepts by default, each with its type and members.</summary>
    public abstract IReadOnlyList<PasswordTypeRow> Rows { get; }

    /// <summary>The member of an envelope that has the salt; dots stand for objects within it.</summary>
    public abstract string SaltMember { get; }

    /// <summary>The member of an envelope that has the iterations; dots stand for objects within it.</summary>
    public abstract string IterationsMember { get; }

    /// <summary>Creates the envelopes of the kinds that the store accepts by default.</summary>
    public IEnumerable<KeyValuePair<string, EnvelopeTemplate>> CreateTemplates()
    {
        foreach (PasswordTypeRow row in Rows)
        {
            List<KeyValuePair<string, string>> members =
            [
                new KeyValuePair<string, string>(TypeMember, row.Type),
                new KeyValuePair<string, string>(ValueMember, row.Value),
            ];
            if (row.Salt is not null)
            {
                members.Add(new KeyValuePair<string, string>(SaltMember, row.Salt));
            }

            if (row.Iterations is not null)
            {
                members.Add(new KeyValuePair<string, string>(IterationsMember, row.Iterations));
            }

            yield return new KeyValuePair<string, EnvelopeTemplate>(row.Kind, new EnvelopeTemplate(PasswordSchemes.Get(row.Kind), members, row.IsAssumed));
        }
    }

    /// <summary>Suggests the type of a kind that leaves doubt: that of the kind it most likely is.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The type; null where the store has none for it.</returns>
    public string? Suggest(string kind) => PasswordSchemes.Get(kind).LikelyKind is { } likely ? Rows.FirstOrDefault(row => row.Kind == likely)?.Type : null;

    /// <summary>What to do about a kind that the store is not known to take.</summary>
    /// <param name="kind">The kind.</param>
    public abstract string Advise(string kind);

    /// <summary>Where the salt stands among the members, as <c>-PasswordType</c> takes it, for messages.</summary>
    /// <param name="part">The part, <c>salt</c>.</param>
    public abstract string MemberAdvice(string part);

    /// <summary>What is wrong with the name of a type, as the end of a sentence; null where it can be one.</summary>
    /// <param name="type">The name.</param>
    public abstract string? FaultOf(string type);

    /// <summary>Whether a type is documented, or is of those that customers name themselves.</summary>
    /// <param name="type">The name.</param>
    public virtual bool IsKnown(string type) => Types.Contains(type);

    /// <summary>The members beside the type of a kind that has no layout, where the user gives the type alone.</summary>
    /// <param name="kind">The kind.</param>
    public virtual IEnumerable<KeyValuePair<string, string>> MembersOf(PasswordScheme kind)
    {
        // The stores' examples of digests are hexadecimal.
        bool isBase64 = kind.Id.EndsWith("-base64", System.StringComparison.Ordinal);
        yield return new KeyValuePair<string, string>(ValueMember, isBase64 ? "{digest:hex}" : "{hash}");
    }

    /// <summary>What a bcrypt hash of a cost is to a type: a Warning, an Error where the type can't hold it, or null.</summary>
    /// <param name="type">The type.</param>
    /// <param name="cost">The cost.</param>
    public virtual MigrationIssue? CheckCost(string type, int cost) =>
        BcryptHashes.CheckCost(cost) is { } unusual ? unusual : null;

    /// <summary>Checks the value of an envelope whose type and value are filled.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <param name="type">The type.</param>
    /// <param name="value">The value.</param>
    /// <returns>What is wrong (Error) or unusual (Warning), or null.</returns>
    public abstract MigrationIssue? Check(IDictionary envelope, string type, string value);

    /// <summary>Takes the hash of an envelope apart where its type says which kind it is.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <param name="type">The type.</param>
    /// <param name="value">The value.</param>
    /// <returns>The hash; null where the type does not tell.</returns>
    public abstract ParsedHash? Parse(IDictionary envelope, string type, string value);

    /// <summary>Whether an object has the members of an envelope.</summary>
    /// <param name="envelope">The object.</param>
    public bool IsEnvelope(IDictionary envelope) => envelope.Contains(TypeMember) && envelope.Contains(ValueMember);
}
