using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using UserMigration.Tests.Shared;

namespace UserMigration.Module.Tests.Packaging;

/// <summary>
/// Which literals (texts and numbers) of assemblies can reach a parameter: an abstract interpretation of the bodies of their methods,
/// across calls, fields and return values. What is not a literal is listed as well, so that nothing is missed silently.
/// </summary>
internal sealed class LiteralFlow
{
    private readonly Dictionary<string, HashSet<object>> _parameters = new Dictionary<string, HashSet<object>>();
    private readonly Dictionary<string, HashSet<object>> _fields = new Dictionary<string, HashSet<object>>();
    private readonly Dictionary<string, HashSet<object>> _returns = new Dictionary<string, HashSet<object>>();
    private readonly List<(MethodBase Constructor, HashSet<object>[] Values)> _constructions = [];

    /// <summary>Reads the bodies of all methods.</summary>
    /// <param name="assemblies">The assemblies.</param>
    public LiteralFlow(params Assembly[] assemblies)
    {
        foreach (MethodBase method in assemblies.SelectMany(assembly => assembly.GetTypes()).SelectMany(MethodCode.AllOf))
        {
            new Interpreter(this, method).Run();
        }
    }

    /// <summary>What can reach parameters: literals, and in words the sources that are none.</summary>
    /// <param name="isSink">Whether a parameter is one of them.</param>
    /// <param name="isKnown">Whether the values of a source are known otherwise, so that it is left out; its name has the form <c>Type.Member</c>.</param>
    public (SortedSet<string> Literals, SortedSet<string> Others) FindSources(Func<ParameterInfo, bool> isSink, Func<string, bool> isKnown)
    {
        (IEnumerable<object> literals, SortedSet<string> others) = Trace(
            _parameters.Values.SelectMany(values => values).OfType<Argument>().Where(one => isSink(one.Parameter)).SelectMany(one => one.Values), isKnown);
        return (new SortedSet<string>(literals.OfType<string>(), StringComparer.Ordinal), others);
    }

    /// <summary>The literals that can reach two parameters of a constructor together.</summary>
    /// <param name="type">The name of its type.</param>
    /// <param name="first">The name of the first parameter.</param>
    /// <param name="second">The name of the second parameter.</param>
    /// <param name="isKnown">Whether the values of a source are known otherwise, so that it is left out; its name has the form <c>Type.Member</c>.</param>
    public IEnumerable<(object First, object Second)> FindPairs(string type, string first, string second, Func<string, bool> isKnown) =>
        from call in _constructions
        where call.Constructor.DeclaringType!.Name == type
        let names = call.Constructor.GetParameters().Select(parameter => parameter.Name).ToList()
        where names.Contains(first) && names.Contains(second)
        from one in Trace(call.Values[names.IndexOf(first)], isKnown).Literals
        from other in Trace(call.Values[names.IndexOf(second)], isKnown).Literals
        select (one, other);

    private (IEnumerable<object> Literals, SortedSet<string> Others) Trace(IEnumerable<object> start, Func<string, bool> isKnown)
    {
        HashSet<object> literals = [];
        SortedSet<string> others = new SortedSet<string>(StringComparer.Ordinal);
        HashSet<object> seen = [];
        Queue<object> open = new Queue<object>(start);
        while (open.TryDequeue(out object? source))
        {
            if (!seen.Add(source))
            {
                continue;
            }

            if (source is not Place place)
            {
                literals.Add(source);
                continue;
            }

            if (isKnown(place.Name))
            {
                continue;
            }

            HashSet<object>? from = place.Kind switch
            {
                'p' => _parameters.TryGetValue(place.Name, out HashSet<object>? found) ? [.. found.OfType<Argument>().SelectMany(one => one.Values)] : null,
                'f' => _fields.GetValueOrDefault(place.Name),
                _ => _returns.GetValueOrDefault(place.Name),
            };
            if (from is null)
            {
                others.Add(place.Name);
            }

            foreach (object one in from ?? [])
            {
                open.Enqueue(one);
            }
        }

        return (literals, others);
    }

