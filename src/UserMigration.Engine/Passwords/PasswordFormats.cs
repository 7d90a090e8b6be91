using System.Collections;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Passwords.Schemes;

namespace UserMigration.Engine.Passwords;

/// <summary>
/// The formats in which a kind of store accepts password hashes: an envelope with a type and a value, and other members that a type
/// needs. All texts about passwords that depend on the kind of store are defined here.
/// </summary>
internal abstract class PasswordFormats
{
    /// <summary>What stands for a part of a name in examples that the user completes.</summary>
    public const string Placeholder = "...";

    /// <summary>Whether the store accepts any password hashes; otherwise, it accepts only clear text.</summary>
    public virtual bool AcceptsHashes => true;

    /// <summary>The member of an envelope that contains the type.</summary>
    public abstract string TypeMember { get; }

    /// <summary>The member of an envelope that contains the hash.</summary>
    public abstract string ValueMember { get; }

    /// <summary>The names of the documented types.</summary>
    public abstract IReadOnlyList<string> Types { get; }

    /// <summary>An example of an envelope in JSON, for messages.</summary>
    public abstract string Example { get; }

    /// <summary>Examples of type names for messages: a documented type, and a type that a customer defined.</summary>
    public abstract (string Documented, string Own) TypeExamples { get; }

    /// <summary>An example of the members of an envelope in the syntax of <c>-PasswordType</c>, for messages.</summary>
    public abstract string MembersExample { get; }

    /// <summary>The warning to show if clear text is allowed but not documented by the store; otherwise null.</summary>
    public virtual string? ClearTextWarning => null;

    /// <summary>The kinds of hash that the store accepts by default, each with its type and members.</summary>
    public abstract IReadOnlyList<PasswordTypeRow> Rows { get; }

    /// <summary>The member of an envelope that contains the salt; dots denote nested objects.</summary>
    public abstract string SaltMember { get; }

    /// <summary>The member of an envelope that contains the iterations; dots denote nested objects.</summary>
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

    /// <summary>Suggests a type for an ambiguous kind: the type of the most likely kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The type; null if the store has no type for the kind.</returns>
    public string? Suggest(string kind) => PasswordSchemes.Get(kind).LikelyKind is { } likely ? Rows.FirstOrDefault(row => row.Kind == likely)?.Type : null;

    /// <summary>Gets the recommendation for a kind that the store is not known to accept.</summary>
    /// <param name="kind">The kind.</param>
    public abstract string Advise(string kind);

    /// <summary>Gets an example of the members of an envelope with the salt, in the syntax of <c>-PasswordType</c>, for messages.</summary>
    /// <param name="part">The part of the hash, <c>salt</c>.</param>
    public abstract string MemberAdvice(string part);

    /// <summary>Describes what is wrong with the name of a type, as the end of a sentence; null if the name is valid.</summary>
    /// <param name="type">The name.</param>
    public abstract string? FaultOf(string type);

    /// <summary>Whether a type is documented, or has a name of the form that customers use for their own types.</summary>
    /// <param name="type">The name.</param>
    public virtual bool IsKnown(string type) => Types.Contains(type);

    /// <summary>Gets the members other than the type for a kind without a template, if the user specifies only the type.</summary>
    /// <param name="kind">The kind.</param>
    public virtual IEnumerable<KeyValuePair<string, string>> MembersOf(PasswordScheme kind)
    {
        // The digests in the examples of the stores are hexadecimal.
        bool isBase64 = kind.Id.EndsWith("-base64", System.StringComparison.Ordinal);
        yield return new KeyValuePair<string, string>(ValueMember, isBase64 ? "{digest:hex}" : "{hash}");
    }

    /// <summary>Checks the cost of a bcrypt hash for a type: a Warning, an Error if the type does not support the cost, or null.</summary>
    /// <param name="type">The type.</param>
    /// <param name="cost">The cost.</param>
    public virtual MigrationIssue? CheckCost(string type, int cost) =>
        BcryptHashes.CheckCost(cost) is { } unusual ? unusual : null;

    /// <summary>Checks the value of an envelope with a type and a value that are not empty.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <param name="type">The type.</param>
    /// <param name="value">The value.</param>
    /// <returns>An issue with the severity Error or Warning, or null.</returns>
    public abstract MigrationIssue? Check(IDictionary envelope, string type, string value);

    /// <summary>Parses the hash in an envelope if its type identifies the kind of hash.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <param name="type">The type.</param>
    /// <param name="value">The value.</param>
    /// <returns>The hash; null if the type does not identify the kind.</returns>
    public abstract ParsedHash? Parse(IDictionary envelope, string type, string value);

    /// <summary>Gets the type in an envelope as it is sent; null if the object is not such an envelope.</summary>
    /// <param name="envelope">The object.</param>
    public virtual string? SentTypeOf(IDictionary envelope) => envelope[TypeMember] as string;

    /// <summary>Whether an object has the members of an envelope.</summary>
    /// <param name="envelope">The object.</param>
    public bool IsEnvelope(IDictionary envelope) => envelope.Contains(TypeMember) && envelope.Contains(ValueMember);
}
