using System.Collections.Generic;
using System.Linq;
using System.Text;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Tests.Csv;
using UserMigration.Engine.Validation;
using Xunit;

namespace UserMigration.Engine.Tests.Documents;

/// <summary>
/// What "Create a data migration datafile" asks of the data, sentence by sentence; it decides where the documents differ.
/// </summary>
public static class DatafileDocumentTests
{
    [Fact(DisplayName = "Datafile: the file is UTF-8 encoded")]
    public static void Utf8_IsRead() => Assert.Equal("Zoë 日本", Value("givenName\nZoë 日本", "givenName"));

    [Fact(DisplayName = "Datafile: the file is UTF-8 encoded; what is not is named with its line")]
    public static void OtherBytes_AreAnErrorOfTheirRow()
    {
        byte[] file = [.. Encoding.ASCII.GetBytes("givenName\nBob\nZo"), 0xEB, .. Encoding.ASCII.GetBytes("\nAl")];

        Assert.Equal(["1@2 [Bob]", "2@3 [Zo\uFFFD] InvalidUtf8", "3@4 [Al]"], Datafile.Read(file).Select(Datafile.Show));
    }

    [Fact(DisplayName = "Datafile: the first row is a header row with the names of the attributes")]
    public static void Header_NamesTheAttributes() => Assert.Equal(["givenName", "familyName"], Datafile.Read("givenName,familyName\nBob,Jones")[0].GetColumns().Names);

    [Fact(DisplayName = "Datafile: there is a header row")]
    public static void NoHeader_IsAnError() => Assert.Equal("DatafileEmpty", Refusal(string.Empty));

    [Fact(DisplayName = "Datafile: letter case matters in the names of attributes")]
    public static void Case_OfNamesIsKept() => Assert.Equal(["GivenName"], Convert("GivenName\nBob").Attributes.Keys);

    [Fact(DisplayName = "Datafile: attributes of an object are named with dots")]
    public static void Dots_MakeObjects()
    {
        IDictionary<string, object?> attributes = Convert("primaryAddress.city,primaryAddress.zip\nPortland,97201").Attributes;

        Assert.Equal("Portland", Assert.IsType<IDictionary<string, object?>>(attributes["primaryAddress"], exactMatch: false)["city"]);
    }

    [Fact(DisplayName = "Datafile: fields are divided by commas")]
    public static void Commas_DivideFields() => Assert.Equal("1@2 [Bob|Jones|Portland]", Show("a,b,c\nBob,Jones,Portland"));

    [Fact(DisplayName = "Datafile: fields are not divided by tabs")]
    public static void Tabs_AreRefused() => Assert.Equal("HeaderDelimiter", Refusal("givenName\tfamilyName\nBob\tJones"));

    [Fact(DisplayName = "Datafile: a blank before a value is kept, and should not be there")]
    public static void LeadingBlank_IsKeptAndWarnedAbout()
    {
        MigrationRecord record = Check("a,b,city\nBob,Jones, Portland");

        Assert.Equal((" Portland", "LeadingBlank", true), (record.GetValue("city"), record.Issues.Single().RuleId, record.IsValid));
    }

    [Fact(DisplayName = "Datafile: blanks within a value are fine")]
    public static void InnerBlanks_AreFine() => Assert.Empty(Check("name\nBob J. Jones").Issues);

    [Fact(DisplayName = "Datafile: a field with a comma is enclosed in quotes")]
    public static void QuotedComma_IsPartOfTheValue() => Assert.Equal("Bob Jones, Sr.", Value("a,b,name\nBob,Jones,\"Bob Jones, Sr.\"", "name"));

    [Fact(DisplayName = "Datafile: a field with a line break is enclosed in quotes")]
    public static void QuotedLineBreak_IsPartOfTheValue() => Assert.Equal("1@2 [Bob\nJones|x]", Show("a,b\n\"Bob\nJones\",x"));

    [Fact(DisplayName = "Datafile: a comma that is not quoted is a field too many")]
    public static void BareComma_IsAnError() => Assert.Equal("1@2 [Bob|Jones] TooManyFields", Show("a,b\nBob,Jones,Sr."));

    [Fact(DisplayName = "Datafile: standalone quotes within a value may stand as they are")]
    public static void StandaloneQuotes_AreKept() => Assert.Equal("Bob \"Skippy\" Jones", Value("name\nBob \"Skippy\" Jones", "name"));

    [Fact(DisplayName = "Datafile: quotes within quotes are doubled")]
    public static void DoubledQuotes_AreOne() =>
        Assert.Equal("[{\"identifier\": \"\", \"domain\": \"\"}]", Value("profiles\n\"[{\"\"identifier\"\": \"\"\"\", \"\"domain\"\": \"\"\"\"}]\"", "profiles"));

