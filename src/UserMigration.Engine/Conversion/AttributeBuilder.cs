using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Conversion.Tolerance;
using UserMigration.Engine.Conversion.Transforms;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion;

/// <summary>Builds the attributes of a record from a plan. A transform that fails affects only its record.</summary>
internal sealed class AttributeBuilder
{
    // What is wrong with a value that is not sent does not matter.
    private static readonly HashSet<string> s_valueRules = new HashSet<string>(
        FormatRules.All.Concat(SchemaRules.All).Concat(TransformRules.All).Select(rule => rule.Id).Where(id => id != SchemaRules.RequiredValue.Id), StringComparer.Ordinal);

    private readonly StoreCapabilities _capabilities;
    private readonly Func<object, object?>? _unwrap;
    private readonly bool _omitsBlanks;
    private readonly OmittedPasswords? _omitted;
    private readonly Func<string, object, MigrationRecord, MigrationIssue?>? _checkScripted;
    private readonly List<(AttributePlan Part, MigrationIssue Fault)> _undecided = new List<(AttributePlan Part, MigrationIssue Fault)>();

    /// <summary>Creates a builder of attributes.</summary>
    /// <param name="options">The options of the conversion.</param>
    /// <param name="target">The kind of store.</param>
    public AttributeBuilder(ConversionOptions options, StoreTarget target)
    {
        EmptyValue blank = options.EmptyValue == EmptyValue.Default ? target.DefaultEmptyValue : options.EmptyValue;
        _capabilities = target.Capabilities;
        _unwrap = options.Unwrap;
        _omitted = options.OmittedPasswords;
        _checkScripted = options.CheckScripted;
        _omitsBlanks = blank == EmptyValue.Omit;
        CanDropBlanks = options.EmptyValue == EmptyValue.Default && !_omitsBlanks;
    }

    /// <summary>Whether empty values are converted by default, so that <see cref="DropBlanks"/> can remove them later.</summary>
    public bool CanDropBlanks { get; }

    /// <summary>
    /// Whether records are to be deleted. Then only the attributes that identify the user matter: other values that can't be
    /// transformed are omitted without an issue.
    /// </summary>
    public bool IsDeletion { get; set; }

    /// <summary>Receives the issues, which are then not added to the record; null if they are added.</summary>
    public List<AttributeIssue>? Kept { get; set; }

    /// <summary>Builds the attributes of a record.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="record">The record; issues are added to it.</param>
    public Dictionary<string, object?> Create(AttributePlan plan, MigrationRecord record)
    {
        _undecided.Clear();
        Dictionary<string, object?> attributes = CreateParts(plan, record);
        foreach ((AttributePlan part, MigrationIssue fault) in _undecided)
        {
            if (HasOther(attributes, part.Path))
            {
                Omit(part, record, ToleratedValueRules.LeftEmpty(fault), fault);
            }
            else
            {
                Report(record, new AttributeIssue(part, fault));
            }
        }

        return attributes;
    }

    // The store's own identifier of a user does not identify a new one.
    private bool HasOther(Dictionary<string, object?> attributes, string identifier) => _capabilities.OtherKeys
        .Append(_capabilities.PrimaryKey)
        .Any(key => key != identifier && key != _capabilities.Identifier && attributes.TryGetValue(key, out object? value) && !IsBlank(value));

    private Dictionary<string, object?> CreateParts(AttributePlan plan, MigrationRecord record)
    {
        Dictionary<string, object?> attributes = new Dictionary<string, object?>(plan.Parts.Count, StringComparer.Ordinal);
        for (int i = 0; i < plan.Parts.Count; i++)
        {
            AttributePlan part = plan.Parts[i];
            if (!part.IsValue)
            {
                Dictionary<string, object?> inner = CreateParts(part, record);
                if (inner.Count > 0)
                {
                    attributes.Add(part.Name, inner);
                }
            }
            else if (TryMakeValue(part, record, out object? value))
            {
                attributes.Add(part.Name, value);
            }
        }

        return attributes;
    }

