using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Cidaas.Answers;

/// <summary>
/// How one call is answered where the contract leaves this open. Faults change it before the work is done.
/// </summary>
internal sealed class CallManner
{
    /// <summary>The form of error bodies, or null for that of the options.</summary>
    public ErrorShape? ErrorShape { get; set; }

    /// <summary>The place of the list in the answer to an upload.</summary>
    public string List { get; set; } = StateList.Usual;

    /// <summary>The member that contains the state, or null if there is none.</summary>
    public string? StateMember { get; set; } = "process_state";

    /// <summary>The first record that is left out of the answer, counted from 1.</summary>
    public int OmitFrom { get; set; }

    /// <summary>The number of records that are left out.</summary>
    public int OmitCount { get; set; }

    /// <summary>Whether the records are answered from the last to the first.</summary>
    public bool IsReversed { get; set; }

    /// <summary>
    /// The status of a call with a record that lacks an identifier or a required field. 200 refuses only the record.
    /// Null follows the contract: 400 without an identifier, 417 without a required field.
    /// </summary>
    public int? IncompleteStatus { get; set; }

    /// <summary>The status for an unknown user; null is 204 without a body.</summary>
    public int? UnknownUserStatus { get; set; }

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
