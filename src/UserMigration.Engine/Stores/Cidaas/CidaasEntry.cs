using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>
/// The entry of one record in a bulk answer. Its format is documented only in prose and read with tolerance (contract of cidaas,
/// section 1). An entry that is not understood has no state.
/// </summary>
internal sealed class CidaasEntry
{
    private const string Nobody = "ANONYMOUS";

    // OpenID Connect Core 1.0, section 2: at most 255 characters.
    private const int LongestSub = 255;

    private static readonly string[] s_stateMembers = { "process_state", "processState", "state", "status" };

    private readonly JsonElement _element;
    private readonly Dictionary<string, string> _identifiers;

    private CidaasEntry(JsonElement element)
    {
        _element = element;
        _identifiers = ReadIdentifiers(element);
        string? sub = AnswerReader.Get(element, CidaasIdentifiers.Sub);
        IsNobody = string.Equals(sub, Nobody, StringComparison.Ordinal);
        Sub = IsNobody || string.IsNullOrEmpty(sub) ? null : sub;
        State = ReadState();
    }

    /// <summary>The sub; null if the entry has none, or if it is the placeholder for no user.</summary>
    public string? Sub { get; }

    /// <summary>The outcome of the record; null if the entry does not specify it.</summary>
    public CidaasState? State { get; }

    /// <summary>The identifiers in the entry by kind, normalized for comparison.</summary>
    public IReadOnlyDictionary<string, string> Identifiers => _identifiers;

    private bool IsNobody { get; }

    /// <summary>
    /// Whether the entry has neither a member for the state nor a message of an error. In that case, only the sub distinguishes success
    /// from failure, as in a client of the store. False if the member has an unknown state.
    /// </summary>
    private bool IsMentionAlone => State is null && CidaasError.Read(_element).Words is null && Array.TrueForAll(
        s_stateMembers, member => !_element.TryGetProperty(member, out JsonElement value) || value.ValueKind == JsonValueKind.Null);

    /// <summary>Reads an entry.</summary>
    /// <param name="element">The entry.</param>
    /// <returns>The entry; null if it is not understood.</returns>
    public static CidaasEntry? Read(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && !HasTwice(element) ? new CidaasEntry(element) : null;

    /// <summary>Converts the entry to the answer for a record.</summary>
    /// <param name="sent">The sub that was sent; null if the record has none.</param>
    /// <param name="mask">Removes what must not be shown from a text of the store.</param>
    public StoreRecordAnswer ToAnswer(string? sent, Func<string, string> mask)
    {
        if (State == CidaasState.Failed)
        {
            CidaasError reason = CidaasError.Read(_element);
            string? words = reason.Words is null ? null : mask(reason.Words);
            return StoreRecordAnswer.Refused(reason.Code ?? reason.Status, reason.Name, words, isDuplicate: false, reason.Reference);
        }

        if (IsMentionAlone && Sub is { } mentioned && (sent is null ? IsSub(mentioned) : mentioned == sent))
        {
            return StoreRecordAnswer.Accepted(mentioned);
        }

        string? sub = Sub ?? (IsNobody ? null : sent);
        return State is null || sub is null || !(sub == sent || IsSub(sub)) ? StoreRecordAnswer.Unresolved(null, null)
            : State == CidaasState.Created ? StoreRecordAnswer.Created(sub)
            : StoreRecordAnswer.Updated(sub);
    }

    /// <summary>Whether an object has a duplicate member, so that it is unknown which value counts, or a name that is not valid.</summary>
    /// <param name="element">The object.</param>
    public static bool HasTwice(JsonElement element)
    {
        HashSet<string> names = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (NameOf(member) is not { } name || !names.Add(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a text can be a sub. A sub from the store is shown and written to files unchanged, so it must not have control characters.</summary>
    /// <param name="text">The text.</param>
    public static bool IsSub(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (char.IsControl(text[i]) || (char.IsSurrogate(text[i]) && !isPair))
            {
                return false;
            }

            i += isPair ? 1 : 0;
        }

        return text.Length is > 0 and <= LongestSub;
    }

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            // The name contains half of a surrogate pair.
            return null;
        }
    }

    private CidaasState? ReadState()
    {
        foreach (string member in s_stateMembers)
        {
            if (StateOf(AnswerReader.Get(_element, member)?.ToUpperInvariant()) is { } state)
            {
                return state;
            }
        }

        bool hasReason = Sub is null && CidaasError.Read(_element).Words is { Length: > 0 };
        return IsNobody || hasReason ? CidaasState.Failed : ReadStateElsewhere();
    }

    // The name of the member is not documented. A member with another name counts if it is the only one with a known state and no usual member has text.
    private CidaasState? ReadStateElsewhere()
    {
        if (s_stateMembers.Any(name => AnswerReader.Get(_element, name) is not null) || CidaasError.Read(_element).Words is not null)
        {
            return null;
        }

        CidaasState[] states = _element.EnumerateObject()
            .Where(member => member.Name != CidaasIdentifiers.Sub && !CidaasIdentifiers.Kinds.Contains(member.Name))
            .Select(member => StateOf(AnswerReader.Get(member.Value)))
            .OfType<CidaasState>()
            .ToArray();
        return states.Length == 1 ? states[0] : null;
    }

    private static CidaasState? StateOf(string? word) => word switch
    {
        "CREATED" => CidaasState.Created,
        "UPDATED" => CidaasState.Updated,
        "FAILED" => CidaasState.Failed,
        _ => null,
    };

    private static Dictionary<string, string> ReadIdentifiers(JsonElement element)
    {
        JsonElement inner = element.TryGetProperty("identifier", out JsonElement identifier) ? identifier : default;
        Dictionary<string, string> identifiers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string kind in CidaasIdentifiers.Kinds)
        {
            if ((AnswerReader.Get(inner, kind) ?? AnswerReader.Get(element, kind)) is { Length: > 0 } value)
            {
                identifiers.Add(kind, CidaasIdentifiers.Fold(kind, value));
            }
        }

        return identifiers;
    }
}