    private bool TryMakeValue(AttributePlan part, MigrationRecord record, out object? value)
    {
        MigrationIssue? fault = null;
        if (part.Source is null)
        {
            value = record.GetValue(part.Column);
        }
        else
        {
            fault = part.Source.Get(record, part.Positions, out value);
        }

        if (part.IsPassword && _omitted is not null && fault is null && value is string { Length: > 0 } password && _omitted.Find(password) is { } kind)
        {
            return Omit(part, record, ToleratedValueRules.Omitted(kind), null);
        }

        object? original = fault is null ? value : null;
        MigrationIssue? kept = null;
        bool isPlural = false;
        for (int i = 0; i < part.Transforms.Count && fault is null; i++)
        {
            isPlural |= part.Transforms[i].MakesPlural;
            fault = Apply(part.Transforms[i], part, record, ref value);
        }

        if (_checkScripted is not null && part.IsScripted && !part.IsPassword && fault is null && !IsBlank(value))
        {
            fault = _checkScripted(part.Path, value!, record);
        }

        if (fault is not null && part.OnInvalid == InvalidValueAction.Text && original is not null && ScalarFormatter.TryOf(original, out string text))
        {
            (kept, fault, value) = (fault, null, text);
        }

        if (part.Last is not null && fault is null)
        {
            isPlural |= part.Last.MakesPlural;
            value = value is string or null ? value : Bare(value);
            fault = Apply(part.Last, part, record, ref value);
        }

        if (fault is not null)
        {
            value = null;
            if (IsDeletion && !IsKey(part.Path))
            {
                // For a deletion, only the attributes that identify the user matter.
                return false;
            }

            if (part.OnInvalid == InvalidValueAction.Empty && part.IsOtherKey)
            {
                // Whether the record has another identifier is known only after all attributes are built.
                _undecided.Add((part, fault));
                return false;
            }

            if (part.OnInvalid == InvalidValueAction.Empty)
            {
                return Omit(part, record, ToleratedValueRules.LeftEmpty(fault), fault);
            }

            if (part.IsPassword && _omitted is { OmitsUnusable: true })
            {
                return Omit(part, record, ToleratedValueRules.Omitted(fault), fault);
            }

            Report(record, new AttributeIssue(part, kept ?? fault));
            return true;
        }

        if (kept is not null && !IsDeletion)
        {
            Report(record, new AttributeIssue(part, ToleratedValueRules.KeptAsText(kept), kept));
        }

        if (!IsBlank(value))
        {
            value = Plain(value!);
            return true;
        }

        value = isPlural && CanDropBlanks ? new BlankPlural() : null;
        return !_omitsBlanks;
    }

    // Left out and not empty, so that an update erases nothing.
    private bool Omit(AttributePlan part, MigrationRecord record, MigrationIssue issue, MigrationIssue? fault)
    {
        if (!IsDeletion)
        {
            Report(record, new AttributeIssue(part, issue, fault));
        }

        return false;
    }

    private MigrationIssue? Apply(AttributeTransform transform, AttributePlan part, MigrationRecord record, ref object? value)
    {
        if (IsBlank(value) && !transform.TakesBlank)
        {
            return null;
        }

        MigrationIssue? fault = transform.Apply(value, record, out value);
        if (fault is null || fault.Severity == IssueSeverity.Error)
        {
            return fault;
        }

        if (!IsDeletion)
        {
            Report(record, new AttributeIssue(part, fault));
        }

        return null;
    }

    // Lists and objects from a script can also contain wrapped values.
    private object? Bare(object? value)
    {
        if (_unwrap is null || value is null or string or ValueType)
        {
            return value;
        }

