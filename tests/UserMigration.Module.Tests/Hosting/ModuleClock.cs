using System;
using System.Reflection;
using UserMigration.Tests.Shared;

namespace UserMigration.Module.Tests.Hosting;

/// <summary>A clock for the cmdlets of the laid-out module, which a script moves with <c>$tick.Invoke(seconds)</c>. For tests that run alone.</summary>
internal sealed class ModuleClock : IDisposable
{
    private readonly SteppedTime _time = new SteppedTime(DateTimeOffset.UtcNow);
    private readonly MethodInfo _useClock;

    public ModuleClock(ModuleSession session)
    {
        Type? type = (Type)session.Invoke("(Get-Command Import-MigrationCsv).ImplementingType").Output[0].BaseObject;
        while (type is not null && type.Name != "MigrationCommand")
        {
            type = type.BaseType;
        }

        _useClock = type!.GetMethod("UseClock", BindingFlags.Static | BindingFlags.NonPublic)!;
        _useClock.Invoke(null, [_time]);
        Action<double> tick = seconds => _time.Advance(TimeSpan.FromSeconds(seconds));
        session.Invoke("$global:tick = $args[0]; filter global:Wait($Seconds) { $tick.Invoke($Seconds); $_ }", tick);
    }

    public void Dispose() => _useClock.Invoke(null, [TimeProvider.System]);
}
