using System;
using System.Linq;
using UserMigration.Engine.Drafting;
using UserMigration.Engine.Tests.Schemas;
using Xunit;
using static UserMigration.Engine.Tests.Drafting.Drafts;

namespace UserMigration.Engine.Tests.Drafting;

public static class MapDrafterTests
{
    private const string Hash = "$2b$10$EfrjjYYGih4j4AbnpIWT2OEjvvRoYNBDJ0Wv2E.MwE/oZ87hasAHi";

    [Theory]
    [InlineData("email")]
    [InlineData("E-Mail")]
    [InlineData("EMAIL_ADDRESS")]
    [InlineData("E-Mail-Adresse")]
    [InlineData("adresse e-mail")]
    [InlineData("Correo electrónico")]
    public static void Name_InAnyLanguageAndNotation_IsSure(string name)
    {
        ColumnMapping column = One(IdentityTarget.Akamai, name, "ann@example.com", "bob@example.com");

        Assert.Equal(("email", MappingCertainty.Sure, "aaa@aaaaaaa.aaa"), (column.Attribute, column.Certainty, column.Shape));
    }

    [Theory]
    [InlineData("Vorname", "givenName", "given_name")]
    [InlineData("Prénom", "givenName", "given_name")]
    [InlineData("Nombre", "givenName", "given_name")]
    [InlineData("Nachname", "familyName", "family_name")]
    [InlineData("Nom de famille", "familyName", "family_name")]
    [InlineData("Apellidos", "familyName", "family_name")]
    [InlineData("Straße", "primaryAddress.address1", "address.street_address")]
    [InlineData("StraÃŸe", "primaryAddress.address1", "address.street_address")]
    [InlineData("STRASSE", "primaryAddress.address1", "address.street_address")]
    [InlineData("rue", "primaryAddress.address1", "address.street_address")]
    [InlineData("Wohnort", "primaryAddress.city", "address.locality")]
    [InlineData("ciudad", "primaryAddress.city", "address.locality")]
    [InlineData("Land", "primaryAddress.country", "address.country")]
    [InlineData("País", "primaryAddress.country", "address.country")]
    public static void Name_GoesToTheAttributeOfEachStore(string name, string first, string second)
    {
        Assert.Equal(first, One(IdentityTarget.Akamai, name, "Abc Def", "Ghi").Attribute);
        Assert.Equal(second, One(IdentityTarget.Cidaas, name, "Abc Def", "Ghi").Attribute);
    }

    [Theory]
    [InlineData("cust_first_name", "givenName", MappingCertainty.Likely)]
    [InlineData("user.email1", "email", MappingCertainty.Likely)]
    [InlineData("primaryAddress.city", "primaryAddress.city", MappingCertainty.Sure)]
    [InlineData("Bemerkung", null, MappingCertainty.None)]
    public static void PartOfAName_IsLikely(string name, string? attribute, MappingCertainty certainty)
    {
        ColumnMapping column = One(IdentityTarget.Akamai, name, name.Contains("email", StringComparison.Ordinal) ? Emails : ["Abc", "Def"]);

        Assert.Equal((attribute, certainty), (column.Attribute, column.Certainty));
    }

    [Fact]
    public static void SimilarName_OfPlainText_IsUnsure() => Assert.Equal(MappingCertainty.Unsure, One(IdentityTarget.Akamai, "Vornahme", "Ann", "Bob").Certainty);

    [Fact]
    public static void ValuesThatContradictTheName_AreReportedAndNotMapped()
    {
        ColumnMapping column = One(IdentityTarget.Akamai, "birthday", Emails);

        Assert.Equal(("birthday", MappingCertainty.Unsure, false), (column.Attribute, column.Certainty, column.IsMapped));
        Assert.Contains("No value fits the type of the attribute.", column.Notes);
        Assert.Contains("The values are e-mail addresses.", column.Notes);
    }

    [Fact]
    public static void OnlyColumnWithAddresses_IsLikelyWithoutAName()
    {
        MigrationMap map = Draft(IdentityTarget.Akamai, Column("Spalte A", Emails));

        Assert.Equal(("email", MappingCertainty.Likely), (map.Columns[0].Attribute, map.Columns[0].Certainty));
    }

