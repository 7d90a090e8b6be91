using System;
using System.IO;
using System.Management.Automation;
using UserMigration.Engine.Composition;

namespace UserMigration.Infrastructure;

/// <summary>
/// The value of -Schema: a schema, or the path of a file that contains one. The file is read when the command begins,
/// so that a problem with it is an error with an id of its own.
/// </summary>
public sealed class SchemaArgument
{
    private readonly IdentitySchema? _schema;
    private readonly string? _path;
    private IdentitySchema? _read;

    /// <summary>Creates the argument from a schema.</summary>
    /// <param name="schema">The schema.</param>
    public SchemaArgument(IdentitySchema schema)
    {
        _schema = schema ?? throw new ArgumentNullException(nameof(schema));
    }

    /// <summary>Creates the argument from a path.</summary>
    /// <param name="path">The path of a file, relative to <c>$PWD</c>; wildcards are not resolved.</param>
    public SchemaArgument(string path)
    {
        _path = path ?? throw new ArgumentNullException(nameof(path));
    }

    /// <summary>Creates the argument from a file.</summary>
    /// <param name="file">The file.</param>
    public SchemaArgument(FileInfo file)
        : this((file ?? throw new ArgumentNullException(nameof(file))).FullName)
    {
    }

    /// <summary>Creates the argument from a path that was resolved.</summary>
    /// <param name="path">The path.</param>
    public SchemaArgument(PathInfo path)
        : this((path ?? throw new ArgumentNullException(nameof(path))).Path)
    {
    }

    /// <summary>Returns the schema. If it is in a file, the file is read once.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <exception cref="MigrationException">The file does not exist, can't be read, or is not a schema.</exception>
    internal IdentitySchema Read(PSCmdlet command)
    {
        IdentitySchema schema = _schema ?? (_read ??= StoreTargets.ReadSchema(PathResolver.ResolveLiteral(command, _path!)));
        DefaultSession.LatestSchema = schema;
        return schema;
    }

    /// <summary>The schema; null if a path was specified.</summary>
    internal IdentitySchema? Schema => _schema;

    /// <summary>Returns the path, or the description of the schema.</summary>
    public override string ToString() => _path ?? _schema!.ToString();
}
