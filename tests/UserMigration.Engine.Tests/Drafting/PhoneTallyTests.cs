using Xunit;
using static UserMigration.Engine.Tests.Drafting.Drafts;

namespace UserMigration.Engine.Tests.Drafting;

public static class PhoneTallyTests
{
    [Fact]
    public static void NumbersInE164_NeedNoTransform()
    {
        ColumnMapping column = One(IdentityTarget.Cidaas, "Handy", "+491713920010", "+491713920011");

        Assert.Equal(("mobile_number", MappingCertainty.Sure, null), (column.Attribute, column.Certainty, column.Transform));
    }

    [Fact]
    public static void NumbersWithACountryCode_NeedNoRegion() =>
        Assert.Equal("'PhoneE164'", One(IdentityTarget.Cidaas, "Handy", "+49 171 3920010", "+43 1 58858-0").Transform);

    [Fact]
    public static void NumbersWithTwoZeros_GetARegionThatDialsThem() =>
        Assert.Equal("@{ PhoneE164 = 'DE' }", One(IdentityTarget.Cidaas, "Handy", "+49 171 3920010", "0043 1 58858-0").Transform);

    [Fact]
    public static void NumbersOfAnUnknownCountry_AreUnsure()
    {
        ColumnMapping column = One(IdentityTarget.Cidaas, "Handy", "0171 3920010", "0171 3920011", "0160 1234567");

        Assert.Equal((MappingCertainty.Unsure, null), (column.Certainty, column.Transform));
        Assert.Contains("@{ PhoneE164 = 'DE' }", column.TransformCandidates);
    }

    [Fact]
    public static void CountryOfTheOtherNumbers_IsUsed()
    {
        ColumnMapping column = One(IdentityTarget.Cidaas, "Handy", "0171 3920010", "+49 171 3920011", "0160 1234567");

        Assert.Equal((MappingCertainty.Likely, "@{ PhoneE164 = 'DE' }"), (column.Certainty, column.Transform));
    }

    [Fact]
    public static void CountryOfTheUsers_IsUsed()
    {
        MigrationMap map = Draft(IdentityTarget.Cidaas, Column("Handy", "0171 3920010", "0171 3920011"), Column("Land", "de", "DE"));

        Assert.Equal((MappingCertainty.Likely, "@{ PhoneE164 = 'DE' }"), (map.Columns[0].Certainty, map.Columns[0].Transform));
    }

    [Fact]
    public static void AttributeOfAnyText_GetsTheTransformAsAProposal()
    {
        ColumnMapping column = One(IdentityTarget.Akamai, "Handy", "+49 171 3920010", "+49 171 3920011");

        Assert.Equal(("mobileNumber", MappingCertainty.Sure, null), (column.Attribute, column.Certainty, column.Transform));
        Assert.Equal(["'PhoneE164'"], column.TransformCandidates);
    }
}
