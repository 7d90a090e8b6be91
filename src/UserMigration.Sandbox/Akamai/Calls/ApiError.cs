using System;

namespace UserMigration.Sandbox.Akamai.Calls;

/// <summary>The code and the name of an error, which correspond one to one (contract of Akamai, section 5).</summary>
/// <param name="Code">The code.</param>
/// <param name="Name">The name.</param>
internal sealed record ApiError(int Code, string Name)
{
    public static readonly ApiError MissingArgument = new(100, "missing_argument");
    public static readonly ApiError InvalidArgument = new(200, "invalid_argument");
    public static readonly ApiError DuplicateArgument = new(201, "duplicate_argument");
    public static readonly ApiError InvalidAuthMethod = new(205, "invalid_auth_method");
    public static readonly ApiError UnknownEntityType = new(222, "unknown_entity_type");
    public static readonly ApiError UnknownAttribute = new(223, "unknown_attribute");
    public static readonly ApiError ReservedAttribute = new(234, "reserved_attribute");
    public static readonly ApiError ErrorCreatingRecord = new(300, "error_creating_record");
    public static readonly ApiError RecordNotFound = new(310, "record_not_found");
    public static readonly ApiError IdInNewRecord = new(320, "id_in_new_record");
    public static readonly ApiError InvalidDataFormat = new(340, "invalid_data_format");
    public static readonly ApiError InvalidJsonType = new(341, "invalid_json_type");
    public static readonly ApiError InvalidDateTime = new(342, "invalid_date_time");
    public static readonly ApiError PasswordMismatch = new(350, "password_mismatch");
    public static readonly ApiError ConstraintViolation = new(360, "constraint_violation");
    public static readonly ApiError UniqueViolation = new(361, "unique_violation");
    public static readonly ApiError MissingRequiredAttribute = new(362, "missing_required_attribute");
    public static readonly ApiError LengthViolation = new(363, "length_violation");
    public static readonly ApiError InvalidClientCredentials = new(402, "invalid_client_credentials");
    public static readonly ApiError ClientPermissionError = new(403, "client_permission_error");
    public static readonly ApiError ApiFeatureDisabled = new(480, "api_feature_disabled");
    public static readonly ApiError UnexpectedError = new(500, "unexpected_error");
    public static readonly ApiError Timeout = new(504, "timeout");
    public static readonly ApiError ApiLimitError = new(510, "api_limit_error");
    public static readonly ApiError TriggeredError = new(540, "triggered_error");

    private static readonly ApiError[] s_all =
    {
        MissingArgument, InvalidArgument, DuplicateArgument, InvalidAuthMethod, UnknownEntityType, UnknownAttribute,
        ReservedAttribute, ErrorCreatingRecord, RecordNotFound, IdInNewRecord, InvalidDataFormat, InvalidJsonType,
        InvalidDateTime, PasswordMismatch, ConstraintViolation, UniqueViolation, MissingRequiredAttribute,
        LengthViolation, InvalidClientCredentials, ClientPermissionError, ApiFeatureDisabled,
        UnexpectedError, Timeout, ApiLimitError, TriggeredError,
    };

    /// <summary>
    /// Returns the error for a code. If the sandbox knows no name for it, the name is <c>unknown_error</c>.
    /// </summary>
    public static ApiError Get(int code) => Array.Find(s_all, error => error.Code == code) ?? new ApiError(code, "unknown_error");
}
