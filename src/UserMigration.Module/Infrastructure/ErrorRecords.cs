using System;
using System.Management.Automation;

namespace UserMigration.Infrastructure;

/// <summary>
/// Converts the faults of the engine to error records. The ids are listed in about_UserMigration_Errors.
/// </summary>
internal static class ErrorRecords
{
    /// <summary>Creates the error record for a fault.</summary>
    /// <param name="exception">The fault.</param>
    public static ErrorRecord Create(MigrationException exception) =>
        new ErrorRecord(exception, exception.ErrorId, CategoryOf(exception.Fault), exception.Subject);

    /// <summary>Creates the error record for a call that failed.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="uri">The store.</param>
    public static ErrorRecord Create(IdentityStoreException exception, Uri uri)
    {
        string id = exception.Kind == IdentityStoreFault.Denied ? "StoreDenied"
            : exception.Kind == IdentityStoreFault.Refused ? "StoreRefused"
            : "StoreCallFailed";
        ErrorCategory category = exception.Kind == IdentityStoreFault.Denied
            ? ErrorCategory.PermissionDenied
            : ErrorCategory.ConnectionError;
        string advice = exception.Kind switch
        {
            IdentityStoreFault.Denied => "Check the credential, its permissions and -EntityType.",
            IdentityStoreFault.Refused => "Check the filter, the names of attributes, and the key.",
            _ => "Check the address and the network, and try again.",
        };
        return new ErrorRecord(exception, id, category, uri)
        {
            ErrorDetails = new ErrorDetails($"{uri}: {exception.Message} {advice}"),
        };
    }

    private static ErrorCategory CategoryOf(MigrationFault fault) => fault switch
    {
        MigrationFault.InvalidArgument => ErrorCategory.InvalidArgument,
        MigrationFault.InvalidData => ErrorCategory.InvalidData,
        MigrationFault.NotFound => ErrorCategory.ObjectNotFound,
        MigrationFault.OpenFailed => ErrorCategory.OpenError,
        MigrationFault.WriteFailed => ErrorCategory.WriteError,
        MigrationFault.ConnectionFailed => ErrorCategory.ConnectionError,
        MigrationFault.PermissionDenied => ErrorCategory.PermissionDenied,
        MigrationFault.NotInstalled => ErrorCategory.NotInstalled,
        _ => ErrorCategory.InvalidOperation,
    };
}
