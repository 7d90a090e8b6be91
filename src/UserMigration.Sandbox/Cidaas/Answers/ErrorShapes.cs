using System;

namespace UserMigration.Sandbox.Cidaas.Answers;

/// <summary>The names of <see cref="ErrorShape"/> in options and faults.</summary>
internal static class ErrorShapes
{
    /// <summary>The names; the first one is the default.</summary>
    public static readonly string[] Names = { "wrapped", "flat", "object", "refnumber", "html" };

    /// <summary>Returns the form with a name.</summary>
    public static ErrorShape Parse(string name) => (ErrorShape)Array.IndexOf(Names, name);
}
