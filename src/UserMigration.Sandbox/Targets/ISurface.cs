using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Targets;

/// <summary>What a store shows to its clients: its calls, whom it lets in, and the answers that only it can make.</summary>
internal interface ISurface : IDisposable
{
    /// <summary>The names of its calls, as the log and the faults have them.</summary>
    IReadOnlyCollection<string> Calls { get; }

    /// <summary>Lets in who may make the store's calls.</summary>
    ICallStep Authentication { get; }

    /// <summary>Lets in who knows the client's secret, to the sandbox's own calls.</summary>
    ICallStep Ownership { get; }

    /// <summary>The sandbox's own calls that are about this store, by method and name, such as <c>GET users</c>.</summary>
    IReadOnlyDictionary<string, CallDelegate> Controls { get; }

    /// <summary>The name of the call that a request makes; its path where there is no such call.</summary>
    string NameOf(HttpRequest request);

    /// <summary>Whether a call asks for a credential, or for what was given for one.</summary>
    bool AsksForCredential(string call);

    /// <summary>Answers a call of the store.</summary>
    ValueTask<CallAnswer> AnswerAsync(CallRequest request);

    /// <summary>An error as the store says it.</summary>
    /// <param name="request">The call.</param>
    /// <param name="words">The words.</param>
    /// <param name="code">The error's code; null is that of an error inside the store.</param>
    /// <param name="status">The HTTP status; null is the one that goes with it.</param>
    /// <param name="retryAfter">The seconds of a <c>Retry-After</c> header, or null.</param>
    CallAnswer Error(CallRequest request, string words, int? code, int? status, int? retryAfter);

    /// <summary>Too many calls. Without a status as the API itself says it.</summary>
    CallAnswer TooMany(CallRequest request, int? status, int? retryAfter);

    /// <summary>The credential is no longer good.</summary>
    CallAnswer Denied(CallRequest request);

    /// <summary>A whole upload call is refused for one of its records.</summary>
    /// <param name="request">The call.</param>
    /// <param name="code">The error's code, or null for the usual one.</param>
    /// <param name="argument">The argument that the error names, or null for the usual one.</param>
    CallAnswer Refused(CallRequest request, int? code, string? argument);

    /// <summary>The records of an upload call, a JSON array as it was sent; nothing for another call.</summary>
    ValueTask<ReadOnlyMemory<byte>> RecordsAsync(CallRequest request);

    /// <summary>Leaves the last results out of the answer to an upload call.</summary>
    /// <returns>Whether it had any.</returns>
    bool TryDropResults(CallAnswer answer, int count);

    /// <summary>Puts what was sent into the texts of the errors in an answer.</summary>
    /// <param name="request">The call.</param>
    /// <param name="answer">The answer, which may have none.</param>
    /// <param name="telling">Makes text of what was sent.</param>
    /// <returns>Whether there were any.</returns>
    ValueTask<bool> TryTellAsync(CallRequest request, CallAnswer answer, ITelling telling);
}
