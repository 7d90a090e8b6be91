using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Validation;

namespace UserMigration.Engine.Tests.Schemas;

/// <summary>A schema with each type and each constraint.</summary>
internal static class StrictSchema
{
    public const string Json =
        """
        {"stat":"ok","schema":{"name":"person","attr_defs":[
          {"name":"id","type":"id","length":null,"case-sensitive":false,"constraints":["unique"]},
          {"name":"uuid","type":"uuid","length":null,"case-sensitive":false,"constraints":["unique"]},
          {"name":"created","type":"dateTime","length":null,"constraints":[]},
          {"name":"lastUpdated","type":"dateTime","length":null,"constraints":[]},
          {"name":"email","type":"string","length":40,"case-sensitive":false,"constraints":["required","unique","email-address"],"features":["x"]},
          {"name":"givenName","type":"string","length":10,"constraints":[],"description":"First name"},
          {"name":"password","type":"password-bcrypt","length":null,"constraints":[]},
          {"name":"code","type":"string","length":5,"constraints":["alphabetic"]},
          {"name":"tag","type":"string","length":null,"constraints":["alphanumeric"]},
          {"name":"word","type":"string","length":null,"constraints":["unicode-letters"]},
          {"name":"note","type":"string","length":null,"constraints":["unicode-printable"]},
          {"name":"handle","type":"string","length":20,"case-sensitive":true,"constraints":["unique"]},
          {"name":"birthday","type":"date","length":null,"constraints":[]},
          {"name":"joined","type":"date","length":null,"constraints":[]},
          {"name":"seen","type":"dateTime","length":null,"constraints":[]},
          {"name":"flag","type":"boolean","length":null,"constraints":[]},
          {"name":"count","type":"integer","length":null,"constraints":[]},
          {"name":"amount","type":"decimal","length":null,"constraints":[]},
          {"name":"address","type":"ipAddress","length":null,"constraints":[]},
          {"name":"device","type":"uuid","length":null,"constraints":[]},
          {"name":"extra","type":"json","length":null,"constraints":[]},
          {"name":"revision","type":"version","length":null,"constraints":["shiny"]},
          {"name":"home","type":"object","length":null,"constraints":[],"attr_defs":[
            {"name":"city","type":"string","length":5,"constraints":["required"]},
            {"name":"zip","type":"string","length":5,"constraints":[]}]},
          {"name":"items","type":"plural","length":null,"constraints":[],"attr_defs":[
            {"name":"id","type":"id","length":null,"constraints":["unique"]},
            {"name":"label","type":"string","length":5,"case-sensitive":false,"constraints":["locally-unique"]},
            {"name":"granted","type":"boolean","length":null,"constraints":[]},
            {"name":"at","type":"dateTime","length":null,"constraints":[]},
            {"name":"size","type":"integer","length":null,"constraints":[]},
            {"name":"part","type":"object","length":null,"constraints":[],"attr_defs":[
              {"name":"ip","type":"ipAddress","length":null,"constraints":[]}]}]}
        ]}}
        """;

    /// <summary>Options with the schema, and without the rules of a hand-off.</summary>
    public static ValidationOptions Options(IdentitySchema? schema = null)
    {
        ValidationOptions options = new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)) { Schema = schema ?? Read() };
        foreach (MigrationRule rule in RuleCatalogue.All.Where(rule => rule.Scope == RuleScope.HandOff))
        {
            options.Rules.Exclude(rule);
        }

        return options;
    }

    public static IdentitySchema Read() => Read(Json);

    public static IdentitySchema Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return SchemaReader.ReadSaved(document.RootElement, "/schemas/person.json", StoreTargets.All.Select(one => one.Schema).ToArray());
    }
}
