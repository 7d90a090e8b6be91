using System;
using System.Collections.Generic;
using System.Globalization;
using UserMigration.Sandbox.Cidaas.Answers;
using UserMigration.Sandbox.Cidaas.Calls;
using UserMigration.Sandbox.Faults;
using UserMigration.Sandbox.Tokens;

namespace UserMigration.Sandbox.Cidaas.Faults;

/// <summary>The faults of cidaas in addition to those of every store, by name.</summary>
internal static class CidaasFaults
{
    private static readonly string[] s_states = { "process_state", "processState", "state", "status", "none" };

    /// <summary>Creates the list of faults.</summary>
    public static IReadOnlyDictionary<string, Func<FaultArguments, Fault>> Create(CallRouter router, TokenStore tokens) =>
        new Dictionary<string, Func<FaultArguments, Fault>>
        {
            ["AnswerShape"] = AnswerShape,
            ["ErrorShape"] = ErrorShape,
            ["IncompleteRecord"] = IncompleteRecord,
            ["OldFieldSetup"] = arguments => new OldFieldSetupFault(arguments),
            ["Omitted"] = Omitted,
            ["OtherOrder"] = arguments => new MannerFault(arguments, manner => manner.IsReversed = true),
            ["TokenRevoked"] = arguments => new TokenRevokedFault(arguments, router, tokens),
            ["UnknownUser"] = UnknownUser,
        };

    private static MannerFault AnswerShape(FaultArguments arguments)
    {
        string list = arguments.Choice("list", StateList.Places) ?? StateList.Usual;
        string state = arguments.Choice("state", s_states) ?? s_states[0];
        return new MannerFault(arguments, manner =>
        {
            manner.List = list;
            manner.StateMember = state == "none" ? null : state;
        });
    }

    private static MannerFault ErrorShape(FaultArguments arguments)
    {
        string shape = arguments.Choice("shape", ErrorShapes.Names)
            ?? throw arguments.Missing("shape, one of " + string.Join(", ", ErrorShapes.Names));
        return new MannerFault(arguments, manner => manner.ErrorShape = ErrorShapes.Parse(shape));
    }

    private static MannerFault IncompleteRecord(FaultArguments arguments)
    {
        int status = Status(arguments, "200", "400", "417") ?? 200;
        return new MannerFault(arguments, manner => manner.IncompleteStatus = status);
    }

    private static MannerFault Omitted(FaultArguments arguments)
    {
        int from = arguments.Integer("at", 1, int.MaxValue / 2) ?? 1;
        int count = arguments.Integer("count", 1, int.MaxValue / 2) ?? 1;
        return new MannerFault(arguments, manner =>
        {
            manner.OmitFrom = from;
            manner.OmitCount = count;
        });
    }

    private static MannerFault UnknownUser(FaultArguments arguments)
    {
        int status = Status(arguments, "200", "400", "404", "417") ?? 417;
        return new MannerFault(arguments, manner => manner.UnknownUserStatus = status);
    }

    private static int? Status(FaultArguments arguments, params string[] known) =>
        arguments.Choice("status", known) is { } status ? int.Parse(status, CultureInfo.InvariantCulture) : null;
}
