using System;
using System.IO;
using System.Threading;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Sampling;

namespace UserMigration.Benchmarks;

/// <summary>A sample without defects, made for a run and removed after it.</summary>
internal sealed class SampleDatafile : IDisposable
{
    public SampleDatafile(int rows)
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"um-bench-{Guid.NewGuid():N}.csv");
        SampleFile.Write(Path, StoreTargets.Get(IdentityTarget.Akamai).CreateSample(rows, seed: 1), replace: false, CancellationToken.None);
    }

    public string Path { get; }

    public long Length => new FileInfo(Path).Length;

    public void Dispose() => File.Delete(Path);
}
