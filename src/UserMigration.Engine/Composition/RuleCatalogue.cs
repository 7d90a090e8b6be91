using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Conversion.Tolerance;
using UserMigration.Engine.Csv;
using UserMigration.Engine.HandOff.Results;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Validation.Rules;

namespace UserMigration.Engine.Composition;

/// <summary>All rules that records are checked against.</summary>
public static class RuleCatalogue
{
    private static readonly Dictionary<string, MigrationRule> s_rules = DatafileRules.All
        .Concat(ReadingRules.All)
        .Concat(FormatRules.All)
        .Concat(DamageRules.All)
        .Concat(PlausibilityRules.All)
        .Concat(HandOffRules.All)
        .Concat(KeyRules.All)
        .Concat(StoreTargets.All.SelectMany(target => target.Rules.Catalogue))
        .Concat(SchemaRules.All)
        .Concat(ConversionRules.All)
        .Concat(TransformRules.All)
        .Concat(ToleratedValueRules.All)
        .Concat(PasswordRules.All)
        .Concat(MemberRules.All)
        .Concat(FoldingRules.All)
        .Concat(UploadRules.All)
        .Concat(ResultRules.All)
        .ToDictionary(rule => rule.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>The rules, in the order in which they are applied to a record.</summary>
    public static IReadOnlyCollection<MigrationRule> All => s_rules.Values;

    /// <summary>Finds a rule.</summary>
    /// <param name="id">The id of the rule; case is ignored.</param>
    /// <returns>The rule, or null if there is no rule with that id.</returns>
    public static MigrationRule? Find(string id) => s_rules.TryGetValue(id, out MigrationRule? rule) ? rule : null;
}
