using System;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>A rate that several commands have together. Dispose it when the command makes no more calls.</summary>
public abstract class SharedRate : IDisposable
{
    private protected SharedRate(Pacer pacer)
    {
        Pacer = pacer;
    }

    /// <summary>Paces the calls of this command, at its part of the rate.</summary>
    internal Pacer Pacer { get; }

    /// <summary>The calls per second that this command may make now, from 0.</summary>
    public abstract int Part { get; }

    /// <summary>Makes no more calls, and gives the part back.</summary>
    public abstract void Dispose();
}
