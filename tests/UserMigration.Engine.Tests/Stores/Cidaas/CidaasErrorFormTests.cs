using System.Text.Json;
using UserMigration.Engine.Stores.Cidaas;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

/// <summary>Errors that have a thing in two places: which one counts.</summary>
public static class CidaasErrorFormTests
{
    [Theory]
    [InlineData("""{"error":"first_name","message":"words"}""", "first_name", "words")]
    [InlineData("""{"error":{"error":"inner_name","type":"inner_type","message":"words"}}""", "inner_name", "words")]
    [InlineData("""{"error":{"error":"two words","type":"inner_type"}}""", "inner_type", "two words")]
    [InlineData("""{"error":{"type":"inner_type","message":"inner","moreInfo":"more"}}""", "inner_type", "inner")]
    [InlineData("""{"error":{"message":"","moreInfo":"more"}}""", null, "")]
    [InlineData("""{"error":{"moreInfo":"more"}}""", null, "more")]
    [InlineData("""{"error":"name","error_description":"description","message":"message"}""", "name", "description")]
    [InlineData("""{"error":{"message":"inner"},"message":"outer"}""", null, "outer")]
    [InlineData("""{"error":null,"message":"outer"}""", null, "outer")]
    [InlineData("""{"error":17,"message":"outer"}""", null, "outer")]
    public static void NameAndWords_AreTakenFromTheirFirstPlace(string json, string? name, string? words)
    {
        CidaasError error = Read(json);

        Assert.Equal((name, words), (error.Name, error.Words));
    }

    [Theory]
    [InlineData("""{"error":{"code":1},"code":2,"error_code":3}""", 1, "1")]
    [InlineData("""{"error":"x","code":2,"error_code":3}""", 2, "2")]
    [InlineData("""{"error":"x","error_code":"003"}""", 3, "003")]
    [InlineData("""{"error":{"code":"x"},"code":"y","error_code":3}""", 3, "3")]
    [InlineData("""{"error":"x","code":1.5}""", null, null)]
    [InlineData("""{"error":"x","code":"-1"}""", null, null)]
    public static void Code_IsTheFirstNumber(string json, int? code, string? written)
    {
        CidaasError error = Read(json);

        Assert.Equal((code, written), (error.Code, error.WrittenCode));
    }

    [Theory]
    [InlineData("""{"error":{"status":403},"status":417}""", 417)]
    [InlineData("""{"error":{"status":403}}""", 403)]
    [InlineData("""{"error":{"status":"403"}}""", 403)]
    [InlineData("""{"error":{}}""", null)]
    public static void Status_IsThatOfTheBody_OrOfItsError(string json, int? status) => Assert.Equal(status, Read(json).Status);

    [Theory]
    [InlineData("""{"error":{"referenceNumber":"r1"},"referenceNumber":"r2"}""", "r1")]
    [InlineData("""{"ErrorResp":{"error":{},"refnumber":"r2"},"refnumber":"r3"}""", "r2")]
    [InlineData("""{"ErrorResp":{"error":"x"},"refnumber":"r3"}""", "r3")]
    [InlineData("""{"error":{"referenceNumber":"r1","refnumber":"r2","reference_number":"r3"}}""", "r1")]
    [InlineData("""{"error":{"refnumber":"r2","reference_number":"r3"}}""", "r2")]
    [InlineData("""{"error":{"reference_number":"r3"}}""", "r3")]
    [InlineData("""{"error":{"reference_number":17}}""", "17")]
    [InlineData("""{"error":{}}""", null)]
    public static void Reference_IsTakenFromItsFirstPlace(string json, string? reference) => Assert.Equal(reference, Read(json).Reference);

    [Theory]
    [InlineData("""{"error":{"fieldKey":"f1","field":"f2"},"fieldKey":"f3"}""", "f1")]
    [InlineData("""{"error":{"field":"f2"},"fieldKey":"f3"}""", "f2")]
    [InlineData("""{"error":"x","fieldKey":"f3","field":"f4"}""", "f3")]
    [InlineData("""{"error":"x","field":"f4"}""", "f4")]
    public static void Field_IsTakenFromItsFirstPlace(string json, string field) => Assert.Equal(field, Read(json).Field);

    [Theory]
    [InlineData("""{"ErrorResp":{}}""", true)]
    [InlineData("""{"error":"x"}""", true)]
    [InlineData("""{"error":{}}""", true)]
    [InlineData("""{"success":false}""", true)]
    [InlineData("""{"success":true}""", false)]
    [InlineData("""{"success":"false"}""", false)]
    [InlineData("""{"error":null}""", false)]
    [InlineData("""{"ErrorResp":"x"}""", false)]
    [InlineData("{}", false)]
    [InlineData("[]", false)]
    [InlineData("17", false)]
    public static void Body_SaysWhetherTheCallFailed(string json, bool isError) => Assert.Equal(isError, Read(json).IsError);

    [Fact]
    public static void WrappedError_IsThatWithin()
    {
        CidaasError error = Read("""{"ErrorResp":{"code":7,"error":"inner_name"},"code":8,"error":"outer_name"}""");

        Assert.Equal((7, "inner_name"), (error.Code, error.Name));
    }

    private static CidaasError Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return CidaasError.Read(document.RootElement);
    }
}
