namespace UserMigration.Sandbox.Akamai.Filters;

/// <summary>A piece of a filter.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text; of a quoted value, without the quotes.</param>
internal sealed record FilterToken(FilterTokenKind Kind, string Text);
