using System;
using System.Linq.Expressions;
using System.Management.Automation;
using System.Reflection;

namespace UserMigration;

/// <summary>
/// Asks whether members were added to an object by hand. To list its members says so too, and costs as much as all
/// else that is done with a record: so the engine's own quick question is asked where it is there, and where it is not
/// the answer is "perhaps".
/// </summary>
internal static class InstanceMembers
{
    private static readonly Func<object, bool> s_ask = CreateQuestion();

    /// <summary>Whether an object may have such members.</summary>
    /// <param name="input">The object.</param>
    public static bool MayExist(object input) => s_ask(input);

    private static Func<object, bool> CreateQuestion()
    {
        MethodInfo? question = typeof(PSObject).GetMethod("HasInstanceMembers", BindingFlags.Static | BindingFlags.NonPublic);
        ParameterInfo[] parameters = question?.GetParameters() ?? Array.Empty<ParameterInfo>();
        if (question?.ReturnType != typeof(bool) || parameters.Length != 2 || !parameters[1].IsOut)
        {
            return _ => true;
        }

        ParameterExpression input = Expression.Parameter(typeof(object));
        ParameterExpression members = Expression.Variable(parameters[1].ParameterType.GetElementType()!);
        Expression call = Expression.Block(new[] { members }, Expression.Call(question, input, members));
        return Expression.Lambda<Func<object, bool>>(call, input).Compile();
    }
}
