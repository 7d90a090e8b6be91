using System;
using System.IO;
using System.Management.Automation;
using UserMigration.Engine.Composition;

namespace UserMigration.Infrastructure;

/// <summary>
/// What -Schema takes: a schema, or the path of a file that has one. The file is read when the command begins, so that
/// what is wrong with it is an error with an id of its own.
/// </summary>
public sealed class SchemaArgument
{
    private readonly IdentitySchema? _schema;
    private readonly string? _path;
    private IdentitySchema? _read;

    /// <summary>Takes a schema.</summary>
    /// <param name="schema">The schema.</param>
    public SchemaArgument(IdentitySchema schema)
    {
        _schema = schema ?? throw new ArgumentNullException(nameof(schema));
    }

    /// <summary>Takes a path.</summary>
    /// <param name="path">The path of a file, relative to <c>$PWD</c>; wildcards are not resolved.</param>
    public SchemaArgument(string path)
    {
        _path = path ?? throw new ArgumentNullException(nameof(path));
    }

    /// <summary>Takes a file.</summary>
    /// <param name="file">The file.</param>
    public SchemaArgument(FileInfo file)
        : this((file ?? throw new ArgumentNullException(nameof(file))).FullName)
    {
    }

    /// <summary>Takes a path that was resolved.</summary>
    /// <param name="path">The path.</param>
    public SchemaArgument(PathInfo path)
        : this((path ?? throw new ArgumentNullException(nameof(path))).Path)
    {
    }

    /// <summary>The schema; a file that was given is read once.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <exception cref="MigrationException">The file is not there, can't be read, or is no schema.</exception>
    internal IdentitySchema Read(PSCmdlet command) => _schema ?? (_read ??= StoreTargets.ReadSchema(PathResolver.ResolveLiteral(command, _path!)));

    /// <summary>The schema; null where a path was given.</summary>
    internal IdentitySchema? Schema => _schema;

    /// <summary>The path, or the schema.</summary>
    public override string ToString() => _path ?? _schema!.ToString();
}
