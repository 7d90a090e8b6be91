using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>A change file: what is done with users, one after the other.</summary>
internal static class ChangeFile
{
    /// <summary>Writes a change file and gives its records.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="changes">The changes: <c>create</c>, <c>update</c>, <c>delete</c> or nothing, the user, its name.</param>
    public static IdentityRecord[] Create(string folder, params (string Operation, string User, string Name)[] changes)
    {
        string path = Path.Combine(folder, "changes.csv");
        File.WriteAllText(path, "operation,email,givenName\n" + string.Concat(changes.Select(change => $"{change.Operation},{change.User}@example.com,{change.Name}\n")));
        return UploadRun.Read(path).Select(Read).ToArray();
    }

    /// <summary>Changes of some users at random, each with several: near to each other, and far apart.</summary>
    public static (string Operation, string User, string Name)[] Random(int seed, int count, int users)
    {
        Random random = new Random(seed);
        return Enumerable.Range(1, count)
            .Select(i => (random.Next(10) switch { < 2 => "delete", < 5 => "create", _ => "update" }, $"user{random.Next(users)}", $"Name {i}"))
            .ToArray();
    }

    private static IdentityRecord Read(IdentityRecord record)
    {
        string? operation = record.Attributes["operation"] as string;
        Dictionary<string, object?> attributes = new Dictionary<string, object?>(record.Attributes);
        attributes.Remove("operation");
        return new IdentityRecord(record.Target, attributes, record.GetRecord())
        {
            Operation = string.IsNullOrEmpty(operation) ? RecordOperation.Unset : Enum.Parse<RecordOperation>(operation, ignoreCase: true),
        };
    }
}
