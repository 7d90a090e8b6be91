namespace UserMigration.Sandbox.Akamai.Filters;

/// <summary>A token of a filter.</summary>
/// <param name="Kind">The kind of the token.</param>
/// <param name="Text">Its text; for a quoted value, without the quotes.</param>
internal sealed record FilterToken(FilterTokenKind Kind, string Text);