    [Fact]
    public static void SeveralColumnsWithAddresses_WithoutAName_AreUnsure()
    {
        MigrationMap map = Draft(IdentityTarget.Akamai, Column("A", Emails), Column("B", Emails));

        Assert.All(map.Columns, column => Assert.Equal(MappingCertainty.Unsure, column.Certainty));
    }

    [Fact]
    public static void SecondColumnForAnAttribute_IsNotMapped()
    {
        MigrationMap map = Draft(IdentityTarget.Akamai, Column("Mail", Emails), Column("E-Mail", Emails));

        Assert.Single(map.Columns, column => column.IsMapped);
        Assert.Contains(map.Columns[1].Notes, note => note.StartsWith("'Mail' already goes there.", StringComparison.Ordinal));
    }

    [Fact]
    public static void EmptyColumn_IsNotMapped()
    {
        ColumnMapping column = One(IdentityTarget.Akamai, "Vorname", null, " ");

        Assert.Equal((MappingCertainty.Unsure, 0L), (column.Certainty, column.Filled));
        Assert.Contains("The column has no values.", column.Notes);
    }

    [Fact]
    public static void Name_BesideAGivenName_IsTheFamilyName()
    {
        MigrationMap map = Draft(IdentityTarget.Akamai, Column("Name", "Lee"), Column("Vorname", "Ann"));

        Assert.Equal("familyName", map.Columns[0].Attribute);
    }

    [Fact]
    public static void BcryptHashes_AreThePassword()
    {
        ColumnMapping column = One(IdentityTarget.Cidaas, "Hash", Hash, Hash);

        Assert.Equal(("password_hash_info", MappingCertainty.Sure, null), (column.Attribute, column.Certainty, column.Transform));
    }

    [Fact]
    public static void AmbiguousHashes_NameTheParameterThatTheyNeed()
    {
        MigrationMap map = Draft(IdentityTarget.Akamai, Column("password", "5f4dcc3b5aa765d61d8327deb882cf99"));

        Assert.Equal(MappingCertainty.Likely, map.Columns[0].Certainty);
        Assert.StartsWith("@{ '", map.PasswordType, StringComparison.Ordinal);
    }

    [Fact]
    public static void ClearTextPasswords_AreUnsure() => Assert.Equal(MappingCertainty.Unsure, One(IdentityTarget.Akamai, "password", "secret", "hunter2").Certainty);

    [Fact]
    public static void Words_ForGender_GetTheTransform()
    {
        Assert.Equal("'Gender'", One(IdentityTarget.Akamai, "Geschlecht", "m", "w", "d").Transform);
        Assert.Equal("'Gender'", One(IdentityTarget.Akamai, "sexe", "Homme", "Femme").Transform);
        Assert.Equal("@{ Gender = @{ Words = @{ 'fr' = 'female'; 'hr' = 'male' } } }", One(IdentityTarget.Akamai, "Geschlecht", "Hr", "Fr").Transform);
        Assert.Null(One(IdentityTarget.Akamai, "gender", "male", "female").Transform);
        Assert.Equal("@{ Null = '-' }, 'Gender'", One(IdentityTarget.Akamai, "gender", "male", "unknown", "-").Transform);
    }

    [Fact]
    public static void FormOfAddress_IsTheGender_IfTheStoreHasNoOther()
    {
        ColumnMapping column = One(IdentityTarget.Akamai, "Anrede", "Frau", "Herr", "Divers");

        Assert.Equal(("gender", MappingCertainty.Likely, "'Gender'"), (column.Attribute, column.Certainty, column.Transform));
        Assert.Equal([null, "gender"], Draft(IdentityTarget.Akamai, Column("Anrede", "Frau", "Herr"), Column("Geschlecht", "w", "m")).Columns.Select(one => one.IsMapped ? one.Attribute : null));
    }

