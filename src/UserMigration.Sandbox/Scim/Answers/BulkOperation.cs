using System;
using System.Text.Json;
using UserMigration.Sandbox.Scim.Users;

namespace UserMigration.Sandbox.Scim.Answers;

/// <summary>An operation of a bulk call, and its result.</summary>
internal sealed class BulkOperation
{
    public BulkOperation(string method, string? bulkId, JsonElement json)
    {
        Method = method;
        BulkId = bulkId;
        Json = json;
    }

    public string Method { get; }

    public string? BulkId { get; }

    /// <summary>The operation as it was sent.</summary>
    public JsonElement Json { get; }

    /// <summary>The user to create, once it was checked.</summary>
    public PreparedUser? Prepared { get; set; }

    /// <summary>The status of the result.</summary>
    public int Status { get; private set; }

    /// <summary>The user after the operation; null if it was deleted, or if the operation failed.</summary>
    public UserRow? User { get; private set; }

    /// <summary>The reason for the failure, or null.</summary>
    public ScimException? Error { get; private set; }

    /// <summary>Does a part of the work, unless an earlier part failed.</summary>
    public void Try(Action work)
    {
        if (Error is null)
        {
            try
            {
                work();
            }
            catch (ScimException exception)
            {
                Error = exception;
                Status = exception.Status;
            }
        }
    }

    /// <summary>Notes the result.</summary>
    public void Finish(int status, UserRow? user)
    {
        Status = status;
        User = user;
    }
}
