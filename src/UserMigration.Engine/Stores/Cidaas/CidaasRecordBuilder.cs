using System;
using System.Collections;
using System.Collections.Generic;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Conversion.Members;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>
/// Creates the element of the bulk call (contract, section 2): members in a fixed order, each with the type of the call; the provider
/// <c>self</c> if none is named; and the <c>sub</c> of the user in its groups and identities. Members that the contract does not describe
/// are sent unchanged after the others if a map names them. <c>userStatus</c> is omitted if no column contains it, because the default of
/// the store is VERIFIED.
/// </summary>
internal sealed class CidaasRecordBuilder : RecordBuilder
{
    internal const string Sub = "sub";
    internal const string Provider = "provider";
    internal const string ProviderUserId = "providerUserId";
    internal const string Identities = "identities";
    internal const string Password = "password_hash_info";
    internal const string ClearTextPassword = "password";

    private const string CustomPrefix = CidaasMembers.CustomFields + ".";
    private const string AddressPrefix = "address.";
    private const string PasswordPrefix = Password + ".";

    private static readonly CidaasSchemaDialect s_dialect = new CidaasSchemaDialect();

    private static readonly Dictionary<string, string> s_defaults = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Provider] = CidaasProvider.Self,
    };

    private readonly IdentitySchema? _schema;
    private bool _hasPasswordParts;

    /// <summary>Creates a shape.</summary>
    /// <param name="schema">The field setup; null if custom fields stay unchanged.</param>
    public CidaasRecordBuilder(IdentitySchema? schema)
    {
        _schema = schema;
    }

    /// <summary>Whether an attribute is a field that the field setup defines.</summary>
    /// <param name="path">The full name of the attribute, with dots.</param>
    internal static bool IsCustomField(string path) => path.StartsWith(CustomPrefix, StringComparison.Ordinal);

    public override IReadOnlyDictionary<string, string> Defaults => s_defaults;

    public override bool Folds => true;

    public override bool HasIdentities(Dictionary<string, object?> attributes) =>
        attributes.TryGetValue(Identities, out object? identities) && identities is List<object?> { Count: > 0 };

    public override int PlaceOf(string path) => CidaasMembers.PlaceOf(path);

    public override AttributeTransform? FinalTransformFor(string path)
    {
        if (path == CidaasMembers.CustomFields)
        {
            return new ObjectMember("Use a column customFields.<field> for each field, or write the fields as JSON.", FinalTransformForField);
        }

        _hasPasswordParts |= path.StartsWith(PasswordPrefix, StringComparison.Ordinal);
        return IsCustomField(path) ? FinalTransformForField(path.Substring(CustomPrefix.Length))
            : CidaasMembers.Find(path) is { } member ? member.Transform?.Invoke()
            : path.StartsWith(AddressPrefix, StringComparison.Ordinal) ? TextMember.Instance
            : null;
    }

    public override void Finish(Dictionary<string, object?> attributes, MigrationRecord record, RecordOperation operation)
    {
        FinishAccount(attributes, record, operation);
        if (attributes.TryGetValue(Identities, out object? identities) && identities is List<object?> list)
        {
            if (attributes.TryGetValue(Provider, out object? provider) && CidaasProvider.IsSelf(provider))
            {
                // Each identity names its own provider.
                attributes.Remove(Provider);
            }

            attributes.TryGetValue(Sub, out object? sub);
            CidaasFolding.Complete(list, sub, record);
        }
        else if (attributes.TryGetValue(Provider, out object? provider)
            && !CidaasProvider.IsSelf(provider)
            && !attributes.ContainsKey(ProviderUserId)
            && operation != RecordOperation.Delete)
        {
            record.AddIssue(CidaasFolding.NoProviderUserId(record.Line, IssueSeverity.Warning));
        }
    }

    public override Dictionary<string, object?> Fold(
        IReadOnlyList<Dictionary<string, object?>> rows, IReadOnlyList<MigrationRecord> records, RecordOperation operation)
    {
        Dictionary<string, object?> account = CidaasFolding.Fold(rows, records);
        FinishAccount(account, records[0], operation);
        return account;
    }

    private AttributeTransform? FinalTransformForField(string field)
    {
        string path = CustomPrefix + field;
        return _schema?.Find(path) is { } attribute ? CidaasFieldTypes.GetTransform(path, s_dialect.KindOf(attribute)) : null;
    }

    private void FinishAccount(Dictionary<string, object?> attributes, MigrationRecord record, RecordOperation operation)
    {
        if (attributes.TryGetValue(Password, out object? password))
        {
            FinishPassword(attributes, password, record);
        }

        if (attributes.TryGetValue("groups", out object? groups) && groups is List<object?> { Count: > 0 } list && operation != RecordOperation.Delete)
        {
            attributes.TryGetValue(Sub, out object? sub);
            FinishGroups(list, sub, record);
        }
    }

    private void FinishPassword(Dictionary<string, object?> attributes, object? password, MigrationRecord record)
    {
        if (password is string)
        {
            // Clear text that the user allowed. The contract has the member only in an example.
            attributes.Remove(Password);
            attributes[ClearTextPassword] = password;
        }
        else if (_hasPasswordParts && password is IDictionary parts)
        {
            if (parts["passwordHash"] is null or "")
            {
                // The type is a constant, and the user does not have a password.
                attributes.Remove(Password);
            }
            else if (PasswordEnvelope.Check(CidaasTarget.PasswordFormats, parts) is { } fault)
            {
                record.AddIssue(fault.At(Password, record.Line));
            }
        }
    }

    private static void FinishGroups(List<object?> groups, object? sub, MigrationRecord record)
    {
        for (int i = 0; i < groups.Count; i++)
        {
            if (groups[i] is not Dictionary<string, object?> group || (group.TryGetValue(Sub, out object? own) && own is string { Length: > 0 }))
            {
                continue;
            }

            if (sub is not string { Length: > 0 })
            {
                record.AddIssue(MemberRules.GroupWithoutSub.CreateIssue(
                    "A group refers to the sub of its user, but this record has no sub.",
                    "Add a sub to each record: any identifier that does not change, as in -Map @{ legacyId = 'sub' }.",
                    attribute: "groups",
                    line: record.Line));
                return;
            }

            Dictionary<string, object?> named = new Dictionary<string, object?>(group.Count + 1, StringComparer.Ordinal) { [Sub] = sub };
            foreach (KeyValuePair<string, object?> member in group)
            {
                if (member.Key != Sub)
                {
                    named.Add(member.Key, member.Value);
                }
            }

            groups[i] = named;
        }
    }
}
