using System;
using System.Collections.Generic;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>A member of a cidaas user: a row of <see cref="CidaasMembers"/>.</summary>
internal sealed class CidaasMember
{
    private static readonly char[] s_between = { ' ' };

    /// <param name="place">What it belongs to.</param>
    /// <param name="name">Its name.</param>
    /// <param name="columns">The other names that columns of it have, in lower case, separated by spaces.</param>
    public CidaasMember(CidaasMemberPlace place, string name, string columns = "")
    {
        Place = place;
        Name = name;
        Columns = columns.Split(s_between, StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>What it belongs to.</summary>
    public CidaasMemberPlace Place { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its whole name.</summary>
    public string Path => Place == CidaasMemberPlace.Address ? CidaasMembers.Address + "." + Name : Name;

    /// <summary>The other names that columns of it have, in lower case without hyphens, underscores and spaces.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>What its values look like.</summary>
    public AttributeKind Kind { get; init; } = AttributeKind.Text;

    /// <summary>Converts its values to the type that they have in the call; null where that depends on more than the member.</summary>
    public Func<AttributeTransform>? Transform { get; init; }

    /// <summary>What it is in a schema; null where the field setup of the tenant describes it.</summary>
    public SchemaAttribute? Schema { get; init; }
}

/// <summary>What a member belongs to.</summary>
internal enum CidaasMemberPlace
{
    /// <summary>The account.</summary>
    Account,

    /// <summary>An identity of the account.</summary>
    Identity,

    /// <summary>The address of an identity.</summary>
    Address,
}
