using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using UserMigration.Tests.Shared;

namespace UserMigration.Module.Tests.Packaging;

/// <summary>
/// Which string literals of assemblies can reach a parameter: an abstract interpretation of the bodies of their methods,
/// across calls, fields and return values. What is not a literal is listed as well, so that nothing is missed silently.
/// </summary>
internal sealed class StringFlow
{
    private readonly Dictionary<string, HashSet<object>> _parameters = new Dictionary<string, HashSet<object>>();
    private readonly Dictionary<string, HashSet<object>> _fields = new Dictionary<string, HashSet<object>>();
    private readonly Dictionary<string, HashSet<object>> _returns = new Dictionary<string, HashSet<object>>();

    /// <summary>Reads the bodies of all methods.</summary>
    /// <param name="assemblies">The assemblies.</param>
    public StringFlow(params Assembly[] assemblies)
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
        SortedSet<string> literals = new SortedSet<string>(StringComparer.Ordinal);
        SortedSet<string> others = new SortedSet<string>(StringComparer.Ordinal);
        HashSet<object> seen = new HashSet<object>();
        Queue<object> open = new Queue<object>(_parameters.Values.SelectMany(values => values).OfType<Argument>().Where(one => isSink(one.Parameter)).SelectMany(one => one.Values));
        while (open.TryDequeue(out object? source))
        {
            if (!seen.Add(source))
            {
                continue;
            }

            if (source is string literal)
            {
                literals.Add(literal);
                continue;
            }

            string name = source.ToString()!;
            HashSet<object>? from = source switch
            {
                Place { Kind: 'p' } => _parameters.TryGetValue(name, out HashSet<object>? found) ? [.. found.OfType<Argument>().SelectMany(one => one.Values)] : null,
                Place { Kind: 'f' } => _fields.GetValueOrDefault(name),
                Place { Kind: 'r' } => _returns.GetValueOrDefault(name),
                _ => null,
            };
            if (isKnown(name))
            {
                continue;
            }

            if (from is null)
            {
                others.Add(name);
                continue;
            }

            foreach (object one in from)
            {
                open.Enqueue(one);
            }
        }

        return (literals, others);
    }

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

        private readonly StringFlow _flow;
        private readonly MethodBase _method;
        private readonly Dictionary<int, HashSet<object>> _locals = [];
        private readonly Dictionary<int, List<HashSet<object>>> _joins = [];
        private List<HashSet<object>>? _stack = [];

        public Interpreter(StringFlow flow, MethodBase method)
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
            if (instruction.Operand is string text)
            {
                _stack!.Add([text]);
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
                if (_method is MethodInfo { ReturnType: { } type } && type == typeof(string))
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

                if (field.FieldType == typeof(string))
                {
                    Add(_flow._fields, NameOf(field), value);
                }

                return;
            }

            if (name is "ldfld" or "ldflda")
            {
                Pop();
            }

            _stack!.Add(field.FieldType == typeof(string) ? [new Place('f', NameOf(field))] : s_unknown);
        }

        private void Call(OpCode code, MethodBase called)
        {
            ParameterInfo[] parameters = called.GetParameters();
            for (int i = parameters.Length - 1; i >= 0; i--)
            {
                HashSet<object> value = Pop();
                if (parameters[i].ParameterType == typeof(string))
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
                _stack!.Add(s_unknown);
            }
            else if (called is MethodInfo { ReturnType: { } type } && type != typeof(void))
            {
                _stack!.Add(type == typeof(string) ? [new Place('r', NameOf(called))] : s_unknown);
            }
        }

        private HashSet<object> ArgumentAt(int index)
        {
            int position = _method.IsStatic ? index : index - 1;
            ParameterInfo[] parameters = _method.GetParameters();
            return position >= 0 && parameters[position].ParameterType == typeof(string)
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
