using System;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>The store's identifier of a user, in 16 bytes where it is a UUID.</summary>
internal readonly struct UserId : IEquatable<UserId>
{
    private readonly Guid _uuid;
    private readonly string? _text;

    private UserId(Guid uuid, string? text)
    {
        _uuid = uuid;
        _text = text;
    }

    /// <summary>Whether it stands for no user.</summary>
    public bool IsNone => _text is null && _uuid == Guid.Empty;

    /// <summary>An identifier letter by letter: what comes out is what went in.</summary>
    /// <param name="text">The identifier.</param>
    public static UserId Exact(string text) =>
        Guid.TryParseExact(text, "D", out Guid uuid) && uuid != Guid.Empty && uuid.ToString() == text ? new UserId(uuid, null) : new UserId(Guid.Empty, text);

    /// <summary>An identifier as a store has it.</summary>
    /// <param name="text">The identifier, or null.</param>
    /// <param name="areUuids">Whether it is a UUID, which means the same in capitals.</param>
    /// <returns>Null where it is none.</returns>
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

    /// <summary>Its text; a UUID in lower case.</summary>
    public override string ToString() => _text ?? _uuid.ToString();
}
