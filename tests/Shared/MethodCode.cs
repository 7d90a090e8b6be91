using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;

namespace UserMigration.Tests.Shared;

/// <summary>Reads the instructions of compiled methods (ECMA-335, partition III).</summary>
internal static class MethodCode
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>The methods and constructors that a type declares.</summary>
    /// <param name="type">The type.</param>
    public static IEnumerable<MethodBase> AllOf(Type type) => type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All));

    /// <summary>The instructions of a method, in their order; none where it has no body.</summary>
    /// <param name="method">The method.</param>
    public static IEnumerable<Instruction> Read(MethodBase method)
    {
        byte[] bytes = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        Type[]? ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        Type[]? ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (int at = 0; at < bytes.Length;)
        {
            int offset = at;
            OpCode code = bytes[at] == 0xFE ? s_codes[(short)((0xFE << 8) | bytes[at + 1])] : s_codes[bytes[at]];
            at += code.Size;
            object? operand = code.OperandType switch
            {
                OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok =>
                    method.Module.ResolveMember(BitConverter.ToInt32(bytes, at), ofType, ofMethod),
                OperandType.InlineString => method.Module.ResolveString(BitConverter.ToInt32(bytes, at)),
                OperandType.ShortInlineI => (int)(sbyte)bytes[at],
                OperandType.InlineI => BitConverter.ToInt32(bytes, at),
                _ when code.Name!.StartsWith("ldc.i4.", StringComparison.Ordinal) => code.Name == "ldc.i4.m1" ? -1 : code.Name[code.Name.Length - 1] - '0',
                _ => null,
            };
            int? index = code.OperandType switch
            {
                OperandType.ShortInlineVar => bytes[at],
                OperandType.InlineVar => BitConverter.ToUInt16(bytes, at),
                _ when IsNumbered(code.Name!) => code.Name![code.Name!.Length - 1] - '0',
                _ => null,
            };
            int size = code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(bytes, at)),
                _ => 4,
            };
            int[] targets = code.OperandType switch
            {
                OperandType.ShortInlineBrTarget => [at + size + (sbyte)bytes[at]],
                OperandType.InlineBrTarget => [at + size + BitConverter.ToInt32(bytes, at)],
                OperandType.InlineSwitch => [.. Enumerable.Range(1, BitConverter.ToInt32(bytes, at)).Select(one => at + size + BitConverter.ToInt32(bytes, at + (4 * one)))],
                _ => [],
            };
            at += size;
            yield return new Instruction(offset, code, operand, index, targets);
        }
    }

    // ldarg.0, stloc.3 …
    private static bool IsNumbered(string name) =>
        name[name.Length - 2] == '.' && name[name.Length - 1] is >= '0' and <= '3' && (name.StartsWith("ld", StringComparison.Ordinal) || name.StartsWith("st", StringComparison.Ordinal));
}

/// <summary>An instruction.</summary>
/// <param name="Offset">Where it starts in the body.</param>
/// <param name="Code">What it does.</param>
/// <param name="Operand">The member, the text or the number that it names, or null.</param>
/// <param name="Index">The position of the argument or local that it names, or null.</param>
/// <param name="Targets">Where it may branch to.</param>
internal sealed record Instruction(int Offset, OpCode Code, object? Operand, int? Index, IReadOnlyList<int> Targets);
