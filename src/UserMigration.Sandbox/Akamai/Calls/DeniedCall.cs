using System.Text.Json;

namespace UserMigration.Sandbox.Akamai.Calls;

/// <summary>A call that the features of the client do not allow.</summary>
internal sealed class DeniedCall : ICall
{
    public DeniedCall(string name)
    {
        Name = name;
    }

    public string Name { get; }

    public void Answer(CallArguments arguments, Utf8JsonWriter answer) =>
        throw new CallException(ApiError.ClientPermissionError, "This client does not have permission to perform the action.");
}
