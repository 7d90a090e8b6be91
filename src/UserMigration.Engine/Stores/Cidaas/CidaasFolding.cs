using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>
/// Combines the rows of one user into one element with <c>identities[]</c> (contract, sections 2.1, 2.5 and 7). Each row is an identity and
/// repeats the sub. The values of the account come from the row of the provider <c>self</c>, or from the first row if there is none. A
/// value that this row lacks comes from the first row that has it. The password comes only from the row of the provider <c>self</c>.
/// </summary>
internal static class CidaasFolding
{
    private const string CustomPrefix = CidaasMembers.CustomFields + ".";

    /// <summary>Creates the element.</summary>
    /// <param name="rows">The attributes of each row.</param>
    /// <param name="records">The records of the rows; issues are added to the first one.</param>
    public static Dictionary<string, object?> Fold(IReadOnlyList<Dictionary<string, object?>> rows, IReadOnlyList<MigrationRecord> records)
    {
        int[] order = Enumerable.Range(0, rows.Count).OrderBy(row => IsSelf(rows[row]) ? 0 : 1).ToArray();
        Dictionary<string, object?> account = new Dictionary<string, object?>(StringComparer.Ordinal);
        Dictionary<string, int> givenBy = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (int row in order)
        {
            Merge(account, rows[row], row, string.Empty, givenBy, records, IsSelf(rows[row]));
        }

        account.TryGetValue(CidaasRecordBuilder.Sub, out object? sub);
        List<object?> identities = new List<object?>();
        for (int i = 0; i < rows.Count; i++)
        {
            AddIdentities(identities, rows[i]);
        }

        Dictionary<string, object?> ordered = new Dictionary<string, object?>(account.Count + 1, StringComparer.Ordinal);
        foreach (string name in CidaasMembers.Account.Where(account.ContainsKey).Concat(account.Keys.Where(name => !CidaasMembers.Account.Contains(name))))
        {
            ordered.Add(name, account[name]);
        }

        Complete(identities, sub, records[0], records.Count == identities.Count ? records : null);
        ordered.Add(CidaasRecordBuilder.Identities, identities);
        return ordered;
    }

    /// <summary>Adds the sub and a provider to each identity, and checks the identities of the user.</summary>
    /// <param name="identities">The identities; each is replaced by its completed copy.</param>
    /// <param name="sub">The sub of the user; null if there is none.</param>
    /// <param name="record">The record; issues are added to it.</param>
    /// <param name="rows">The row of each identity; null if the identities don't have rows of their own, so that issues name the line of the record.</param>
    public static void Complete(List<object?> identities, object? sub, MigrationRecord record, IReadOnlyList<MigrationRecord>? rows = null)
    {
        Dictionary<string, long> providers = new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < identities.Count; i++)
        {
            Dictionary<string, object?> given = (Dictionary<string, object?>)identities[i]!;
            long line = rows is null ? record.Line : rows[i].Line;
            given.TryGetValue(CidaasRecordBuilder.Provider, out object? provider);
            bool isSelf = CidaasProvider.IsSelf(provider);
            identities[i] = Complete(given, sub, isSelf ? CidaasProvider.Self : provider);
            if (!isSelf && (!given.TryGetValue(CidaasRecordBuilder.ProviderUserId, out object? id) || id is null or ""))
            {
                record.AddIssue(NoProviderUserId(line, IssueSeverity.Error));
            }

            string name = isSelf ? CidaasProvider.Self : InvariantFormatter.Write(provider) ?? string.Empty;
            if (providers.TryGetValue(name, out long earlier))
            {
                record.AddIssue(MemberRules.ProviderTwice.CreateIssue(
                    earlier == line || earlier == 0
                        ? "The user has two identities of the same provider."
                        : $"The user already has an identity of this provider in line {earlier.ToString(CultureInfo.InvariantCulture)}.",
                    attribute: CidaasRecordBuilder.Provider,
                    line: line));
            }
            else
            {
                providers.Add(name, line);
            }
        }

