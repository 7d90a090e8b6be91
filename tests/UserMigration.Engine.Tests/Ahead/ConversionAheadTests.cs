using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Ahead;

/// <summary>Attributes that are built in advance are those that would be built later.</summary>
public static class ConversionAheadTests
{
    [Theory]
    [InlineData(IdentityTarget.Akamai)]
    [InlineData(IdentityTarget.Cidaas)]
    public static void Records_AreThoseThatAreBuiltWithoutIt(IdentityTarget target)
    {
        WorkAhead work = new WorkAhead();
        List<MigrationRecord> plain = AheadFile.Read(target, null);
        List<MigrationRecord> ahead = AheadFile.Read(target, work);
        IdentityConverter first = new IdentityConverter(AheadFile.Options(target));
        IdentityConverter second = Create(target);

        for (int i = 0; i < plain.Count; i++)
        {
            work.Do(ahead[i]);

            Assert.Equal(Describe(first.Convert(plain[i])), Describe(second.Convert(ahead[i])));
        }

        Assert.Contains(plain, record => !record.IsValid);
        Assert.False(work.IsEmpty);
    }

    [Fact]
    public static void ValueThatIsChangedAfterwards_IsConvertedAgain()
    {
        WorkAhead work = new WorkAhead();
        List<MigrationRecord> records = AheadFile.Read(IdentityTarget.Akamai, work);
        IdentityConverter converter = Create(IdentityTarget.Akamai);
        converter.Convert(records[0]);

        work.Do(records[1]);
        records[1].SetValue(records[1].GetColumns().IndexOf("email"), "changed@example.com");

        Assert.Equal("changed@example.com", converter.Convert(records[1]).Attributes["email"]);
    }

    [Fact]
    public static void Issues_AreNotShown_BeforeTheCommandThatFindsThem()
    {
        WorkAhead work = new WorkAhead();
        List<MigrationRecord> records = AheadFile.Read(IdentityTarget.Akamai, work);
        IdentityConverter converter = Create(IdentityTarget.Akamai);
        converter.Convert(records[0]);
        int before = records.Sum(record => record.Issues.Count);

        records.ForEach(work.Do);

        Assert.Equal(before, records.Sum(record => record.Issues.Count));
    }

    [Fact]
    public static void Script_IsNotRunInAdvance()
    {
        WorkAhead work = new WorkAhead();
        List<MigrationRecord> records = AheadFile.Read(IdentityTarget.Akamai, work);
        ConversionOptions options = AheadFile.Options(IdentityTarget.Akamai);
        options.Transforms = new Dictionary<string, IReadOnlyList<AttributeTransform>> { ["givenName"] = [new Script()] };
        IdentityConverter converter = new IdentityConverter(options) { CreateAhead = () => new IdentityConverter(options) };

        converter.Convert(records[0]);

        Assert.True(work.IsEmpty);
    }

    [Fact]
    public static void Operation_IsNotReadInAdvance()
    {
        WorkAhead work = new WorkAhead();
        List<MigrationRecord> records = AheadFile.Read(IdentityTarget.Akamai, work);
        ConversionOptions options = AheadFile.Options(IdentityTarget.Akamai);
        options.OperationColumn = "gender";
        IdentityConverter converter = new IdentityConverter(options) { CreateAhead = () => new IdentityConverter(options) };

        converter.Convert(records[0]);

        Assert.True(work.IsEmpty);
    }

    private static IdentityConverter Create(IdentityTarget target) =>
        new IdentityConverter(AheadFile.Options(target)) { CreateAhead = () => new IdentityConverter(AheadFile.Options(target)) };

    private static string Describe(IdentityRecord record)
    {
        using MemoryStream stream = new MemoryStream();
        using (Utf8JsonWriter writer = new Utf8JsonWriter(stream))
        {
            AttributeWriter.Write(writer, record.Attributes);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + string.Concat(record.Issues.Select(issue => "\n" + issue));
    }

    private sealed class Script : AttributeTransform
    {
        public override string Name => "Script";

        public override bool NeedsPipeline => true;

        public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
        {
            result = value;
            return null;
        }
    }
}
