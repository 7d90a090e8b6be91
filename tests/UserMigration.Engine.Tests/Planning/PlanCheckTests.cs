using System;
using System.IO;
using UserMigration.Engine.Runs.Planning;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Planning;

/// <summary>Whether an upload is still what was planned.</summary>
public sealed class PlanCheckTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly string _file;
    private readonly string _planFile;

    public PlanCheckTests()
    {
        _file = Path.Combine(_folder, "users.csv");
        _planFile = Path.Combine(_folder, "plan.json");
        File.WriteAllText(_file, "email\na@example.com\n");
        UploadPlan plan = New();
        PlanMaker.Hash(plan);
        PlanFile.Write(_planFile, plan);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void SameUpload_Passes() => PlanCheck.Check(_planFile, PlanFile.Read(_planFile), New());

    [Fact]
    public void SameFileAtAnotherPlace_Passes()
    {
        UploadPlan now = New();
        now.Sources[0].Path = Path.Combine(_folder, "moved.csv");
        File.Move(_file, now.Sources[0].Path);

        PlanCheck.Check(_planFile, PlanFile.Read(_planFile), now);
    }

    [Theory]
    [InlineData("email\nb@example.com\n", "PlanSourceChanged", "The content of the file")]
    [InlineData("email\na@example.com\nb@example.com\n", "PlanSourceChanged", "The size of the file")]
    public void ChangedFile_IsRefused(string text, string id, string words)
    {
        File.WriteAllText(_file, text);

        Refuse(New(), id, words);
    }

    [Fact]
    public void ChangedHeader_IsNamed()
    {
        UploadPlan now = New();
        now.Sources[0].HeaderSha256 = "other";

        Refuse(now, "PlanSourceChanged", "The header of the file");
    }

    [Fact]
    public void OtherOptions_AreNamed()
    {
        UploadPlan now = New();
        now.Options["DeltaMigration"] = "True";
        now.Options.Add("CommitEach", "Smart");
        now.Pipeline += " | ConvertTo-IdentityRecord Akamai -Map other.psd1";

        string message = Refuse(now, "PlanOptionsChanged", "-CommitEach was not specified and is Smart; -DeltaMigration was False and is True; commands before");
        Assert.EndsWith("or make the plan again with -Plan -OutFile.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("map.psd1")]
    [InlineData("O’Neill's map.psd1")]
    public void FileOfTheCommands_MayBeMoved_ButNotChanged(string name)
    {
        UploadPlan planned = WithMap(Path.Combine(_folder, "a"), name, "@{ Map = @{} }");
        UploadPlan moved = WithMap(Path.Combine(_folder, "b"), name, "@{ Map = @{} }");
        UploadPlan changed = WithMap(Path.Combine(_folder, "c"), name, "@{ Map = @{ a = 'b' } }");
        PlanMaker.Hash(planned);

        PlanCheck.Check(_planFile, planned, moved);
        MigrationException refused = Assert.Throws<MigrationException>(() => PlanCheck.Check(_planFile, planned, changed));

        Assert.Equal("PlanOptionsChanged", refused.ErrorId);
        Assert.Contains($"the content of '{name}' has changed. Nothing was sent.", refused.Message, StringComparison.Ordinal);
    }

    private UploadPlan WithMap(string folder, string name, string text)
    {
        string path = Path.Combine(Directory.CreateDirectory(folder).FullName, name);
        File.WriteAllText(path, text);
        UploadPlan plan = New();
        plan.Pipeline = PipelineFiles.Collect("ConvertTo-IdentityRecord -Target Akamai -Map " + PowerShellText.Quote(path), plan.Files);
        return plan;
    }

    [Fact]
    public void OtherStore_IsNamed()
    {
        UploadPlan now = New();
        now.ClientId = "other";
        now.Uri = new Uri("https://other.example.com/");

        Refuse(now, "PlanTargetChanged", "address was https://store.example.com/ and is https://other.example.com/; client was client and is other");
    }

    [Fact]
    public void OtherRecords_AreRefused()
    {
        UploadPlan now = New();
        (now.FirstRecord, now.MostRecords) = (11, 5);

        Refuse(now, "PlanSourceChanged", "-StartAt was 1 and is 11; -First was not specified and is 5");
    }

    [Theory]
    [InlineData("{", "PlanInvalid")]
    [InlineData("{}", "PlanInvalid")]
    [InlineData("{\"version\":2}", "PlanInvalid")]
    [InlineData(null, "PlanNotFound")]
    public void OtherFile_IsNotAPlan(string? text, string id)
    {
        File.Delete(_planFile);
        if (text is not null)
        {
            File.WriteAllText(_planFile, text);
        }

        MigrationException exception = Assert.Throws<MigrationException>(() => PlanFile.Read(_planFile));

        Assert.Equal((id, 5), (exception.ErrorId, exception.ExitCode));
    }

    private string Refuse(UploadPlan now, string id, string words)
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => PlanCheck.Check(_planFile, PlanFile.Read(_planFile), now));
        Assert.Equal((id, 5), (exception.ErrorId, exception.ExitCode));
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent.", exception.Message, StringComparison.Ordinal);
        return exception.Message;
    }

    private UploadPlan New() => new UploadPlan
    {
        Target = IdentityTarget.Akamai,
        Uri = new Uri("https://store.example.com/"),
        ClientId = "client",
        Options = { ["DeltaMigration"] = "False" },
        Pipeline = "Test-MigrationRecord | ConvertTo-IdentityRecord -Target Akamai",
        Sources = { new PlannedSource { Path = _file, HeaderSha256 = "header" } },
    };
}
