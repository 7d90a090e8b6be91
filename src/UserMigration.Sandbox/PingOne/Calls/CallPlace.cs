namespace UserMigration.Sandbox.PingOne.Calls;

/// <summary>What the path of a call names.</summary>
/// <param name="Environment">The ID of the environment.</param>
/// <param name="User">The ID of the user; empty if the path names none.</param>
internal sealed record CallPlace(string Environment, string User);
