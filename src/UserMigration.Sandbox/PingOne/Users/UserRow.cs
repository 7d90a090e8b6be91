using System.Collections.Generic;

namespace UserMigration.Sandbox.PingOne.Users;

/// <summary>A stored user.</summary>
/// <param name="Number">The number of the user.</param>
/// <param name="Id">The ID of the user.</param>
/// <param name="Population">The ID of its population.</param>
/// <param name="Created">When it was created, in milliseconds since 1970.</param>
/// <param name="Updated">When it was last updated, in milliseconds since 1970.</param>
/// <param name="Passwords">The number of times that its password was set.</param>
/// <param name="Encoding">The encoding of its password; empty for clear text.</param>
/// <param name="Document">The attributes that clients set, in JSON.</param>
internal sealed record UserRow(long Number, string Id, string Population, long Created, long Updated, long Passwords, string Encoding, byte[] Document);

/// <summary>A user that is to be created.</summary>
/// <param name="Username">The username.</param>
/// <param name="Population">The ID of the population.</param>
/// <param name="HasPassword">Whether it has a password.</param>
/// <param name="Encoding">The encoding of the password; empty for clear text.</param>
/// <param name="Document">The attributes, in JSON.</param>
internal sealed record NewUser(string Username, string Population, bool HasPassword, string Encoding, byte[] Document);

/// <summary>The new attributes of a user.</summary>
/// <param name="Username">The username.</param>
/// <param name="Document">The attributes, in JSON.</param>
internal sealed record ChangedUser(string Username, byte[] Document);

/// <summary>A page of users.</summary>
/// <param name="Rows">The users.</param>
/// <param name="Count">The number of all users that match.</param>
/// <param name="Next">Where the next page starts; null on the last page.</param>
internal sealed record UserPage(IReadOnlyList<UserRow> Rows, long Count, long? Next);
