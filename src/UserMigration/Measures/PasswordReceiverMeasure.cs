using System.Collections.Generic;
using System.Linq;

namespace UserMigration;

/// <summary>What a kind of store does with the passwords that were measured: numbers of passwords by the kind of hash, as in <see cref="MigrationMeasure.HashKinds"/>.</summary>
public sealed class PasswordReceiverMeasure
{
    /// <summary>The kind of store.</summary>
    public IdentityTarget Target { get; internal set; }

    /// <summary>Passwords whose hash is sent unchanged, in the form that the store requires.</summary>
    public IReadOnlyDictionary<string, long> Unchanged { get; internal set; } = new Dictionary<string, long>();

    /// <summary>Passwords whose hash is written in another way, such as base64 in place of hexadecimal digits. The password stays the same.</summary>
    public IReadOnlyDictionary<string, long> Converted { get; internal set; } = new Dictionary<string, long>();

    /// <summary>Passwords that the store can't verify: these users must set a new password. Clear text is one of them, unless you allow it in the conversion.</summary>
    public IReadOnlyDictionary<string, long> Reset { get; internal set; } = new Dictionary<string, long>();

    /// <summary>Returns the kind of store and the three sums.</summary>
    public override string ToString() => System.FormattableString.Invariant(
        $"{Target}: {Unchanged.Values.Sum()} unchanged, {Converted.Values.Sum()} converted, {Reset.Values.Sum()} to reset");
}
