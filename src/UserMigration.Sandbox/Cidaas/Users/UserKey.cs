using System.Runtime.InteropServices;

namespace UserMigration.Sandbox.Cidaas.Users;

/// <summary>A key by which a user can be found.</summary>
/// <param name="Kind">The kind of the key; see <see cref="UserKeys"/>.</param>
/// <param name="Value">The value, folded.</param>
/// <param name="Provider">The provider of the identity with the value.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct UserKey(int Kind, string Value, string Provider);