        switch (_unwrap(value))
        {
            case IDictionary members:
                Dictionary<string, object?> bare = new Dictionary<string, object?>(members.Count, StringComparer.Ordinal);
                foreach (KeyValuePair<string, object?> member in AttributeWriter.MembersOf(members))
                {
                    bare[member.Key] = Bare(member.Value);
                }

                return bare;
            case IEnumerable items and not string:
                List<object?> list = new List<object?>();
                foreach (object? item in items)
                {
                    list.Add(Bare(item));
                }

                return list;
            case { } other:
                return other;
            default:
                return null;
        }
    }

    private bool IsKey(string attribute) => attribute == _capabilities.PrimaryKey || attribute == _capabilities.Identifier;

    // PhoneNumberShape and PhoneShape report the same fault of a value.
    private static bool IsOfShape(string ruleId) => ruleId.EndsWith("Shape", StringComparison.Ordinal);

    private void Report(MigrationRecord record, AttributeIssue issue)
    {
        if (Kept is null)
        {
            AddIssue(record, issue);
        }
        else
        {
            Kept.Add(issue);
        }
    }

    /// <summary>Adds an issue to a record, unless the record has the same issue for the column. An Error that is tolerated is removed.</summary>
    /// <param name="record">The record.</param>
    /// <param name="found">The issue.</param>
    public static void AddIssue(MigrationRecord record, AttributeIssue found)
    {
        // Test-MigrationRecord already reported the issue for the column.
        AttributePlan part = found.Part;
        string? column = part.Column >= 0 ? record.GetColumns()[part.Column] : null;
        if (found.Tolerated is { } tolerated)
        {
            record.RemoveIssues(known => known.Severity == IssueSeverity.Error
                && (known.Attribute == part.Path || (column is not null && known.Attribute == column))
                && (IsSame(known, tolerated) || (found.Issue.RuleId == ToleranceRules.ValueLeftEmpty && s_valueRules.Contains(known.RuleId))));
        }
        else if (part.IsPassword && found.Issue.RuleId == ToleranceRules.PasswordOmitted)
        {
            // What is wrong with a password that is not sent does not matter.
            record.RemoveIssues(known => known.Severity == IssueSeverity.Error
                && (known.Attribute == part.Path || (column is not null && known.Attribute == column))
                && PasswordRules.Has(known.RuleId));
        }

        foreach (MigrationIssue known in record.Issues)
        {
            if (column is not null && known.Attribute == column && IsSame(known, found.Issue))
            {
                return;
            }
        }

        record.AddIssue(found.Issue.At(part.Path, record.Line));
    }

    private static bool IsSame(MigrationIssue known, MigrationIssue fault) =>
        known.RuleId == fault.RuleId || (IsOfShape(known.RuleId) && IsOfShape(fault.RuleId));

    /// <summary>Removes attributes that have the default for an empty value; an object without remaining parts is also removed, as with Omit.</summary>
    /// <param name="plan">The plan that built the attributes.</param>
    /// <param name="attributes">The attributes.</param>
    public static void DropBlanks(AttributePlan plan, IDictionary<string, object?> attributes)
    {
        foreach (AttributePlan part in plan.Parts)
        {
            if (!attributes.TryGetValue(part.Name, out object? value))
            {
                continue;
            }

            if (!part.IsValue && value is IDictionary<string, object?> members)
            {
                DropBlanks(part, members);
                value = members.Count == 0 ? null : members;
            }

            if (value is null or BlankPlural { Count: 0 })
            {
                attributes.Remove(part.Name);
            }
        }
    }

    private object? Plain(object value) => value switch
    {
        string or bool or long or int or decimal => value,
        DateTime or DateTimeOffset or Guid or Enum or TimeSpan => InvariantFormatter.Write(value),
        _ => _unwrap is null ? value : _unwrap(value),
    };

    private static bool IsBlank(object? value) => value is null or "" or DBNull;

    /// <summary>The result of an empty value for a plural. It differs from an empty plural in the row.</summary>
    private sealed class BlankPlural : List<object?>
    {
    }
}