    [Fact]
    public static void FormOfAddress_WithOtherWords_IsNeverSentUnchanged()
    {
        string[] values = [.. Enumerable.Repeat("Herr", 30), "Firma"];

        ColumnMapping column = One(IdentityTarget.Akamai, "Anrede", values);

        Assert.Equal(("gender", "'Gender'"), (column.Attribute, column.Transform));
        Assert.Contains("Values that are not known words for a gender, which the transform refuses: 1.", column.Notes);
    }

    [Fact]
    public static void StatusOfAnAccount_IsNotThatOfAConsent()
    {
        SchemaAttribute[] parts = [new SchemaAttribute("status", "optIn.status", "boolean"), new SchemaAttribute("updated", "optIn.updated", "dateTime")];
        IdentitySchema schema = new IdentitySchema(IdentityTarget.Akamai, "user", [new SchemaAttribute("optIn", "optIn", "object") { Attributes = parts }]);

        MigrationMap map = Draft(IdentityTarget.Akamai, schema, Column("Status", "aktiv", "inaktiv"), Column("updated", "2020-01-02 03:04:05", "2021-01-02 03:04:05"));

        Assert.All(map.Columns, column => Assert.Null(column.Attribute));
        Assert.Equal("optIn.status", Draft(IdentityTarget.Akamai, schema, Column("optIn.status", "true")).Columns[0].Attribute);
    }

    [Fact]
    public static void WordsAgainstThePatternOfTheSchema_AreCounted()
    {
        IdentitySchema schema = new IdentitySchema(IdentityTarget.Cidaas, "user", [new SchemaAttribute("locale", "locale", "TEXT") { Pattern = "^[a-z]{2}$" }]);

        ColumnMapping column = Draft(IdentityTarget.Cidaas, schema, Column("Sprache", [.. Enumerable.Repeat("de", 9), "deutsch"])).Columns[0];

        Assert.Equal(("locale", MappingCertainty.Likely), (column.Attribute, column.Certainty));
        Assert.Contains("Values that do not match the pattern of the schema: 1 of 10.", column.Notes);
        Assert.Equal(MappingCertainty.Sure, Draft(IdentityTarget.Cidaas, schema, Column("Sprache", "de", "fr")).Columns[0].Certainty);
    }

    [Fact]
    public static void Tick_IsTrue_OnlyWithoutAnotherWordForTrue()
    {
        Assert.DoesNotContain("'x'", Draft(IdentityTarget.Akamai, StrictSchema.Read(), Column("flag", "ja", "nein", "x")).Columns[0].Transform, StringComparison.Ordinal);
        Assert.Contains("'x'", Draft(IdentityTarget.Akamai, StrictSchema.Read(), Column("flag", "nein", "x")).Columns[0].Transform, StringComparison.Ordinal);
    }

    [Fact]
    public static void ColumnOfJsonObjects_IsNotThePassword()
    {
        ColumnMapping column = One(IdentityTarget.Akamai, "Zusatzdaten", "{\"points\":1}", "{\"points\":2,\"shop\":\"x\"}");

        Assert.Null(column.Attribute);
        Assert.Contains("The values are JSON.", column.Notes);
    }

    [Fact]
    public static void MarkersOfAccountsWithoutAPassword_AreNotRefused()
    {
        ColumnMapping column = One(IdentityTarget.Akamai, "password", Hash, Hash, "*LK*", "*LK*", "not a hash", Hash.Substring(0, 40));

        Assert.Contains("Markers of an account without a password, whose users get none: 2.", column.Notes);
        Assert.Contains("Values that are refused, because they are not recognized as hashes: 1.", column.Notes);
        Assert.Contains("Damaged passwords of the kind bcrypt, which are refused: 1.", column.Notes);
    }

    [Fact]
    public static void SpanishInitials_ForGender_AreReadAsSpanish()
    {
        ColumnMapping column = One(IdentityTarget.Akamai, "sexo", "H", "M");

        Assert.Equal("@{ Gender = @{ Words = @{ 'h' = 'male'; 'm' = 'female' } } }", column.Transform);
        Assert.Equal(MappingCertainty.Likely, column.Certainty);
    }

