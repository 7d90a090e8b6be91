using System;
using System.Collections;
using System.Collections.Generic;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Conversion.Members;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>
/// Converts the lists of objects of a user: <c>groups</c>, <c>consents</c> and <c>identities</c>. Accepts JSON and the output of a script.
/// For groups, also accepts the text <c>STAFF:ADMIN,EDITOR;CIDAAS_USERS</c>: groups, each with its roles after a colon.
/// </summary>
internal sealed class CidaasElements : AttributeTransform
{
    private readonly Func<object?, Dictionary<string, object?>?> _read;
    private readonly MigrationIssue _fault;
    private readonly bool _isText;

    private CidaasElements(string wanted, bool isText, Func<object?, Dictionary<string, object?>?> read)
    {
        _read = read;
        _isText = isText;
        _fault = MemberRules.ElementShape.CreateIssue($"This is not a list of {wanted}.", $"Write it as {wanted}.");
    }

    /// <summary>The transform of groups. A group that is text becomes an object.</summary>
    public static CidaasElements Groups { get; } = new CidaasElements(
        "groups: GROUPID;GROUPID:ROLE,ROLE, or JSON as in [{\"groupId\":\"CIDAAS_USERS\",\"roles\":[\"USER\"]}]", isText: true, ReadGroup);

    /// <summary>The transform of consents. Each consent requires a fieldKey or a consentId.</summary>
    public static CidaasElements Consents { get; } = new CidaasElements(
        "consents in JSON, as in [{\"fieldKey\":\"terms\",\"state\":\"ACCEPTED\"}]", isText: false, ReadConsent);

    /// <summary>The transform of identities.</summary>
    public static CidaasElements Identities { get; } = new CidaasElements(
        "identities in JSON, as in [{\"provider\":\"facebook\",\"providerUserId\":\"...\"}]", isText: false, Copy);

    public override string Name => "Elements";

    public override bool MakesPlural => true;

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = ElementList.Read(value, _isText, _read);
        return result is null ? _fault : null;
    }

    private static Dictionary<string, object?>? ReadGroup(object? item)
    {
        if (item is string text)
        {
            int colon = text.IndexOf(':');
            string id = (colon < 0 ? text : text.Substring(0, colon)).Trim();
            Dictionary<string, object?> named = new Dictionary<string, object?>(StringComparer.Ordinal) { ["groupId"] = id };
            if (colon >= 0)
            {
                named["roles"] = ListMember.Read(text.Substring(colon + 1));
            }

            return id.Length > 0 ? named : null;
        }

        Dictionary<string, object?>? group = Copy(item);
        if (group is null || !group.TryGetValue("groupId", out object? key) || key is not string { Length: > 0 })
        {
            return null;
        }

        if (group.TryGetValue("roles", out object? roles) && roles is not null)
        {
            group["roles"] = ListMember.Read(roles);
            return group["roles"] is null ? null : group;
        }

        return group;
    }

    private static Dictionary<string, object?>? ReadConsent(object? item) =>
        Copy(item) is { } consent && (IsFilled(consent, "fieldKey") || IsFilled(consent, "consentId")) ? consent : null;

    private static bool IsFilled(Dictionary<string, object?> members, string name) => members.TryGetValue(name, out object? value) && value is string { Length: > 0 };

    private static Dictionary<string, object?>? Copy(object? item) =>
        item is IDictionary { Count: > 0 } members ? AttributeWriter.MembersOf(members) : null;
}
