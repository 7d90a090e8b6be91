using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Files;
using UserMigration.Engine.Measuring;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Validation;
using UserMigration.Engine.Validation.Rules;

namespace UserMigration.Engine.HandOff.Packages;

/// <summary>
/// Reads a datafile once: checks it against the rules of a migration service, finds out what it is like, and chooses the rows of a sample.
/// Memory does not depend on the number of records, apart from the search for duplicates in unique attributes of a schema.
/// </summary>
internal sealed class PackageScan : IDisposable
{
    private const int MostIssueKinds = 10_000;
    private const int ReportEvery = 1024;

    /// <summary>The rules that the service requires, and an upload does not.</summary>
    public static readonly MigrationRule[] ServiceRules = HandOffRules.All.Append(FormatRules.DateConvertible).Append(FormatRules.BooleanConvertible).ToArray();

    private readonly PackageOptions _options;
    private readonly RecordValidator _validator;
    private readonly Func<string, string> _kindOf;
    private readonly Dictionary<(string Rule, string? Attribute, IssueSeverity Severity), (long Count, long First)> _issues =
        new Dictionary<(string Rule, string? Attribute, IssueSeverity Severity), (long Count, long First)>();

    private readonly List<MigrationIssue> _header = new List<MigrationIssue>();
    private SampleSelection _selection = null!;
    private bool[] _isPassword = Array.Empty<bool>();

    /// <summary>Creates a scan.</summary>
    /// <param name="options">What is packed, and how.</param>
    /// <param name="service">The service.</param>
    public PackageScan(PackageOptions options, HandOffService service)
    {
        _options = options;
        _validator = new RecordValidator(CreateValidation(options, service));
        _kindOf = options.Target.Envelopes.KindOf;
    }

    /// <summary>What the file is like.</summary>
    public PackageProfile Profile { get; } = new PackageProfile();

    /// <summary>The issues of the header.</summary>
    public IReadOnlyList<MigrationIssue> HeaderIssues => _header;

    /// <summary>The warning about the encoding of the file; or null.</summary>
    public string? EncodingWarning { get; private set; }

    /// <summary>The position in the file where the first row starts: the size of the byte order mark and the header with its line break.</summary>
    public long HeaderSize { get; private set; }

    /// <summary>When the file was changed last.</summary>
    public DateTime WrittenAt { get; private set; }

    /// <summary>The rows of the sample; known after <see cref="Read"/>.</summary>
    public IReadOnlyList<SampleCandidate> Sample { get; private set; } = Array.Empty<SampleCandidate>();

    /// <summary>The number of rows that show everything that the file shows.</summary>
    public int NeededRows { get; private set; }

    /// <summary>Reads the file.</summary>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <exception cref="MigrationException">The file can't be read, or is not a datafile of the service.</exception>
    public void Read(CancellationToken cancellationToken)
    {
        Stream file = InputFile.Open(_options.Path);
        if (!file.CanSeek)
        {
            file.Dispose();
            throw PackageErrors.NeedsFile(_options.Path);
        }

        long length = file.Length;
        WrittenAt = File.GetLastWriteTimeUtc(_options.Path);
        LookAtStart(file);
        using HashingStream hashed = new HashingStream(file, _options.Path);
        using MigrationCsvReader reader = MigrationCsvReader.Create(hashed, _options.Path, 1, length, new CsvReadOptions());
        EncodingWarning = reader.EncodingWarning;
        Begin(reader.Columns);
        HeaderSize = length;
        while (reader.Read() is { } record)
        {
            if (Profile.Records++ == 0)
            {
                HeaderSize = record.ByteOffset;
            }

            Add(record);
            if (Profile.Records % ReportEvery == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                _options.Progress(Profile.Records, length == 0 ? null : (double)record.ByteOffset / length);
            }
        }

        Profile.Size = length;
        Profile.Sha256 = ReadToEnd(hashed);
        Profile.Issues.AddRange(_issues
            .Select(one => new PackageIssue(one.Key.Rule, one.Key.Attribute, one.Key.Severity, one.Value.Count, one.Value.First))
            .OrderByDescending(issue => issue.Severity)
            .ThenByDescending(issue => issue.Count)
            .ThenBy(issue => issue.RuleId, StringComparer.Ordinal)
            .ThenBy(issue => issue.Attribute, StringComparer.Ordinal));
        Sample = _selection.Choose();
        NeededRows = _selection.Needed;
    }

