using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Infrastructure;

namespace UserMigration.Completion;

/// <summary>
/// Finds the attributes to complete: those of the specified schema, otherwise of the connected store, otherwise of the schema that was used last,
/// otherwise those that stores usually have.
/// </summary>
internal static class SchemaAttributes
{
    // A user waits for the completion.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(3);

    private static readonly ConditionalWeakTable<IdentityStoreSession, Live> s_live = new ConditionalWeakTable<IdentityStoreSession, Live>();

    /// <summary>Finds the full names of the attributes, each with its description.</summary>
    /// <param name="bound">The parameters that the user already wrote.</param>
    public static IEnumerable<(string Word, string Tip)> Find(IDictionary bound)
    {
        IdentityTarget? target = bound["Target"] is { } name && Enum.TryParse(name.ToString(), ignoreCase: true, out IdentityTarget known) && Enum.IsDefined(typeof(IdentityTarget), known)
            ? known
            : null;
        IdentitySchema? schema = Specified(bound["Schema"]) ?? For(target, OfSession(bound)) ?? For(target, DefaultSession.LatestSchema);
        return schema is not null
            ? schema.GetPaths().Select(path => (path, schema.Find(path)!.ToString()))
            : (target is { } kind ? StoreTargets.Get(kind) : StoreTargets.Usual).UsualAttributeNames.Select(path => (path, path));
    }

    // A command that names a kind of store is not completed with the attributes of another kind.
    private static IdentitySchema? For(IdentityTarget? target, IdentitySchema? schema) => target is null || schema?.Target == target ? schema : null;

    private static IdentitySchema? Specified(object? given)
    {
        object? value = given is PSObject wrapped ? wrapped.BaseObject : given;
        if (value is IdentitySchema schema)
        {
            return schema;
        }

        string? path = value switch { string text => CallerState.Resolve(text), FileInfo file => file.FullName, _ => null };
        try
        {
            return path is null ? null : StoreTargets.ReadSchema(path);
        }
        catch (MigrationException)
        {
            // A completion cannot show an error. The command itself will.
            return null;
        }
    }

    private static IdentityStoreSession? SessionOf(IDictionary bound)
    {
        object? given = bound["Session"] is PSObject wrapped ? wrapped.BaseObject : bound["Session"];
        IdentityStoreSession? session = given as IdentityStoreSession ?? DefaultSession.Current;
        return session is { IsDisconnected: false } ? session : null;
    }

    // The schema is read once in a session, also if that fails.
    private static IdentitySchema? OfSession(IDictionary bound)
    {
        if (SessionOf(bound) is not { } session)
        {
            return null;
        }

        if (DefaultSession.LatestSchema is { } latest && latest.Uri == session.Uri)
        {
            return latest;
        }

        Live live = s_live.GetOrCreateValue(session);
        if (!live.IsRead)
        {
            live.IsRead = true;
            live.Schema = Read(session, session.EntityType ?? (string)StoreSetting.EntityType.DefaultValue!);
        }

        return live.Schema;
    }

    private static IdentitySchema? Read(IdentityStoreSession session, string entityType)
    {
        using CancellationTokenSource stop = new CancellationTokenSource(s_longest);
        IIdentityStore store = session.GetStore();
        Task<IdentitySchema> task = Task.Run(() => store.GetSchemaAsync(entityType, stop.Token), stop.Token);
        try
        {
            return task.Wait(s_longest) ? task.GetAwaiter().GetResult() : null;
        }
        catch (AggregateException exception) when (exception.InnerException is IdentityStoreException or MigrationException or OperationCanceledException)
        {
            // A completion cannot show an error. The command itself will.
            return null;
        }
    }

    private sealed class Live
    {
        public bool IsRead { get; set; }

        public IdentitySchema? Schema { get; set; }
    }
}
