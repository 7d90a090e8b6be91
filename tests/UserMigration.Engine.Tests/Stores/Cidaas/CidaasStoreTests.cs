using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

public static class CidaasStoreTests
{
    [Fact]
    public static async Task BulkCall_IsThatOfTheContract()
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json(
            """{"process_states":[{"sub":"s1","process_state":"CREATED"},{"sub":"s2","process_state":"UPDATED"}]}"""));

        IReadOnlyList<StoreRecordAnswer> answers = await CidaasCase.CreateAsync(server, CidaasCase.WithSubs(2));

        Assert.Equal([("s1", false), ("s2", true)], answers.Select(answer => (answer.Uuid, answer.IsUpdate)));
        WireRequest request = Assert.Single(server.Calls);
        Assert.Equal(("POST", "users-srv/user/bulk", "token-1"), (request.Method, request.Path, request.Token));
        Assert.Equal(
            """[{"sub":"s1","email":"user1@example.com","provider":"self"},{"sub":"s2","email":"user2@example.com","provider":"self"}]""", request.Body);
    }

    [Fact]
    public static async Task TokenRequest_IsAFormWithTheScope()
    {
        await using CidaasServer server = new CidaasServer(WireResponse.Json("""[{"sub":"s1","state":"CREATED"}]"""));

        await CidaasCase.CreateAsync(server, CidaasCase.WithSubs(1));

        WireRequest request = Assert.Single(server.TokenRequests);
        Assert.Equal("application/x-www-form-urlencoded", request.Headers["Content-Type"]);
        Assert.Equal(
            [("grant_type", "client_credentials"), ("client_id", "client id"), ("client_secret", CidaasCase.Secret), ("scope", "cidaas:bulk_user_create")],
            request.Form.Select(field => (field.Key, field.Value)));
    }
}
