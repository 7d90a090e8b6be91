using System.Runtime.InteropServices;

namespace UserMigration.Sandbox.Cidaas.Users;

/// <summary>Something that a user can be found by.</summary>
/// <param name="Kind">What it is; see <see cref="UserKeys"/>.</param>
/// <param name="Value">The value, folded.</param>
/// <param name="Provider">The provider of the identity that has it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct UserKey(int Kind, string Value, string Provider);
