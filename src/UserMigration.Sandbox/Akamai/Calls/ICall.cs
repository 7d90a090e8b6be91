using System.Text.Json;

namespace UserMigration.Sandbox.Akamai.Calls;

/// <summary>A call of the API (contract of Akamai, sections 2 and 3).</summary>
internal interface ICall
{
    /// <summary>The name, which is its path.</summary>
    string Name { get; }

    /// <summary>Does what is asked and writes the members of the answer that follow <c>stat</c>.</summary>
    /// <param name="arguments">The form.</param>
    /// <param name="answer">The answer, inside its object.</param>
    /// <exception cref="CallException">The call is refused.</exception>
    void Answer(CallArguments arguments, Utf8JsonWriter answer);
}