        if (identities.Count > 1 && sub is null or "")
        {
            record.AddIssue(MemberRules.SubMissing.CreateIssue(
                "The user has several identities, but no sub that links them. The store can match them to other users.",
                attribute: CidaasRecordBuilder.Sub,
                line: record.Line));
        }
    }

    /// <summary>Creates the issue of an identity that does not have the identifier of its provider.</summary>
    /// <param name="line">The line of the row.</param>
    /// <param name="severity">The severity.</param>
    public static MigrationIssue NoProviderUserId(long line, IssueSeverity severity) => CidaasRules.ProviderUserIdMissing.CreateIssue(
        "The identity has a provider other than self, but no providerUserId.",
        "Fill in the identifier of the user at the provider.",
        severity: severity,
        attribute: CidaasRecordBuilder.ProviderUserId,
        line: line);

    private static bool IsSelf(Dictionary<string, object?> row) => !row.TryGetValue(CidaasRecordBuilder.Provider, out object? provider) || CidaasProvider.IsSelf(provider);

    private static void Merge(
        Dictionary<string, object?> account,
        Dictionary<string, object?> row,
        int number,
        string prefix,
        Dictionary<string, int> givenBy,
        IReadOnlyList<MigrationRecord> records,
        bool isSelf)
    {
        foreach (KeyValuePair<string, object?> member in row)
        {
            string path = prefix + member.Key;
            if (prefix.Length == 0 && (CidaasMembers.IsOfIdentity(member.Key) || member.Key == CidaasRecordBuilder.Identities))
            {
                continue;
            }

            if (path == CidaasMembers.CustomFields && member.Value is Dictionary<string, object?> fields)
            {
                if (!account.TryGetValue(path, out object? known) || known is not Dictionary<string, object?>)
                {
                    known = account[path] = new Dictionary<string, object?>(StringComparer.Ordinal);
                }

                Merge((Dictionary<string, object?>)known!, fields, number, CustomPrefix, givenBy, records, isSelf);
            }
            else if (!isSelf && path is CidaasRecordBuilder.Password or CidaasRecordBuilder.ClearTextPassword)
            {
                if (member.Value is not null)
                {
                    records[0].AddIssue(FoldingRules.PasswordOfProvider.CreateIssue(
                        "The password in the row of a provider other than self is omitted.",
                        "Leave the password empty in this row, or correct the provider.",
                        attribute: path,
                        line: records[number].Line));
                }
            }
            else if (!account.TryGetValue(member.Key, out object? taken) || taken is null)
            {
                account[member.Key] = member.Value;
                givenBy[path] = number;
            }
            else if (member.Value is not null && !SameValue.Are(taken, member.Value))
            {
                records[0].AddIssue(Differ(path, records[givenBy[path]].Line, records[number].Line));
            }
        }
    }

    private static MigrationIssue Differ(string path, long taken, long other)
    {
        bool isSub = path == CidaasRecordBuilder.Sub;
        string where = taken > 0 && other > 0
            ? $"lines {taken.ToString(CultureInfo.InvariantCulture)} and {other.ToString(CultureInfo.InvariantCulture)}"
            : "two rows";
        return FoldingRules.RowsDiffer.CreateIssue(
            $"The rows are of one user, but {where} differ in this attribute" + (isSub ? "." : "; the first one is used."),
            isSub ? "Correct the sub, or use another column for -FoldBy." : "Make the values equal, or leave the attribute empty in the rows that are not used.",
            severity: isSub ? IssueSeverity.Error : IssueSeverity.Warning,
            attribute: path,
            line: other);
    }

    private static void AddIdentities(List<object?> identities, Dictionary<string, object?> row)
    {
        bool hasOwn = false;
        Dictionary<string, object?> own = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, object?> member in row)
        {
            if (CidaasMembers.IsOfIdentity(member.Key))
            {
                own.Add(member.Key, member.Value);
                hasOwn |= member.Key != CidaasRecordBuilder.Provider;
            }
        }

        if (row.TryGetValue(CidaasRecordBuilder.Identities, out object? given) && given is List<object?> list)
        {
            identities.AddRange(list);
            if (!hasOwn)
            {
                return;
            }
        }

        identities.Add(own);
    }

    private static Dictionary<string, object?> Complete(Dictionary<string, object?> identity, object? sub, object? provider)
    {
        Dictionary<string, object?> complete = new Dictionary<string, object?>(identity.Count + 2, StringComparer.Ordinal);
        if (identity.TryGetValue(CidaasRecordBuilder.Sub, out object? own) && own is not (null or ""))
        {
            complete.Add(CidaasRecordBuilder.Sub, own);
        }
        else if (sub is not (null or ""))
        {
            complete.Add(CidaasRecordBuilder.Sub, sub);
        }

        complete.Add(CidaasRecordBuilder.Provider, provider);
        foreach (KeyValuePair<string, object?> member in identity)
        {
            if (member.Key is not (CidaasRecordBuilder.Sub or CidaasRecordBuilder.Provider))
            {
                complete.Add(member.Key, member.Value);
            }
        }

        return complete;
    }
}
