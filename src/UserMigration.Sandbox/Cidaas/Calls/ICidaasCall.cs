using System.Threading.Tasks;
using UserMigration.Sandbox.Cidaas.Answers;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Cidaas.Calls;

/// <summary>A call of one of the APIs of cidaas.</summary>
internal interface ICidaasCall
{
    /// <summary>The HTTP method.</summary>
    string Method { get; }

    /// <summary>The path without its first slash. A last segment in braces stands for any text.</summary>
    string Name { get; }

    /// <summary>The access that the call requires.</summary>
    Access Access { get; }

    /// <summary>Executes the call and creates the answer.</summary>
    /// <param name="request">The call.</param>
    /// <param name="segment">The text of the last segment, if that stands for any text.</param>
    /// <exception cref="CidaasException">The call is refused.</exception>
    ValueTask<CallAnswer> AnswerAsync(CallRequest request, string segment);
}
