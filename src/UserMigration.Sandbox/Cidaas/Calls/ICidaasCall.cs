using System.Threading.Tasks;
using UserMigration.Sandbox.Cidaas.Answers;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Cidaas.Calls;

/// <summary>A call of one of cidaas' APIs.</summary>
internal interface ICidaasCall
{
    /// <summary>The HTTP method.</summary>
    string Method { get; }

    /// <summary>The path without its first slash; a last segment in braces stands for any text.</summary>
    string Name { get; }

    /// <summary>Who may make it.</summary>
    Access Access { get; }

    /// <summary>Answers it.</summary>
    /// <param name="request">The call.</param>
    /// <param name="segment">The text of the last segment, where that stands for any.</param>
    /// <exception cref="CidaasException">The call is refused.</exception>
    ValueTask<CallAnswer> AnswerAsync(CallRequest request, string segment);
}
