using System.Management.Automation;

namespace UserMigration.Shell;

/// <summary>Hears of errors as they are shown.</summary>
public interface IErrorWatch
{
    /// <summary>An error is shown.</summary>
    /// <param name="error">The error.</param>
    void OnError(ErrorRecord error);
}
