using System.Collections.Generic;

namespace UserMigration;

/// <summary>A list that is converted to text as its elements, for example in a cell of Export-Csv.</summary>
internal sealed class TextList<T> : List<T>
{
    /// <summary>Creates an empty list.</summary>
    /// <param name="capacity">The initial capacity.</param>
    public TextList(int capacity)
        : base(capacity)
    {
    }

    /// <summary>Returns the elements as text, separated by semicolons; empty if there are none.</summary>
    public override string ToString() => string.Join("; ", this);
}
