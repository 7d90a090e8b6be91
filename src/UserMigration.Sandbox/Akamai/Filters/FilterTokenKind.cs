namespace UserMigration.Sandbox.Akamai.Filters;

/// <summary>The kind of a token of a filter.</summary>
internal enum FilterTokenKind
{
    /// <summary>A name, a number or a word such as <c>and</c>.</summary>
    Word,

    /// <summary>A value in single quotes.</summary>
    Quoted,

    /// <summary>A comparison operator.</summary>
    Operator,

    /// <summary>An opening parenthesis.</summary>
    Open,

    /// <summary>A closing parenthesis.</summary>
    Close,

    /// <summary>The end of the filter.</summary>
    End,
}