    [Fact]
    public static void Schema_DecidesWhichAttributesExist()
    {
        MigrationMap map = Draft(
            IdentityTarget.Akamai,
            StrictSchema.Read(),
            Column("E-Mail", "ann@example.com", "bob@example.com"),
            Column("Nachname", "Lee", "Ray"),
            Column("Flag", "ja", "nein"),
            Column("count", "1", "2"),
            Column("plz", "53111", "10115"));

        Assert.Equal(["email", null, "flag", "count", "home.zip"], map.Columns.Select(column => column.Attribute));
        Assert.Equal("@{ Boolean = @{ True = 'ja'; False = 'nein' } }", map.Columns[2].Transform);
        Assert.Equal("'Integer'", map.Columns[3].Transform);
    }

    [Fact]
    public static void RequiredAttribute_ThatNothingFills_IsMissing()
    {
        Assert.Equal(["email"], Draft(IdentityTarget.Akamai, StrictSchema.Read(), Column("givenName", "Ann")).MissingAttributes);
        Assert.Equal(["email"], Draft(IdentityTarget.Akamai, Column("Vorname", "Ann")).MissingAttributes);
        Assert.Equal(["email or mobile_number or username"], Draft(IdentityTarget.Cidaas, Column("Vorname", "Ann")).MissingAttributes);
    }

    [Fact]
    public static void TooLongValues_AreReported()
    {
        MigrationMap map = Draft(IdentityTarget.Akamai, StrictSchema.Read(), Column("Vorname", "Ann", "Abcdefghijkl"));

        Assert.Equal(MappingCertainty.Likely, map.Columns[0].Certainty);
        Assert.Contains("The longest value has 12 characters, but the attribute allows only 10.", map.Columns[0].Notes);
    }

    [Fact]
    public static void WordsThatTheStoreRefuses_AreNotMapped()
    {
        Assert.Equal(MappingCertainty.Unsure, One(IdentityTarget.Cidaas, "Status", "aktiv", "gesperrt").Certainty);
        Assert.Equal(MappingCertainty.Sure, One(IdentityTarget.Cidaas, "Status", "VERIFIED", "PENDING").Certainty);
    }

    [Fact]
    public static void NoResult_ContainsAValue()
    {
        MigrationMap map = Draft(
            IdentityTarget.Cidaas,
            Column("Vorname", "Zebrafinch", "Quokka"),
            Column("Status", "quagga", "okapi"),
            Column("Anmerkung", "axolotl", "tapir"),
            Column("password", "capybara", "pangolin"));

        string all = string.Join(" ", map.Columns.SelectMany(column => column.Notes.Append(column.Shape).Append(column.Transform).Concat(column.TransformCandidates)));
        foreach (string value in new[] { "Zebrafinch", "Quokka", "quagga", "okapi", "axolotl", "tapir", "capybara", "pangolin" })
        {
            Assert.DoesNotContain(value, all, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public static void Shape_OfPasswords_IsNotShown()
    {
        Assert.Null(One(IdentityTarget.Akamai, "password", "Secret1").Shape);
        Assert.Null(One(IdentityTarget.Akamai, "Code", Hash, Hash).Shape);
    }

    [Fact]
    public static void Decision_OfTheUser_IsKept()
    {
        MapDrafter drafter = Learn(IdentityTarget.Akamai, null, Column("A", Emails), Column("B", Emails));
        MigrationMap map = drafter.Draft();

        MigrationMap decided = drafter.Decide(map, map.Columns[1], "email");

        Assert.Equal(("email", true), (decided.Columns[1].Attribute, decided.Columns[1].IsMapped));
        Assert.Empty(decided.MissingAttributes);
    }

    [Fact]
    public static void NoRecords_AreAnError() =>
        Assert.Equal("MapNeedsRecords", Assert.Throws<MigrationException>(() => Draft(IdentityTarget.Akamai, Column("email"))).ErrorId);

    [Fact]
    public static void SchemaOfAnotherKind_IsAnError() => Assert.Equal(
        "SchemaOfOtherTarget",
        Assert.Throws<MigrationException>(() => Draft(IdentityTarget.Cidaas, StrictSchema.Read(), Column("email", "x"))).ErrorId);
}
