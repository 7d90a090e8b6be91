using System;
using System.Text.Json;
using System.Text.Json.Nodes;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Scim.Schema;

namespace UserMigration.Sandbox.Scim.Users;

/// <summary>What calls and operations do with users.</summary>
internal sealed class UserWork
{
    private readonly UserTable _users;
    private readonly UserSchema _schema;

    public UserWork(UserTable users, UserSchema schema)
    {
        _users = users;
        _schema = schema;
    }

    /// <summary>Returns the id in the address of a call.</summary>
    public static string IdOf(CallRequest request)
    {
        string path = (request.Context.Request.Path.Value ?? string.Empty).TrimEnd('/');
        return path.Substring(path.LastIndexOf('/') + 1);
    }

    /// <summary>Returns the address of the server, without a slash at its end.</summary>
    public static string AddressOf(CallRequest request) => $"{request.Context.Request.Scheme}://{request.Context.Request.Host}";

    /// <summary>Does work in one transaction.</summary>
    public T Do<T>(Func<T> work) => _users.Do(work);

    /// <summary>Reads and checks a user.</summary>
    /// <exception cref="ScimException">The user is not valid.</exception>
    public PreparedUser Prepare(JsonElement user) => UserReader.Read(user, _schema);

    /// <summary>Creates a user.</summary>
    /// <exception cref="ScimException">The userName is taken.</exception>
    public UserRow Create(PreparedUser user) => _users.Create(user);

    /// <summary>Returns a user.</summary>
    /// <exception cref="ScimException">The user does not exist.</exception>
    public UserRow Get(string id) => _users.Find(id) ?? throw ScimException.NoUser();

    /// <summary>Changes a user with PUT or PATCH.</summary>
    /// <param name="options">What the server supports.</param>
    /// <param name="method">The method.</param>
    /// <param name="id">The id.</param>
    /// <param name="body">The body.</param>
    /// <param name="version">The version that the user must have, or null.</param>
    /// <exception cref="ScimException">The change is refused.</exception>
    public UserRow Change(ScimOptions options, string method, string id, JsonElement body, string? version)
    {
        UserRow user = Expect(options, id, version);
        if (method == "PUT")
        {
            return _users.Update(user, Prepare(body));
        }

        if (!options.HasPatch)
        {
            throw new ScimException(501, null, "PATCH is not supported.");
        }

        JsonObject document = (JsonObject)JsonNode.Parse(user.Document)!;
        UserPatch.Apply(document, body, _schema);
        using JsonDocument changed = JsonDocument.Parse(document.ToJsonString());
        return _users.Update(user, Prepare(changed.RootElement));
    }

    /// <summary>Deletes a user.</summary>
    /// <exception cref="ScimException">The user does not exist, or it has another version.</exception>
    public void Delete(ScimOptions options, string id, string? version) => _users.Delete(Expect(options, id, version));

    private UserRow Expect(ScimOptions options, string id, string? version)
    {
        UserRow user = Get(id);
        return version is null or "*" || !options.HasVersions || version == user.ETag ? user : throw ScimException.OldVersion();
    }
}
