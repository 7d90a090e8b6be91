using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Tests;

/// <summary>A program to start with a list of arguments: .NET Framework takes one string, and asks the shell.</summary>
internal sealed class ProcessStartInfo(string program, IEnumerable<string> arguments)
{
    private readonly System.Diagnostics.ProcessStartInfo _start = new System.Diagnostics.ProcessStartInfo(program)
    {
        Arguments = string.Join(" ", arguments.Select(Quote)),
        UseShellExecute = false,
    };

    public bool RedirectStandardInput
    {
        init => _start.RedirectStandardInput = value;
    }

    public bool RedirectStandardOutput
    {
        init => _start.RedirectStandardOutput = value;
    }

    public bool RedirectStandardError
    {
        init => _start.RedirectStandardError = value;
    }

    public static implicit operator System.Diagnostics.ProcessStartInfo(ProcessStartInfo info) => info._start;

    // As Mono splits them on Unix: within double quotes, a backslash takes the next character for what it is.
    private static string Quote(string argument) => "\"" + argument.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
}
