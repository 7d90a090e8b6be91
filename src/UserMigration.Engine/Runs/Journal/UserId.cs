using System;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>The store's identifier of a user; uses 16 bytes if it is a UUID.</summary>
internal readonly struct UserId : IEquatable<UserId>
{
    private readonly Guid _uuid;
    private readonly string? _text;

    private UserId(Guid uuid, string? text)
    {
        _uuid = uuid;
        _text = text;
    }

    /// <summary>Whether this is the empty identifier, which stands for no user.</summary>
    public bool IsNone => _text is null && _uuid == Guid.Empty;

    /// <summary>Creates an identifier that keeps its exact text.</summary>
    /// <param name="text">The identifier.</param>
    public static UserId Exact(string text) =>
        Guid.TryParseExact(text, "D", out Guid uuid) && uuid != Guid.Empty && uuid.ToString() == text ? new UserId(uuid, null) : new UserId(Guid.Empty, text);

    /// <summary>Creates an identifier from the text that a store returned.</summary>
    /// <param name="text">The identifier; null if there is none.</param>
    /// <param name="areUuids">Whether the store's identifiers are UUIDs, in which case differences in case are ignored.</param>
    /// <returns>The identifier; null if the text is not one.</returns>
    public static UserId? Parse(string? text, bool areUuids)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (!areUuids)
        {
            return Exact(text!);
        }

        return Guid.TryParseExact(text, "D", out Guid uuid) && uuid != Guid.Empty ? new UserId(uuid, null) : null;
    }

    /// <inheritdoc/>
    public bool Equals(UserId other) => _uuid == other._uuid && string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is UserId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _text is null ? _uuid.GetHashCode() : StringComparer.Ordinal.GetHashCode(_text);

    /// <summary>Gets the text of the identifier; a UUID in lowercase.</summary>
    public override string ToString() => _text ?? _uuid.ToString();
}
