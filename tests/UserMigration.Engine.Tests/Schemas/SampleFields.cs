using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Validation;

namespace UserMigration.Engine.Tests.Schemas;

/// <summary>A field setup with each data type, and with each thing that a field can ask for.</summary>
internal static class SampleFields
{
    public const string Json =
        """
        {"success":true,"status":200,"data":[
          {"fieldKey":"email","fieldType":"SYSTEM","dataType":"EMAIL","baseDataType":"string","enabled":true,"required":true,"unique":true,"order":1,
            "localeTexts":[{"locale":"de","name":"E-Mail-Adresse"},{"locale":"en-US","name":"E-mail address"}],"fieldDefinition":{"maxLength":40}},
          {"fieldKey":"username","fieldType":"SYSTEM","dataType":"USERNAME","enabled":true,"fieldDefinition":{"minLength":3,"maxLength":20}},
          {"fieldKey":"mobile_number","fieldType":"SYSTEM","dataType":"MOBILE","enabled":true},
          {"fieldKey":"password","fieldType":"SYSTEM","dataType":"PASSWORD","enabled":true,"required":true},
          {"fieldKey":"given_name","fieldType":"SYSTEM","dataType":"TEXT","enabled":true,"fieldDefinition":{"minLength":"2","maxLength":10,"regex":""}},
          {"fieldKey":"family_name","fieldType":"SYSTEM","dataType":"TEXT","enabled":true,"required":true,"fieldDefinition":null},
          {"fieldKey":"birthdate","fieldType":"SYSTEM","dataType":"DATE","enabled":true,"fieldDefinition":{"minDate":"1900-01-01T00:00:00Z","maxDate":"2020-01-01"}},
          {"fieldKey":"website","fieldType":"SYSTEM","dataType":"URL","enabled":true},
          {"fieldKey":"nickname","fieldType":"SYSTEM","dataType":"TEXT","enabled":false,"required":true},
          {"fieldKey":"address","fieldType":"SYSTEM","dataType":"GROUPING","enabled":true,"is_group":true},
          {"fieldKey":"locality","fieldType":"SYSTEM","dataType":"TEXT","enabled":true,"parent_group_id":"address","fieldDefinition":{"maxLength":12}},
          {"fieldKey":"country","fieldType":"SYSTEM","dataType":"TEXT","enabled":true,"parent_group_id":"address"},
          {"fieldKey":"loyalty_number","fieldType":"CUSTOM","dataType":"TEXT","enabled":true,"required":true,"unique":true,"parent_group_id":"DEFAULT",
            "fieldDefinition":{"regex":"^[A-Z]{2}\\d{4}$"}},
          {"fieldKey":"points","fieldType":"CUSTOM","dataType":"NUMBER","enabled":true,"fieldDefinition":{"minLength":-5,"maxLength":100}},
          {"fieldKey":"level","fieldType":"CUSTOM","dataType":"SELECT","enabled":true,"fieldDefinition":{"attributesKeys":["basic","gold",7]}},
          {"fieldKey":"title","fieldType":"CUSTOM","dataType":"RADIO","enabled":true,"fieldDefinition":{"attributesKeys":[]}},
          {"fieldKey":"hobbies","fieldType":"CUSTOM","dataType":"MULTISELECT","enabled":true,"fieldDefinition":{"attributesKeys":["chess","sailing"]}},
          {"fieldKey":"tags","fieldType":"CUSTOM","dataType":"ARRAY","enabled":true},
          {"fieldKey":"languages","fieldType":"CUSTOM","dataType":"TEXT","is_list":true,"enabled":true,"fieldDefinition":{"regex":"^[a-z]{2}$"}},
          {"fieldKey":"newsletter","fieldType":"CUSTOM","dataType":"CHECKBOX","enabled":true},
          {"fieldKey":"terms","fieldType":"CUSTOM","dataType":"CONSENT","enabled":true},
          {"fieldKey":"seen","fieldType":"CUSTOM","dataType":"DATE","enabled":true,"fieldDefinition":{"minDate":"2000-01-01T12:00:00Z"}},
          {"fieldKey":"joined","fieldType":"CUSTOM","dataType":"DAYDATE","enabled":true},
          {"fieldKey":"remarks","fieldType":"CUSTOM","dataType":"TEXTAREA","enabled":true,"internal":true},
          {"fieldKey":"extra","fieldType":"CUSTOM","dataType":"JSON_STRING","enabled":true},
          {"fieldKey":"login","fieldType":"CUSTOM","dataType":"USERNAME","enabled":true},
          {"fieldKey":"code","fieldType":"CUSTOM","dataType":"NUMBER","baseDataType":"STRING","enabled":true,"readOnly":true,"fieldDefinition":{"minLength":1,"maxLength":9}},
          {"fieldKey":"count","fieldType":"CUSTOM","dataType":"TEXT","baseDataType":"integer","enabled":true},
          {"fieldKey":"company","fieldType":"CUSTOM","dataType":"GROUPING","enabled":true},
          {"fieldKey":"shape","fieldType":"CUSTOM","dataType":"HOLOGRAM","enabled":true},
          {"fieldKey":"odd","fieldType":"CUSTOM","dataType":"TEXT","enabled":true,"fieldDefinition":{"regex":"(?=a)b"}},
          {"fieldKey":"slow","fieldType":"CUSTOM","dataType":"TEXT","enabled":true,"fieldDefinition":{"regex":"^(([a-z])+.)+[A-Z]([a-z])+$"}},
          {"fieldKey":"strange","fieldType":7,"dataType":null,"enabled":"false","required":[],"fieldDefinition":"x","localeTexts":{}},
          {"dataType":"TEXT"}, 12, null
        ]}
        """;

    public static IdentitySchema Read() => Read(Json);

    public static IdentitySchema Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return SchemaReader.ReadSaved(document.RootElement, "/schemas/fields.json", StoreTargets.All.Select(one => one.Schema).ToArray());
    }

    /// <summary>Options with the field setup, and without the rules of a hand-off.</summary>
    public static ValidationOptions Options(IdentitySchema? schema = null)
    {
        ValidationOptions options = new ValidationOptions(StoreTargets.Get(IdentityTarget.Cidaas)) { Schema = schema ?? Read() };
        foreach (MigrationRule rule in RuleCatalogue.All.Where(rule => rule.Scope == RuleScope.HandOff))
        {
            options.Rules.Exclude(rule);
        }

        return options;
    }

    /// <summary>What is found of the columns of a file.</summary>
    public static IReadOnlyList<MigrationIssue> HeaderIssues(ValidationOptions options, params string[] columns)
    {
        using RecordValidator validator = new RecordValidator(options);
        validator.Validate(new MigrationRecord(new RecordColumns(columns), new object?[columns.Length], 1));
        return validator.HeaderIssues.ToArray();
    }

    /// <summary>What is found of a record.</summary>
    public static IReadOnlyList<MigrationIssue> Issues(ValidationOptions options, params (string Name, object? Value)[] fields)
    {
        using RecordValidator validator = new RecordValidator(options);
        MigrationRecord record = Records.Of(fields);
        validator.Validate(record);
        return record.Issues.ToArray();
    }

    /// <summary>What is found of one value, in a record that is sound otherwise.</summary>
    public static IReadOnlyList<MigrationIssue> Issues(string column, object? value) => Issues(
        Options(),
        new (string, object?)[] { ("email", "anna@example.com"), ("family_name", "Bond"), ("loyalty_number", "AB1234") }
            .Where(field => !field.Item1.Equals(column, StringComparison.Ordinal))
            .Append((column, value))
            .ToArray());
}
