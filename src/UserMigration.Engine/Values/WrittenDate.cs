using System;

namespace UserMigration.Engine.Values;

/// <summary>A date as it is written.</summary>
/// <param name="Time">The date and time, without a conversion to UTC.</param>
/// <param name="HasTime">Whether a time of day is written.</param>
/// <param name="Offset">The offset from UTC that is written; null where there is none.</param>
internal readonly record struct WrittenDate(DateTime Time, bool HasTime, TimeSpan? Offset);
