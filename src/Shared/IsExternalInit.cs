namespace System.Runtime.CompilerServices;

/// <summary>
/// What the compiler marks the setters of records and of <see langword="init"/> with (ECMA-335 modreq, C# 9). .NET Framework has no such type.
/// It is the only one that the product lacks there: a generator of all such types writes them in a different order in each compiler process,
/// and then two packages of one commit differ.
/// </summary>
internal static class IsExternalInit
{
}
