using System;
using System.Collections.Generic;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Stores.Cidaas;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>What is concluded for a record, and what ends a run, in words that may be shown.</summary>
public static class OutcomesTests
{
    private const string Uuid = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";

    private static readonly IdentityUser s_user = new IdentityUser("user", new Dictionary<string, object?>()) { Uuid = Uuid };

    [Theory]
    [InlineData(RecordOperation.Unset, false, "It is unknown whether the store has the user. The reason.")]
    [InlineData(RecordOperation.Unset, true, "It is unknown whether the store changed the user. The reason.")]
    [InlineData(RecordOperation.Delete, false, "It is unknown whether the store deleted the user. The reason.")]
    [InlineData(RecordOperation.Delete, true, "It is unknown whether the store deleted the user. The reason.")]
    public static void Unresolved_SaysWhatNobodyCanTell(RecordOperation operation, bool isUpdate, string words)
    {
        QueuedRecord record = CallBench.Record(operation);
        record.IsUpdate = isUpdate;

        BulkUserResult result = Outcomes.Unresolved(Batch(record), record, "The reason.");

        Assert.Equal((BulkUserStatus.Unresolved, words, 7, isUpdate), (result.Status, result.Error, result.Batch, result.IsUpdate));
    }

    [Fact]
    public static void Deletion_SaysWhetherItComesLater()
    {
        QueuedRecord record = CallBench.Record(RecordOperation.Delete);

        BulkUserResult now = Outcomes.Deleted(Batch(record), record, Uuid, isLater: false, wasInDoubt: false);
        BulkUserResult later = Outcomes.Deleted(Batch(record), record, Uuid, isLater: true, wasInDoubt: true);

        Assert.Equal((null, false, Uuid), (now.CodeName, now.Settled, now.Uuid));
        Assert.Equal(("scheduled", true, Uuid), (later.CodeName, later.Settled, later.Uuid));
    }

    [Fact]
    public static void UserThatIsGone_WasDeletedByUs_OrWasNeverThere()
    {
        QueuedRecord record = CallBench.Record(RecordOperation.Delete);

        BulkUserResult byUs = Outcomes.Gone(Batch(record), record, Uuid, isByUs: true);
        BulkUserResult absent = Outcomes.Gone(Batch(record), record, Uuid, isByUs: false);

        Assert.Equal((BulkUserStatus.Deleted, Uuid, null, true), (byUs.Status, byUs.Uuid, byUs.CodeName, byUs.Settled));
        Assert.Equal((BulkUserStatus.Unchanged, null, "absent", false), (absent.Status, absent.Uuid, absent.CodeName, absent.Settled));
    }

