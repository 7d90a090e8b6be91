namespace UserMigration.Engine.Stores.Http;

/// <summary>A call that failed as a whole, as the input of a <see cref="FailureTable"/>.</summary>
/// <param name="Status">The HTTP status of the answer.</param>
/// <param name="Code">The error code of the store; null if the answer has no relevant code.</param>
/// <param name="SaysWhenToRetry">Whether the answer has a Retry-After.</param>
/// <param name="Words">The text of the answer; null if it has none.</param>
internal readonly record struct StoreFailure(int Status, int? Code = null, bool SaysWhenToRetry = false, string? Words = null);
