using System;
using System.Linq;
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
    public static void NumbersWithoutACountryCode_AreNotMappedUnlessTheRegionIsClear()
    {
        ColumnMapping column = One(IdentityTarget.Cidaas, "Handy", "0171 3920010", "0171 3920011", "0160 1234567");

        Assert.True(column.IsMapped ? column.Transform == "@{ PhoneE164 = 'DE' }" : column.TransformCandidates.Count > 0);
    }

    [Fact]
    public static void AttributeOfAnyText_GetsTheTransformAsAProposal()
    {
        ColumnMapping column = One(IdentityTarget.Akamai, "Handy", "+49 171 3920010", "+49 171 3920011");

        Assert.Equal(("mobileNumber", MappingCertainty.Sure, null), (column.Attribute, column.Certainty, column.Transform));
        Assert.Equal(["'PhoneE164'"], column.TransformCandidates);
    }
}
