using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Cidaas.Answers;

/// <summary>How one call is answered where the contract leaves it open. Faults change it before the work is done.</summary>
internal sealed class CallManner
{
    /// <summary>The form of error bodies, or null for that of the options.</summary>
    public ErrorShape? ErrorShape { get; set; }

    /// <summary>Where the list of an upload's answer stands.</summary>
    public string List { get; set; } = StateList.Usual;

    /// <summary>The member that has the state, or null where none has.</summary>
    public string? StateMember { get; set; } = "process_state";

    /// <summary>The first record that is left out of the answer; the first of all is 1.</summary>
    public int OmitFrom { get; set; }

    /// <summary>The number of records that are left out.</summary>
    public int OmitCount { get; set; }

    /// <summary>Whether the records are answered from the last to the first.</summary>
    public bool IsReversed { get; set; }

    /// <summary>
    /// The status of a call with a record that lacks an identifier or a required field; 200 is to refuse the record
    /// alone; null is what the contract says: 400 without an identifier, 417 without a required field.
    /// </summary>
    public int? IncompleteStatus { get; set; }

    /// <summary>The status that tells that a user is not known; null is 204 without a body.</summary>
    public int? UnknownUserStatus { get; set; }

    /// <summary>The manner of a call.</summary>
    public static CallManner Of(CallRequest request)
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
