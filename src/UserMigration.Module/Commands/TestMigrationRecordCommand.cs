using System;
using System.Collections;
using System.IO;
using System.Management.Automation;
using UserMigration.Engine.Validation;

namespace UserMigration.Commands;

/// <summary>Checks records and adds Issues to them. A record is valid where no issue is an Error.</summary>
[Cmdlet(VerbsDiagnostic.Test, "MigrationRecord")]
[OutputType(typeof(MigrationRecord), typeof(bool))]
public sealed class TestMigrationRecordCommand : RecordCommand
{
    private RecordValidator _validator = null!;
    private long _count;
    private long _invalid;

    /// <summary>The attribute that may not be blank: email where the records have it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PrimaryKey { get; set; }

    /// <summary>The attributes whose values may occur once in the whole input; each by itself.</summary>
    [Parameter]
    [ValidateNotNull]
    [AllowEmptyCollection]
    public string[] UniqueKey { get; set; } = Array.Empty<string>();

    /// <summary>The schema of the store: what Get-IdentitySchema gives, or the path of a file that it saved.</summary>
    [Parameter]
    [ValidateNotNull]
    public SchemaArgument? Schema { get; set; }

    /// <summary>What attributes look like: Text, Email, Boolean, Date, DateTime, Integer, Number or Json.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable AttributeType { get; set; } = new Hashtable();

    /// <summary>The ids of the rules to apply, and no others; wildcards are resolved.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Rule { get; set; }

    /// <summary>The ids of rules that are not applied; wildcards are resolved.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? ExcludeRule { get; set; }

    /// <summary>How grave a breach of a rule is: a hashtable from id to Error, Warning, Information or Off.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable RuleSeverity { get; set; } = new Hashtable();

    /// <summary>Gives true or false for each record in place of the record.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => _validator = new RecordValidator(new ValidationOptions
    {
        PrimaryKey = PrimaryKey,
        UniqueKeys = UniqueKey,
        Kinds = Try(() => AttributeTypes.Read(AttributeType)),
        Schema = Try(() => Schema?.Read(this)),
        Unwrap = ScriptValue.ToAttribute,
        Rules = Try(() => RuleArguments.Read(Rule, ExcludeRule, RuleSeverity)),
    });

    /// <inheritdoc/>
    protected override void Process(MigrationRecord record)
    {
        Try(() => _validator.Validate(record));
        TellOfHeader(record);
        _count++;
        _invalid += record.IsValid ? 0 : 1;
        if (Quiet)
        {
            WriteObject(record.IsValid);
        }
        else
        {
            WriteObject(record);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_invalid > 0)
        {
            WriteWarning($"{_invalid} of {_count} records have an Error; their Issues say what is wrong, and an upload will reject them.");
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _validator?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>What is wrong with columns is told once, in the stream that fits; the records stay as they are.</summary>
    private void TellOfHeader(MigrationRecord record)
    {
        if (_validator.HeaderIssues.Count == 0)
        {
            return;
        }

        string place = record.Source is null ? string.Empty : Path.GetFileName(record.Source) + ", ";
        foreach (MigrationIssue issue in _validator.HeaderIssues)
        {
            switch (issue.Severity)
            {
                case IssueSeverity.Error:
                    WriteError(ErrorRecords.Of(new MigrationException(
                        issue.RuleId, MigrationFault.InvalidData, place + issue, issue.Attribute, exitCode: 0)));
                    break;
                case IssueSeverity.Warning:
                    WriteWarning(place + issue);
                    break;
                default:
                    WriteVerbose(place + issue);
                    break;
            }
        }
    }
}
