using System;
using System.IO;
using System.Text.Json;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Runs.Planning;

/// <summary>Reads and writes saved plans.</summary>
internal static class PlanFile
{
    private const int Largest = 16 * 1024 * 1024;

    /// <summary>Reads a plan.</summary>
    /// <param name="path">The full path.</param>
    /// <exception cref="MigrationException">The file does not exist, can't be read, or is not a plan.</exception>
    public static UploadPlan Read(string path)
    {
        try
        {
            return UploadPlan.Parse(SmallFile.ReadText(path, Largest) ?? throw PlanErrors.Invalid(path, "It is too large."));
        }
        catch (Exception exception) when (MissingFile.Is(exception))
        {
            throw PlanErrors.NotFound(path, exception);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw PlanErrors.Invalid(path, exception.Message, exception);
        }
    }

    /// <summary>Writes a plan. Only its owner can read it, because it names files and a client.</summary>
    /// <param name="path">The full path. An existing file is replaced.</param>
    /// <param name="plan">The plan.</param>
    /// <exception cref="MigrationException">The file can't be written.</exception>
    public static void Write(string path, UploadPlan plan)
    {
        try
        {
            OwnerOnly.WriteWhole(path, plan.ToJson());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw PlanErrors.NotWritten(path, exception);
        }
    }
}
