namespace UserMigration.Module.Tests.Stories;

/// <summary>What became of one story, as tests/Pester/Run.ps1 writes it.</summary>
internal sealed record StoryResult(string File, string Story, string Result, string Reason);
