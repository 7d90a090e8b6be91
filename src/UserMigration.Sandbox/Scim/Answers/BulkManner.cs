using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Scim.Answers;

/// <summary>How a bulk call is answered where servers deviate from the standard (contract of SCIM, section 10). Faults change it before the work is done.</summary>
internal sealed class BulkManner
{
    /// <summary>The form of the status: text, a number, or an object with a code.</summary>
    public string Status { get; set; } = "text";

    /// <summary>The form of the location: absolute, relative, or none, so that the response contains the user.</summary>
    public string Location { get; set; } = "absolute";

    /// <summary>The operations with a bulkId: all, those that were accepted, or none.</summary>
    public string BulkId { get; set; } = "always";

    /// <summary>Whether the operations are answered from the last to the first.</summary>
    public bool IsReversed { get; set; }

    /// <summary>Returns the manner of a call.</summary>
    public static BulkManner Read(CallRequest request)
    {
        if (request.Context.Items.TryGetValue(typeof(BulkManner), out object? manner))
        {
            return (BulkManner)manner!;
        }

        BulkManner usual = new();
        request.Context.Items[typeof(BulkManner)] = usual;
        return usual;
    }
}
