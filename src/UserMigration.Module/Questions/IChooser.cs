using System.Collections.Generic;

namespace UserMigration.Questions;

/// <summary>Asks the user to choose, in the console or however the host does it.</summary>
internal interface IChooser
{
    /// <summary>Asks the user to choose one of several answers.</summary>
    /// <param name="title">What the question is about; one line.</param>
    /// <param name="message">The question, with what to know.</param>
    /// <param name="answers">The answers; the first one is the usual one.</param>
    /// <returns>The index of the answer.</returns>
    int Choose(string title, string message, IReadOnlyList<string> answers);

    /// <summary>Asks the user for a text.</summary>
    /// <param name="question">The question.</param>
    /// <returns>The text; empty if the user wrote nothing.</returns>
    string Ask(string question);
}
