using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace UserMigration.Completion;

/// <summary>Completes the names of encodings.</summary>
public sealed class EncodingCompleter : IArgumentCompleter
{
    private static readonly string[] s_names =
    {
        "utf8", "unicode", "bigendianunicode", "utf32", "latin1", "windows-1252", "windows-1250", "windows-1251", "windows-1253",
        "windows-1254", "iso-8859-2", "iso-8859-15", "koi8-r", "macintosh", "ibm850", "IBM037", "shift_jis", "gb18030", "big5", "cesu-8",
    };

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => s_names
        .Where(name => name.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
        .Select(name => new CompletionResult(name));
}
