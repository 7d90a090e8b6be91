using System.Collections.Generic;

namespace UserMigration;

/// <summary>A list that reads as its elements where it becomes text, as in a cell of Export-Csv.</summary>
internal sealed class TextList<T> : List<T>
{
    /// <summary>Makes an empty list.</summary>
    /// <param name="capacity">How many elements it has room for.</param>
    public TextList(int capacity)
        : base(capacity)
    {
    }

    /// <summary>The elements, each as its text, with semicolons between them; empty where there is none.</summary>
    public override string ToString() => string.Join("; ", this);
}
