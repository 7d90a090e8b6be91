using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>
/// The names of errors and outcomes that may be written to a journal: those of the store contracts, and our own. Any
/// other name is text from a server and is not written.
/// </summary>
internal static class KnownNames
{
    private static readonly HashSet<string> s_names = new HashSet<string>(StringComparer.Ordinal)
    {
        // Our own names.
        "absent",
        "scheduled",

        // Names from the Akamai contract, section 5.
        "missing_argument",
        "invalid_argument",
        "duplicate_argument",
        "invalid_auth_method",
        "invalid_credentials",
        "unknown_application",
        "unknown_entity_type",
        "unknown_attribute",
        "application_not_found",
        "flow_error",
        "reserved_attribute",
        "error_creating_record",
        "record_not_found",
        "id_in_new_record",
        "timestamp_mismatch",
        "invalid_data_format",
        "invalid_json_type",
        "invalid_date_time",
        "constraint_violation",
        "unique_violation",
        "missing_required_attribute",
        "length_violation",
        "email_address_in_use",
        "invalid_form_fields",
        "invalid_client_credentials",
        "client_permission_error",
        "no_access_grant",
        "redirect_uri_mismatch",
        "api_feature_disabled",
        "unexpected_error",
        "api_limit_error",
        "triggered_error",
    };

    /// <summary>Gets a name that may be written to the journal; null if the name is unknown.</summary>
    /// <param name="name">The name; null if there is none.</param>
    public static string? Filter(string? name) => name is not null && s_names.Contains(name) ? name : null;
}
