#if NET8_0_OR_GREATER
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Spectre.Console;

namespace UserMigration.Questions;

/// <summary>Asks in a terminal, where answers are chosen with the arrow keys.</summary>
internal sealed class SpectreChooser : IChooser
{
    private readonly IAnsiConsole _console;
    private readonly CancellationToken _token;

    private SpectreChooser(IAnsiConsole console, CancellationToken token)
    {
        _console = console;
        _token = token;
    }

    /// <summary>Creates the chooser.</summary>
    /// <param name="token">Cancelled when the pipeline stops.</param>
    /// <returns>The chooser; null if input and output of the process are not a terminal.</returns>
    public static SpectreChooser? TryCreate(CancellationToken token)
    {
        if (Console.IsInputRedirected || Console.IsOutputRedirected)
        {
            return null;
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings());
        return console.Profile.Capabilities is { Interactive: true, Ansi: true } ? new SpectreChooser(console, token) : null;
    }

    /// <inheritdoc/>
    public int Choose(string title, string message, IReadOnlyList<string> answers)
    {
        SelectionPrompt<int> prompt = new SelectionPrompt<int>()
            .Title($"[bold]{Markup.Escape(title)}[/]\n{Markup.Escape(message)}")
            .PageSize(Math.Max(answers.Count, 3))
            .UseConverter(i => Markup.Escape(answers[i]))
            .AddChoices(Enumerable.Range(0, answers.Count));
        int answer = prompt.ShowAsync(_console, _token).GetAwaiter().GetResult();
        _console.MarkupLine($"{Markup.Escape(message)} [green]{Markup.Escape(answers[answer])}[/]");
        return answer;
    }

    /// <inheritdoc/>
    public string Ask(string question) =>
        new TextPrompt<string>(Markup.Escape(question)).AllowEmpty().ShowAsync(_console, _token).GetAwaiter().GetResult();
}
#endif
