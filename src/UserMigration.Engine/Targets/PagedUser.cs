namespace UserMigration.Engine.Targets;

/// <summary>A user of a page.</summary>
/// <param name="Number">The number that the store gave the user.</param>
/// <param name="Changed">When the user was last changed, by the clock of the store, in ticks of UTC; 0 if the store does not say it.</param>
/// <param name="Start">Where the user starts in the JSON of the page.</param>
/// <param name="Length">The length of the user in the JSON.</param>
/// <param name="Password">What the answer says about the password.</param>
internal readonly record struct PagedUser(long Number, long Changed, int Start, int Length, PasswordPresence Password);
