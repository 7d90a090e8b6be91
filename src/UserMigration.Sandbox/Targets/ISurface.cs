using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Targets;

/// <summary>
/// The interface of a store to its clients: its calls, its authentication, and the answers that only it can create.
/// </summary>
internal interface ISurface : IDisposable
{
    /// <summary>The names of its calls, as used in the log and in faults.</summary>
    IReadOnlyCollection<string> Calls { get; }

    /// <summary>The authentication of the store's calls.</summary>
    ICallStep Authentication { get; }

    /// <summary>The authentication of the sandbox's own calls: it accepts clients that know the secret.</summary>
    ICallStep Ownership { get; }

    /// <summary>The sandbox's own calls for this store, by method and name, such as <c>GET users</c>.</summary>
    IReadOnlyDictionary<string, CallDelegate> Controls { get; }

    /// <summary>Returns the name of the call that a request makes, or its path if the call does not exist.</summary>
    string NameOf(HttpRequest request);

    /// <summary>Whether a call requires a credential, or a token that was issued for one.</summary>
    bool AsksForCredential(string call);

    /// <summary>Executes a call of the store.</summary>
    ValueTask<CallAnswer> AnswerAsync(CallRequest request);

    /// <summary>Creates an error in the form of the store.</summary>
    /// <param name="request">The call.</param>
    /// <param name="words">The description of the error.</param>
    /// <param name="code">The code of the error; null for the code of an internal error of the store.</param>
    /// <param name="status">The HTTP status; null for the status that belongs to the code.</param>
    /// <param name="retryAfter">The seconds of a <c>Retry-After</c> header, or null.</param>
    CallAnswer Error(CallRequest request, string words, int? code, int? status, int? retryAfter);

    /// <summary>Creates the answer for too many calls. Without a status, it is that of the API itself.</summary>
    CallAnswer TooMany(CallRequest request, int? status, int? retryAfter);

    /// <summary>Creates the answer for a credential that is not accepted.</summary>
    CallAnswer Denied(CallRequest request);

    /// <summary>
    /// Creates the answer for an upload call that is refused as a whole because of one of its records.
    /// </summary>
    /// <param name="request">The call.</param>
    /// <param name="code">The code of the error, or null for the default.</param>
    /// <param name="argument">The argument that the error names, or null for the default.</param>
    CallAnswer Refused(CallRequest request, int? code, string? argument);

    /// <summary>Returns the records of an upload call, a JSON array as it was sent; empty for another call.</summary>
    ValueTask<ReadOnlyMemory<byte>> RecordsAsync(CallRequest request);

    /// <summary>Removes the last results from the answer to an upload call.</summary>
    /// <returns>Whether the answer contained results.</returns>
    bool TryDropResults(CallAnswer answer, int count);

    /// <summary>Inserts the content of a call into the texts of the errors in an answer.</summary>
    /// <param name="request">The call.</param>
    /// <param name="answer">The answer, which can be without errors.</param>
    /// <param name="telling">Converts the content to text.</param>
    /// <returns>Whether the answer contained errors.</returns>
    ValueTask<bool> TryTellAsync(CallRequest request, CallAnswer answer, ITelling telling);
}
