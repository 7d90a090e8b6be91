using System;

namespace UserMigration.Sandbox.Cidaas.Answers;

/// <summary>The words for <see cref="ErrorShape"/>.</summary>
internal static class ErrorShapes
{
    /// <summary>The words; the first is meant where none is given.</summary>
    public static readonly string[] Names = { "wrapped", "flat", "object", "refnumber", "html" };

    /// <summary>Reads one of the words.</summary>
    public static ErrorShape Parse(string name) => (ErrorShape)Array.IndexOf(Names, name);
}
