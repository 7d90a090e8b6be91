namespace UserMigration.Sandbox.Akamai.Filters;

/// <summary>What a piece of a filter is.</summary>
internal enum FilterTokenKind
{
    /// <summary>A name, a number or a word such as <c>and</c>.</summary>
    Word,

    /// <summary>A value in single quotes.</summary>
    Quoted,

    /// <summary>A comparison.</summary>
    Operator,

    /// <summary>An opening parenthesis.</summary>
    Open,

    /// <summary>A closing parenthesis.</summary>
    Close,

    /// <summary>The end.</summary>
    End,
}