    /// <inheritdoc/>
    public void Dispose() => _validator.Dispose();

    private static ValidationOptions CreateValidation(PackageOptions options, HandOffService service)
    {
        // In a package, what is only a Warning for an upload is an Error, unless the user decided otherwise: nothing converts the values.
        RuleSelection rules = new RuleSelection();
        foreach (MigrationRule rule in ServiceRules)
        {
            rules.SetSeverity(rule, rule == HandOffRules.HandOffSize ? IssueSeverity.Warning : IssueSeverity.Error);
        }

        options.ChangeRules(rules);
        return new ValidationOptions(options.Target)
        {
            Schema = options.Schema,
            PrimaryKey = options.PrimaryKey,
            Rules = rules,
            Transforms = service.UnconvertedAttributes.ToDictionary(
                attribute => attribute, _ => (IReadOnlyList<AttributeTransform>?)Array.Empty<AttributeTransform>(), StringComparer.Ordinal),
        };
    }

    private static string ReadToEnd(HashingStream hashed)
    {
        byte[] rest = new byte[4096];
        while (hashed.Read(rest, 0, rest.Length) > 0)
        {
        }

        return hashed.GetSha256();
    }

    private void LookAtStart(Stream file)
    {
        byte[] mark = new byte[3];
        int count = file.Read(mark, 0, mark.Length);
        Profile.HasMark = count == 3 && mark[0] == 0xEF && mark[1] == 0xBB && mark[2] == 0xBF;
        file.Position = 0;
        Profile.Name = Path.GetFileName(_options.Path);
        Profile.LineBreak = LineBreakFinder.Find(file);
        file.Position = 0;
    }

    private void Begin(RecordColumns columns)
    {
        _selection = new SampleSelection(columns.Count, _options.SampleSize, _options.Seed);
        _isPassword = new bool[columns.Count];
        for (int i = 0; i < columns.Count; i++)
        {
            _isPassword[i] = PasswordColumns.IsOne(columns[i]);
            Profile.Columns.Add(new PackageColumn(columns[i]));
        }
    }

    private void Add(MigrationRecord record)
    {
        _validator.Validate(record);
        _header.AddRange(_validator.HeaderIssues);
        Profile.Invalid += record.IsValid ? 0 : 1;
        for (int i = 0; i < _isPassword.Length; i++)
        {
            string? value = record.GetValue(i) as string;
            ValueTraits traits = ValueInspector.Inspect(value, _isPassword[i]);
            Profile.Columns[i].Add(traits);
            _selection.Show(i, traits);
            if ((traits & ValueTraits.Password) != 0)
            {
                string kind = _kindOf(value!);
                Profile.HashKinds[kind] = Profile.HashKinds.TryGetValue(kind, out long count) ? count + 1 : 1;
                _selection.Show("hash " + kind);
            }
        }

        foreach (MigrationIssue issue in record.Issues)
        {
            Add(issue, record);
        }

        _selection.EndRow(record);
    }

    private void Add(MigrationIssue issue, MigrationRecord record)
    {
        (string, string?, IssueSeverity) key = (issue.RuleId, issue.Attribute, issue.Severity);
        bool isKnown = _issues.TryGetValue(key, out (long Count, long First) known);
        if (isKnown || _issues.Count < MostIssueKinds)
        {
            _issues[key] = (known.Count + 1, isKnown ? known.First : record.Line);
            _selection.Show("rule " + issue.RuleId + " " + issue.Attribute);
        }
    }
}