    [Theory(DisplayName = "Datafile: booleans are true or false in any case")]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("FALSE", true)]
    [InlineData("yes", false)]
    [InlineData("1", false)]
    public static void Booleans_AreTrueOrFalse(string value, bool isRight) =>
        Assert.Equal(isRight, Check("optIn\n" + value, ("optIn", AttributeKind.Boolean)).Issues.Count == 0);

    [Theory(DisplayName = "Datafile: a transform makes booleans of yes/no and 1/0")]
    [InlineData("yes", true)]
    [InlineData("0", false)]
    public static void Booleans_CanBeConverted(string value, bool expected) => Assert.Equal(expected, Convert("optIn\n" + value, ("optIn", "Boolean")).Attributes["optIn"]);

    [Theory(DisplayName = "Datafile: datetimes are yyyy-mm-dd hh:mm:ss with hours up to 23")]
    [InlineData("2019-01-02 11:14:22", true)]
    [InlineData("2019-01-02 23:59:59", true)]
    [InlineData("2019-01-02 24:00:00", false)]
    [InlineData("2019-01-02 11:14 PM", false)]
    [InlineData("02.01.2019 11:14:22", false)]
    public static void DateTimes_HaveOneForm(string value, bool isRight) =>
        Assert.Equal(isRight, Check("x\n" + value, ("x", AttributeKind.DateTime)).IsValid);

    [Theory(DisplayName = "Datafile: dates and datetimes can take each other's place")]
    [InlineData(AttributeKind.Date, "1989-12-19 22:04:00")]
    [InlineData(AttributeKind.DateTime, "1989-12-19")]
    public static void DatesAndDateTimes_AreInterchangeable(AttributeKind kind, string value)
    {
        Assert.True(Check("x\n" + value, ("x", kind)).IsValid);
        Assert.Equal(value, Convert("x\n" + value).Attributes["x"]);
    }

    [Fact(DisplayName = "Datafile: datetimes are not converted to UTC by themselves")]
    public static void DateTimes_StayAsTheyAre() => Assert.Equal("2018-12-14 09:01:00", Convert("emailVerified\n2018-12-14 09:01:00").Attributes["emailVerified"]);

    [Theory(DisplayName = "Datafile: by default a transform turns US birthdays round; one that is right already passes")]
    [InlineData("12/19/1989", "1989-12-19")]
    [InlineData("2018-12-19", "2018-12-19")]
    public static void Birthdays_AreTurnedRound(string value, string expected) => Assert.Equal(expected, Convert("birthday\n" + value, ("birthday", "UsDate")).Attributes["birthday"]);

    [Fact(DisplayName = "Datafile: the default transforms are those of password, birthday and profiles")]
    public static void Defaults_AreThree() => Assert.Equal(
        ["birthday", "password", "profiles"], StoreTargets.Get(IdentityTarget.Akamai).DefaultTransforms.Keys.Order());

    [Fact(DisplayName = "Datafile: a default transform can be switched off")]
    public static void Default_CanBeSwitchedOff() => Assert.Equal("12/19/1989", Convert("birthday\n12/19/1989").Attributes["birthday"]);

    [Fact(DisplayName = "Datafile: any text says a gender")]
    public static void Gender_IsAnyText()
    {
        Assert.True(Check("gender\ncisgender").IsValid);
        Assert.Equal("cisgender", Convert("gender\ncisgender").Attributes["gender"]);
    }

    [Fact(DisplayName = "Datafile: a transform that fails ends nothing but its record")]
    public static void FailedTransform_MarksItsRecordAlone()
    {
        IdentityConverter converter = Converter(("birthday", "UsDate"));
        IdentityRecord[] records = Datafile.Read("birthday\n12/19/1989\n19-2018-12\n1/2/1990").Select(converter.Convert).ToArray();

        Assert.Equal([true, false, true], records.Select(record => record.IsValid));
    }

    private static string Show(string file) => Datafile.Show(Assert.Single(Datafile.Read(file)));

    private static object? Value(string file, string column) => Assert.Single(Datafile.Read(file)).GetValue(column);

    private static string Refusal(string file) => Assert.Throws<MigrationException>(() => Datafile.Read(file)).ErrorId;

    private static IdentityRecord Convert(string file, params (string Attribute, string Transform)[] transforms) =>
        Converter(transforms).Convert(Assert.Single(Datafile.Read(file)));

    private static IdentityConverter Converter(params (string Attribute, string Transform)[] transforms) => new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai))
    {
        Transforms = transforms.ToDictionary(
            item => item.Attribute, item => (IReadOnlyList<AttributeTransform>)[BuiltInTransforms.Find(item.Transform, allowClearText: false, StoreTargets.Get(IdentityTarget.Akamai).CreatePasswordTypeMap())!]),
    });

    private static MigrationRecord Check(string file, params (string Attribute, AttributeKind Kind)[] kinds)
    {
        RuleSelection rules = new RuleSelection();
        foreach (MigrationRule rule in RuleCatalogue.All.Where(rule => rule.Scope == RuleScope.HandOff))
        {
            rules.Exclude(rule);
        }

        using RecordValidator validator = new RecordValidator(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai))
        {
            Kinds = kinds.ToDictionary(item => item.Attribute, item => item.Kind),
            Rules = rules,
        });
        MigrationRecord record = Assert.Single(Datafile.Read(file));
        validator.Validate(record);
        return record;
    }
}
