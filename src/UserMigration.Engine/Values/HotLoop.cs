using System.Runtime.CompilerServices;

namespace UserMigration.Engine.Values;

/// <summary>How to compile a method that loops over each byte of the data.</summary>
internal static class HotLoop
{
    /// <summary>
    /// Compiles the method with all optimizations when it is first called. Otherwise it would run unoptimized, many times
    /// slower, for the first seconds of a run.
    /// </summary>
#if NET8_0_OR_GREATER
    public const MethodImplOptions Compilation = MethodImplOptions.AggressiveOptimization;
#else
    public const MethodImplOptions Compilation = (MethodImplOptions)0;
#endif
}