    private static bool IsFollowed(Type type) => type == typeof(string) || type == typeof(int);

    private static string NameOf(MemberInfo member) => member.DeclaringType?.Name + "." + member.Name;

    private static void Add(Dictionary<string, HashSet<object>> map, string key, IEnumerable<object> values)
    {
        if (!map.TryGetValue(key, out HashSet<object>? known))
        {
            map.Add(key, known = []);
        }

        known.UnionWith(values);
    }

    /// <summary>Where a value comes from that is no literal: a parameter, a field, or what a method returns.</summary>
    private sealed record Place(char Kind, string Name)
    {
        public override string ToString() => Name;
    }

    private sealed record Argument(ParameterInfo Parameter, HashSet<object> Values);

    /// <summary>Interprets one body, in the order of its instructions: compilers carry values on the stack forward only.</summary>
    private sealed class Interpreter
    {
        private static readonly HashSet<object> s_unknown = [];

        private readonly LiteralFlow _flow;
        private readonly MethodBase _method;
        private readonly Dictionary<int, HashSet<object>> _locals = [];
        private readonly Dictionary<int, List<HashSet<object>>> _joins = [];
        private List<HashSet<object>>? _stack = [];

        public Interpreter(LiteralFlow flow, MethodBase method)
        {
            _flow = flow;
            _method = method;
        }

        public void Run()
        {
            foreach (ExceptionHandlingClause clause in _method.GetMethodBody()?.ExceptionHandlingClauses ?? [])
            {
                List<HashSet<object>> start = clause.Flags is ExceptionHandlingClauseOptions.Clause or ExceptionHandlingClauseOptions.Filter ? [s_unknown] : [];
                _joins[clause.HandlerOffset] = start;
                if (clause.Flags == ExceptionHandlingClauseOptions.Filter)
                {
                    _joins[clause.FilterOffset] = [s_unknown];
                }
            }

            foreach (Instruction instruction in MethodCode.Read(_method))
            {
                if (_joins.TryGetValue(instruction.Offset, out List<HashSet<object>>? joined))
                {
                    _stack = _stack is null || _stack.Count != joined.Count ? [.. joined] : [.. _stack.Zip(joined, (one, other) => new HashSet<object>([.. one, .. other]))];
                }

                _stack ??= [];
                Execute(instruction);
            }
        }

        private HashSet<object> Pop()
        {
            if (_stack!.Count == 0)
            {
                return s_unknown;
            }

            HashSet<object> top = _stack[^1];
            _stack.RemoveAt(_stack.Count - 1);
            return top;
        }

        private void Execute(Instruction instruction)
        {
            string name = instruction.Code.Name!;
            if (instruction.Operand is string or int)
            {
                _stack!.Add([instruction.Operand]);
            }
            else if (name == "dup")
            {
                HashSet<object> top = Pop();
                _stack!.AddRange([top, top]);
            }
            else if (name.StartsWith("ldarg", StringComparison.Ordinal) && !name.StartsWith("ldarga", StringComparison.Ordinal))
            {
                _stack!.Add(ArgumentAt(instruction.Index!.Value));
            }
            else if (name.StartsWith("ldloc", StringComparison.Ordinal) && !name.StartsWith("ldloca", StringComparison.Ordinal))
            {
                _stack!.Add(_locals.GetValueOrDefault(instruction.Index!.Value, s_unknown));
            }
            else if (name.StartsWith("stloc", StringComparison.Ordinal))
            {
                int local = instruction.Index!.Value;
                _locals[local] = [.. _locals.GetValueOrDefault(local, s_unknown), .. Pop()];
            }
            else if (instruction.Operand is FieldInfo field)
            {
                ExecuteField(name, field);
            }
            else if (instruction.Operand is MethodBase called && instruction.Code.FlowControl == FlowControl.Call)
            {
                Call(instruction.Code, called);
            }
            else if (name == "ret")
            {
                if (_method is MethodInfo { ReturnType: { } type } && IsFollowed(type))
                {
                    Add(_flow._returns, NameOf(_method), Pop());
                }

                _stack = null;
            }
            else
            {
                for (int i = 0; i < Pops(instruction.Code); i++)
                {
                    Pop();
                }

                for (int i = 0; i < Pushes(instruction.Code); i++)
                {
                    _stack!.Add(s_unknown);
                }

                foreach (int target in instruction.Targets)
                {
                    List<HashSet<object>> here = [.. _stack!];
                    _joins[target] = _joins.TryGetValue(target, out List<HashSet<object>>? known) && known.Count == here.Count
                        ? [.. known.Zip(here, (one, other) => new HashSet<object>([.. one, .. other]))]
                        : here;
                }

                if (instruction.Code.FlowControl is FlowControl.Branch or FlowControl.Throw)
                {
                    _stack = null;
                }
            }
        }

