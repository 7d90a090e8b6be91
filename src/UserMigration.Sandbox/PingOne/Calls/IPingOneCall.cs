using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.PingOne.Answers;

namespace UserMigration.Sandbox.PingOne.Calls;

/// <summary>A call of PingOne.</summary>
internal interface IPingOneCall
{
    /// <summary>The name of the call, as used in the log and in faults.</summary>
    string Name { get; }

    /// <summary>Whether the call requires an access token.</summary>
    bool NeedsToken { get; }

    /// <summary>Executes the call and creates the answer.</summary>
    /// <param name="request">The call.</param>
    /// <param name="place">What the path names.</param>
    /// <exception cref="PingOneException">The call is refused.</exception>
    ValueTask<CallAnswer> AnswerAsync(CallRequest request, CallPlace place);
}
