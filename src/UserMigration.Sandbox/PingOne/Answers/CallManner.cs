using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.PingOne.Answers;

/// <summary>How one call is answered where the contract leaves this open. Faults change it before the work is done.</summary>
internal sealed class CallManner
{
    /// <summary>The status if a username is taken.</summary>
    public int DuplicateStatus { get; set; } = 400;

    /// <summary>The code of the detail if a username is taken.</summary>
    public string DuplicateCode { get; set; } = "UNIQUENESS_VIOLATION";

    /// <summary>The error if a username is taken.</summary>
    public PingOneError Duplicate => PingOneError.BadData([new PingOneDetail(DuplicateCode, "username", "is not unique in the environment")], DuplicateStatus);

    /// <summary>Returns the manner of a call.</summary>
    public static CallManner Read(CallRequest request)
    {
        if (request.Context.Items.TryGetValue(typeof(CallManner), out object? manner))
        {
            return (CallManner)manner!;
        }

        CallManner usual = new();
        request.Context.Items[typeof(CallManner)] = usual;
        return usual;
    }
}
