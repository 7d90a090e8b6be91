using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace UserMigration.Tests.Shared;

/// <summary>Which types of an assembly a type refers to: by what it is made of, by its signatures, and by the bodies of its methods.</summary>
internal static class References
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The references from one layer of an assembly to another one that does not stand before it, in words.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="root">Its namespace; a layer is the next part of the name, or empty.</param>
    /// <param name="layers">The layers: each may use those before it.</param>
    public static IReadOnlyList<string> FindUpward(Assembly assembly, string root, IReadOnlyList<string> layers) =>
    [
        .. from type in assembly.GetTypes()
           where LayerOf(type, root) is not null
           let own = Rank(type, root, layers)
           from other in Of(type)
           where other.Assembly == assembly && LayerOf(other, root) is not null && Rank(other, root, layers) > own
           select $"{type.FullName} ({LayerOf(type, root)}) uses {other.FullName} ({LayerOf(other, root)})",
    ];

    private static string? LayerOf(Type type, string root)
    {
        Type outermost = type;
        while (outermost.DeclaringType is { } declaring)
        {
            outermost = declaring;
        }

        string name = outermost.Namespace ?? string.Empty;
        return name == root ? string.Empty
            : name.StartsWith(root + ".", StringComparison.Ordinal) ? name[(root.Length + 1)..].Split('.')[0]
            : null;
    }

    private static int Rank(Type type, string root, IReadOnlyList<string> layers)
    {
        string layer = LayerOf(type, root)!;
        int rank = layers.ToList().IndexOf(layer);
        return rank >= 0 ? rank : throw new InvalidOperationException($"{type.FullName} is in no layer that is known: '{layer}'.");
    }

    private static HashSet<Type> Of(Type type)
    {
        HashSet<Type> found = [];
        Add(found, type.BaseType);
        Add(found, type.GetInterfaces());
        Add(found, type.GetCustomAttributesData().Select(attribute => attribute.AttributeType));
        foreach (FieldInfo field in type.GetFields(All))
        {
            Add(found, field.FieldType);
        }

        foreach (MethodBase method in MethodCode.AllOf(type))
        {
            Add(found, (method as MethodInfo)?.ReturnType);
            Add(found, method.GetParameters().Select(parameter => parameter.ParameterType));
            Add(found, method.GetCustomAttributesData().Select(attribute => attribute.AttributeType));
            AddBody(found, method);
        }

        return found;
    }

    private static void AddBody(HashSet<Type> found, MethodBase method)
    {
        Add(found, method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? []);
        foreach (MemberInfo member in MethodCode.Read(method).Select(instruction => instruction.Operand).OfType<MemberInfo>())
        {
            Add(found, member as Type ?? member.DeclaringType);
            Add(found, (member as FieldInfo)?.FieldType);
            Add(found, (member as MethodInfo)?.ReturnType);
            Add(found, member is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericArguments() : []);
        }
    }

    private static void Add(HashSet<Type> found, IEnumerable<Type> types)
    {
        foreach (Type type in types)
        {
            Add(found, type);
        }
    }

    private static void Add(HashSet<Type> found, Type? type)
    {
        if (type is null || type.IsGenericParameter)
        {
            return;
        }

        if (type.HasElementType)
        {
            Add(found, type.GetElementType());
            return;
        }

        if (type.IsGenericType && !type.IsGenericTypeDefinition)
        {
            Add(found, type.GetGenericArguments());
            type = type.GetGenericTypeDefinition();
        }

        found.Add(type);
    }
}
