using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Tests.Csv;
using UserMigration.Engine.Validation;
using Xunit;

namespace UserMigration.Engine.Tests.Documents;

/// <summary>
/// What "Standard data migration services" asks of the data, sentence by sentence. Where it is stricter than the store's
/// own interface, that is a Warning.
/// </summary>
public static class MigrationServicesDocumentTests
{
    [Fact(DisplayName = "Services: records with the same e-mail address are duplicates, and the later one is left out")]
    public static void SameEmail_IsADuplicate()
    {
        MigrationRecord[] records = Check("email\na@example.com\nb@example.com\nA@Example.com", "email");

        Assert.Equal([true, true, false], records.Select(record => record.IsValid));
        Assert.Contains("line 2", records[2].Issues.Single().Message, System.StringComparison.Ordinal);
    }

    [Fact(DisplayName = "Services: the data is valid CSV as RFC 4180 defines it")]
    public static void Quoting_IsThatOfTheRfc() => Assert.Equal(
        "This is a field with \"quoted\" text.", Check("text\n\"This is a field with \"\"quoted\"\" text.\"").Single().GetValue("text"));

    [Fact(DisplayName = "Services: quotes within a field are doubled; a Warning where they stand alone")]
    public static void BareQuotes_AreAWarning() => AssertWarned("HandOffQuote", "name\nBob \"Skippy\" Jones");

    [Fact(DisplayName = "Services: gender is male or female; a Warning where it is not")]
    public static void OtherGenders_AreAWarning() => AssertWarned("HandOffGender", "gender\ncisgender");

    [Theory(DisplayName = "Services: gender is male or female in any case")]
    [InlineData("male")]
    [InlineData("Female")]
    [InlineData("MALE")]
    public static void Genders_PassInAnyCase(string gender) => Assert.Empty(Check("gender\n" + gender).Single().Issues);

    [Fact(DisplayName = "Services: date and time data is yyyy-mm-dd; a Warning where it has a time of day")]
    public static void TimesOfDay_AreAWarning() => AssertWarned("HandOffDateTime", "emailVerified\n2018-12-14 09:01:00");

    [Fact(DisplayName = "Services: attributes within objects are named with dots")]
    public static void Dots_AreNames() => Assert.Equal("Portland", Check("primaryAddress.city\nPortland").Single().GetValue("primaryAddress.city"));

    [Fact(DisplayName = "Services: the example of the document is read whole, and its birthday is a US date")]
    public static void Example_IsRead()
    {
        const string Example = "email,password,givenName,familyName,birthday,primaryAddress.city,profiles\n"
            + "k@example.com,$P$BiAsT/abBIA/kaq92jKtNlISWom0IB/,Karim,Nafir,03/02/1981,Portland,"
            + "\"[{\"\"identifier\"\": \"\"a\"\", \"\"domain\"\": \"\"b\"\"},{\"\"identifier\"\": \"\"c\"\", \"\"domain\"\": \"\"d\"\"}]\"";

        MigrationRecord record = Check(Example).Single();

        Assert.Empty(record.Issues);
        Assert.Equal("[{\"identifier\": \"a\", \"domain\": \"b\"},{\"identifier\": \"c\", \"domain\": \"d\"}]", record.GetValue("profiles"));
    }

    private static void AssertWarned(string rule, string file)
    {
        MigrationRecord record = Check(file).Single();

        Assert.Equal((rule, IssueSeverity.Warning), (record.Issues.Single().RuleId, record.Issues.Single().Severity));
        Assert.True(record.IsValid);
    }

    private static MigrationRecord[] Check(string file, params string[] uniqueKeys)
    {
        using RecordValidator validator = new RecordValidator(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)) { UniqueKeys = uniqueKeys });
        MigrationRecord[] records = Datafile.Read(file).ToArray();
        System.Array.ForEach(records, validator.Validate);
        return records;
    }
}