        private void ExecuteField(string name, FieldInfo field)
        {
            if (name is "stfld" or "stsfld")
            {
                HashSet<object> value = Pop();
                if (name == "stfld")
                {
                    Pop();
                }

                if (IsFollowed(field.FieldType))
                {
                    Add(_flow._fields, NameOf(field), value);
                }

                return;
            }

            if (name is "ldfld" or "ldflda")
            {
                Pop();
            }

            _stack!.Add(IsFollowed(field.FieldType) ? [new Place('f', NameOf(field))] : s_unknown);
        }

        private void Call(OpCode code, MethodBase called)
        {
            ParameterInfo[] parameters = called.GetParameters();
            HashSet<object>[] values = new HashSet<object>[parameters.Length];
            for (int i = parameters.Length - 1; i >= 0; i--)
            {
                HashSet<object> value = Pop();
                values[i] = value;
                if (IsFollowed(parameters[i].ParameterType))
                {
                    Add(_flow._parameters, NameOf(called) + "(" + parameters[i].Name + ")", [new Argument(parameters[i], value.Count > 0 ? value : [new Place('r', $"{NameOf(_method)} gives {NameOf(called)} what is computed")])]);
                }
            }

            if (!called.IsStatic && code != OpCodes.Newobj)
            {
                Pop();
            }

            if (code == OpCodes.Newobj)
            {
                _flow._constructions.Add((called, values));
                _stack!.Add(s_unknown);
            }
            else if (called is MethodInfo { ReturnType: { } type } && type != typeof(void))
            {
                _stack!.Add(IsFollowed(type) ? [new Place('r', NameOf(called))] : s_unknown);
            }
        }

        private HashSet<object> ArgumentAt(int index)
        {
            int position = _method.IsStatic ? index : index - 1;
            ParameterInfo[] parameters = _method.GetParameters();
            return position >= 0 && IsFollowed(parameters[position].ParameterType)
                ? [new Place('p', NameOf(_method) + "(" + parameters[position].Name + ")")]
                : s_unknown;
        }

        private static int Pops(OpCode code) => code.StackBehaviourPop switch
        {
            StackBehaviour.Pop0 or StackBehaviour.Varpop => 0,
            StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
            StackBehaviour.Pop1_pop1 or StackBehaviour.Popi_pop1 or StackBehaviour.Popi_popi or StackBehaviour.Popi_popi8 or StackBehaviour.Popi_popr4
                or StackBehaviour.Popi_popr8 or StackBehaviour.Popref_pop1 or StackBehaviour.Popref_popi => 2,
            _ => 3,
        };

        private static int Pushes(OpCode code) => code.StackBehaviourPush switch
        {
            StackBehaviour.Push0 or StackBehaviour.Varpush => 0,
            StackBehaviour.Push1_push1 => 2,
            _ => 1,
        };
    }
}
