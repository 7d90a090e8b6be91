using System.Text.Json;

namespace UserMigration.Sandbox.Akamai.Calls;

/// <summary>A call of the API (contract of Akamai, sections 2 and 3).</summary>
internal interface ICall
{
    /// <summary>The name of the call, which is its path.</summary>
    string Name { get; }

    /// <summary>Executes the call and writes the members of the answer that follow <c>stat</c>.</summary>
    /// <param name="arguments">The form of the call.</param>
    /// <param name="answer">The writer of the answer, inside its object.</param>
    /// <exception cref="CallException">The call is refused.</exception>
    void Answer(CallArguments arguments, Utf8JsonWriter answer);
}
