using System;
using System.Collections.Generic;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>A member of a cidaas user: a row of the table <see cref="CidaasMembers"/>.</summary>
internal sealed class CidaasMember
{
    private static readonly char[] s_between = { ' ' };

    /// <param name="place">The part of the user that the member belongs to.</param>
    /// <param name="name">The name of the member.</param>
    /// <param name="columns">Other names of columns that go to the member, in lower case, separated by spaces.</param>
    public CidaasMember(CidaasMemberPlace place, string name, string columns = "")
    {
        Place = place;
        Name = name;
        Columns = columns.Split(s_between, StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The part of the user that the member belongs to.</summary>
    public CidaasMemberPlace Place { get; }

    /// <summary>The name of the member.</summary>
    public string Name { get; }

    /// <summary>The full name of the member, with dots.</summary>
    public string Path => Place == CidaasMemberPlace.Address ? CidaasMembers.Address + "." + Name : Name;

    /// <summary>Other names of columns that go to the member, in lower case without hyphens, underscores and spaces.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The kind of its values.</summary>
    public AttributeKind Kind { get; init; } = AttributeKind.Text;

    /// <summary>Creates the transform to the type that the values have in the call; null if the type depends on more than the member.</summary>
    public Func<AttributeTransform>? Transform { get; init; }

    /// <summary>The attribute in a schema; null if the field setup of the tenant describes the member.</summary>
    public SchemaAttribute? Schema { get; init; }
}

/// <summary>The part of the user that a member belongs to.</summary>
internal enum CidaasMemberPlace
{
    /// <summary>The account.</summary>
    Account,

    /// <summary>An identity of the account.</summary>
    Identity,

    /// <summary>The address of an identity.</summary>
    Address,
}
