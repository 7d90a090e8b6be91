using System.Management.Automation;

namespace UserMigration.Infrastructure;

/// <summary>A cmdlet that makes many calls through workers, several at a time.</summary>
public abstract class BulkCommand : RunCommand
{
    /// <summary>The maximum number of concurrent calls, from 1 to 256.</summary>
    [Parameter]
    [Alias("ThrottleLimit")]
    [ValidateRange(1, 256)]
    public int Workers { get; set; } = 4;

    /// <inheritdoc/>
    private protected override T Configure<T>(T options)
    {
        options.Workers = Workers;
        return base.Configure(options);
    }
}