    [Fact]
    public static void UserThatMayBeOurs_IsToldWithTheWayToGiveItTheValues()
    {
        QueuedRecord record = CallBench.Record();

        BulkUserResult result = Outcomes.ExistingUnlessResolved(Batch(record), record, s_user, CidaasTarget.StoreCapabilities);

        Assert.Equal((BulkUserStatus.Existing, Uuid, true), (result.Status, result.Uuid, result.Settled));
        Assert.Contains("it is unknown whether this run created it", result.Error, StringComparison.Ordinal);
        Assert.Contains("-ResolveSub", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public static void Duplicate_OfAnotherAttribute_HasTheNameOfTheError()
    {
        QueuedRecord named = CallBench.Record();
        named.Refusal = StoreRecordAnswer.Refused(361, "unique_violation", "Taken.", isDuplicate: true);
        QueuedRecord nameless = CallBench.Record();
        nameless.Refusal = StoreRecordAnswer.Refused(361, null, null, isDuplicate: true);

        Assert.StartsWith("unique_violation: The store has no user with this email. ", Outcomes.Elsewhere(Batch(named), named, "email").Error, StringComparison.Ordinal);
        Assert.StartsWith("duplicate: The store has no user with this email. ", Outcomes.Elsewhere(Batch(nameless), nameless, "email").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unique_violation", "Taken: bob@example.com.", "ref-1", "unique_violation: Taken: «email». (reference ref-1)", "unique_violation", "ref-1")]
    [InlineData(null, "Taken, see ref-1.", "ref-1", "Taken, see ref-1.", null, "ref-1")]
    [InlineData("unique_violation", null, null, "unique_violation: ", "unique_violation", null)]
    [InlineData(null, null, "ref-1", "(reference ref-1)", null, "ref-1")]
    [InlineData("bob@example.com", "Taken.", "Bob", "Taken.", null, null)]
    public static void Refusal_IsToldInTheStoresWords_WithoutTheValues(
        string? name, string? words, string? reference, string error, string? codeName, string? shown)
    {
        QueuedRecord record = CallBench.Record();

        BulkUserResult result = Outcomes.Create(Batch(record), record, StoreRecordAnswer.Refused(1, name, words, isDuplicate: false, reference));

        Assert.Equal((BulkUserStatus.Failed, error, codeName, shown), (result.Status, result.Error, result.CodeName, result.Reference));
    }

    [Fact]
    public static void CreatedRecord_HasItsReference()
    {
        QueuedRecord record = CallBench.Record();

        Assert.Equal("ref-1", Outcomes.Create(Batch(record), record, StoreRecordAnswer.Created(Uuid).WithReference("ref-1")).Reference);
        Assert.Null(Outcomes.Create(Batch(record), record, StoreRecordAnswer.Created(Uuid).WithReference("Bob")).Reference);
    }

    [Fact]
    public static void CallThatFails_IsToldWithTheServersWordsMasked()
    {
        QueuedRecord record = CallBench.Record();
        IdentityStoreException exception = new IdentityStoreException(IdentityStoreFault.Refused, "The store answered 200.")
        {
            Code = 200,
            ServerMessage = "bob@example.com is bad.",
            RequestToken = "ref-1",
        };

        BulkUserResult result = Outcomes.Failed(Batch(record), record, exception);

        Assert.Equal((BulkUserStatus.Failed, 200, "The store answered 200. «email» is bad. (reference ref-1)", "ref-1"), (result.Status, result.Code, result.Error, result.Reference));
        Assert.Equal("The store answered 200.", Outcomes.Describe(new IdentityStoreException("The store answered 200."), record.Record));
    }

    [Fact]
    public static void StoreWithoutEntityTypes_IsNotSaidToHaveThem()
    {
        QueuedRecord record = CallBench.Record();
        IdentityStoreException cause = new IdentityStoreException(IdentityStoreFault.Denied, "No.");
        using FakeStore store = new FakeStore { Capabilities = new StoreCapabilities() };

        Assert.EndsWith("No. Check the credential and its permissions.", Outcomes.Denied(Batch(record), cause, store).Message, StringComparison.Ordinal);
        Assert.EndsWith("No. Check -PrimaryKey, -Map and the names of the attributes.", Outcomes.SettingRefused(Batch(record), cause, store).Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void WhatEndsARun_IsSaidWithWhatToDo()
    {
        using FakeStore store = new FakeStore();
        QueuedRecord record = CallBench.Record();
        IdentityStoreException cause = new IdentityStoreException(IdentityStoreFault.Denied, "No.");
        BulkUserResult first = Outcomes.NotSent(Batch(record), record, "No such attribute.");

        Check(Outcomes.Denied(Batch(record), cause, store), "RunDenied", "The store refuses calls of this kind, so the run was stopped: No. Check the credential, its permissions and -EntityType.");
        Check(
            Outcomes.SettingRefused(Batch(record), cause, store),
            "RunSettingRefused",
            "The store keeps refusing records for the same reason, so a setting is wrong and the run was stopped: No. "
                + "Check -EntityType, -PrimaryKey, -Map and the names of the attributes.");
        Check(
            Outcomes.AttributeUnknown(first),
            "RunSettingRefused",
            "The store refused all records of the first batch because of the same attribute, so the run was stopped: No such attribute. "
                + "Rename or omit the column with the -Map parameter of ConvertTo-IdentityRecord.");
        Check(
            Outcomes.SchemaUnreadable(cause),
            "SchemaUnreadable",
            "An update needs the schema to change no more of a user than it should, but the schema can't be read: No. "
                + "Give the API client the permission to read it, then run the same command again.");
        Check(
            Outcomes.Unavailable(cause),
            "StoreUnavailable",
            "The store accepted no calls for too long, so the run was stopped: No. Run the same command again when the store is available: the run resumes where it stopped.");
    }

    [Theory]
    [InlineData("az_", "az_")]
    [InlineData("_", "_")]
    [InlineData("a_z_z", "a_z_z")]
    public static void NameOfAnError_IsShownAsItIs(string word, string expected) =>
        Assert.Equal(expected, ErrorTextMasker.MaskWord(word, [CallBench.Record(name: word).Record]));

    [Theory]
    [InlineData("az")]
    [InlineData("A_z")]
    [InlineData("a1_z")]
    public static void OtherWord_ThatRepeatsAValue_IsMasked(string word) =>
        Assert.Equal("«givenName»", ErrorTextMasker.MaskWord(word, [CallBench.Record(name: word).Record]));

    [Theory]
    [InlineData(300, 300)]
    [InlineData(301, 301)]
    [InlineData(302, 301)]
    public static void Text_IsCutAtItsLength(int length, int shown) =>
        Assert.Equal(shown, ErrorTextMasker.Mask(new string('x', length), [CallBench.Record().Record]).Length);

    [Theory]
    [InlineData("bad\\nname\\tof\\rBob", "bad name of «givenName»")]
    [InlineData("\\u0042ob is bad", "«givenName» is bad")]
    [InlineData("\\\"Bob\\\"", "\"«givenName»\"")]
    [InlineData("%42ob is bad", "«givenName» is bad")]
    [InlineData("&#66;ob is bad", "«givenName» is bad")]
    [InlineData("100 % of Bob", "100 % of «givenName»")]
    public static void PackedText_IsUnpacked(string text, string expected) => Assert.Equal(expected, ErrorTextMasker.Mask(text, [CallBench.Record().Record]));

    [Theory]
    [InlineData("abcdef", "an abcdefg is not it", "an abcdefg is not it")]
    [InlineData("abcdefg", "an abcdefgh is it", "an «givenName»h is it")]
    [InlineData("abc", "abc abcd", "«givenName» abcd")]
    [InlineData("ab", "ab abc 1ab", "«givenName» abc 1ab")]
    [InlineData("a1c", "xa1cx", "x«givenName»x")]
    [InlineData("abc", "xabc", "xabc")]
    [InlineData("abc", "1abc2", "1«givenName»2")]
    public static void ShortWords_AreMaskedWhereTheyStandAlone(string value, string text, string expected) =>
        Assert.Equal(expected, ErrorTextMasker.Mask(text, [CallBench.Record(name: value).Record]));

    [Fact]
    public static void ValuesWithinListsAndObjects_AreMaskedByTheirPath()
    {
        QueuedRecord record = CallBench.Record();
        record.Record.Attributes["address"] = new Dictionary<string, object?> { ["city"] = "Saint-Denis", ["phones"] = new object[] { "0301234567", true } };
        record.Record.Attributes["blank"] = "  ";
        record.Record.Attributes["padded"] = "  Smithson  ";

        Assert.Equal(
            "«address.city», «address.phones», «padded», True",
            ErrorTextMasker.Mask("Saint-Denis, 0301234567, Smithson, True", [record.Record]).Replace("« ", "«", StringComparison.Ordinal));
    }

    [Fact]
    public static void ValuesOfTheRow_AreMaskedToo()
    {
        IdentityRecord record = new IdentityRecord(IdentityTarget.Akamai, new Dictionary<string, object?>(), Records.Of(("first", "Robert"), ("last", "Smithson")));

        Assert.Equal("«first» and «last»", ErrorTextMasker.Mask("Robert and Smithson", [record]));
    }

    [Fact]
    public static void LongerValue_IsMaskedFirst()
    {
        IdentityRecord record = new IdentityRecord(
            IdentityTarget.Akamai, new Dictionary<string, object?> { ["a"] = "Smithson", ["b"] = "Robert Smithson Jones" }, Records.Of(1));

        Assert.Equal("bad: «b»", ErrorTextMasker.Mask("bad: Robert Smithson Jones", [record]));
    }

    [Fact]
    public static void HalfASurrogatePair_IsNoReasonToFail() => Assert.Contains("bad", ErrorTextMasker.Mask("bad \uD83D", [CallBench.Record(name: "x\uD83D").Record]), StringComparison.Ordinal);

    [Fact]
    public static void MissingArguments_AreMistakes()
    {
        Assert.Throws<ArgumentNullException>(() => ErrorTextMasker.Mask("x", null!));
        Assert.Throws<ArgumentNullException>(() => ErrorTextMasker.MaskWord(null!, []));
    }

    private static void Check(MigrationException exception, string errorId, string message) =>
        Assert.Equal((errorId, message, 4), (exception.ErrorId, exception.Message, exception.ExitCode));

    private static RecordBatch Batch(QueuedRecord record) => new RecordBatch(7, [record]);
}
