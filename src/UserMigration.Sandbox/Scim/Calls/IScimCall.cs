using System.Threading.Tasks;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Scim.Calls;

/// <summary>A call of the server or of its issuer.</summary>
internal interface IScimCall
{
    /// <summary>The method and the path without its first slash. A last segment in braces stands for any text.</summary>
    string Name { get; }

    /// <summary>Whether the call requires no credential in its header.</summary>
    bool IsOpen => false;

    /// <summary>Executes the call and creates the answer.</summary>
    /// <exception cref="ScimException">The call is refused.</exception>
    ValueTask<CallAnswer> AnswerAsync(CallRequest request);
}
