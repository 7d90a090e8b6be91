using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Stores.Akamai;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Stores;

/// <summary>Which calls make a user what a record says.</summary>
public static class AkamaiChangesTests
{
    [Theory]
    [InlineData("""{"email":"a","givenName":"b"}""", """{"email":"a","givenName":"b","city":"c"}""", "")]
    [InlineData("""{"email":"a","givenName":"new"}""", """{"email":"a","givenName":"b"}""", """update {"givenName":"new"}""")]
    [InlineData("""{"birthday":"2001-02-03 00:00:00"}""", """{"birthday":"2001-02-03"}""", "")]
    [InlineData("""{"givenName":null,"notes":null}""", """{"givenName":"b"}""", """update {"givenName":null} erases givenName""")]
    [InlineData("""{"address":{"city":"Bonn","zip":"1"}}""", """{"address":{"city":"Ulm","zip":"1","street":"s"}}""", """update {"address":{"city":"Bonn"}}""")]
    [InlineData("""{"tags":[{"n":"x"}]}""", """{"tags":[{"id":1,"n":"x"}]}""", "")]
    [InlineData("""{"tags":[{"n":"y"}]}""", """{"tags":[{"id":1,"n":"x"}]}""", """replace tags [{"n":"y"}]""")]
    [InlineData("""{"tags":[]}""", """{"tags":[{"id":1,"n":"x"}]}""", """replace tags [] erases tags""")]
    [InlineData("""{"tags":null}""", """{"tags":[{"id":1,"n":"x"}]}""", """replace tags [] erases tags""")]
    [InlineData("""{"a":{"b":"1","tags":[{"n":"y"}]}}""", """{"a":{"b":"2"}}""", """update {"a":{"b":"1"}}; replace a.tags [{"n":"y"}]""")]
    [InlineData("""{"prefs":{"list":[1],"b":2}}""", """{"prefs":{"list":[2],"c":3}}""", """update {"prefs":{"list":[1],"b":2}}""")]
    [InlineData("""{"created":"2001-02-03 04:05:06","uuid":"x","id":7,"lastUpdated":"x"}""", "{}", "")]
    public static void Changes_AreWhatDiffers(string sent, string stored, string expected)
    {
        IReadOnlyList<StoreChange> changes = AkamaiChanges.Plan(Tree(sent), Tree(stored), ["prefs"], null);

        Assert.Equal(expected, string.Join("; ", changes.Select(Describe)));
    }

    [Theory]
    [InlineData("""{"password":{"type":"password-bcrypt","value":"$2b$10$h"}}""", """{"password":{"type":"password-bcrypt","value":"$2b$10$h"}}""", 0)]
    [InlineData("""{"password":{"type":"password-bcrypt","value":"$2b$10$h"}}""", """{"password":{"type":"password-bcrypt","value":"$2b$10$other"}}""", 1)]
    [InlineData("""{"password":{"type":"password-bcrypt","value":"$2b$10$h"}}""", "{}", 1)]
    [InlineData("""{"password":"secret"}""", """{"password":"secret"}""", 1)]
    [InlineData("""{"password":null}""", """{"password":{"type":"password-bcrypt","value":"$2b$10$h"}}""", 0)]
    [InlineData("""{"password":""}""", """{"password":{"type":"password-bcrypt","value":"$2b$10$h"}}""", 0)]
    public static void Password_IsSentUnlessTheStoreShowsIt_AndABlankOneNever(string sent, string stored, int expected)
    {
        Assert.Equal(expected, AkamaiChanges.Plan(Tree(sent), Tree(stored), [], null).Count);
    }

    private static string Describe(StoreChange change)
    {
        using System.IO.MemoryStream stream = new System.IO.MemoryStream();
        using (Utf8JsonWriter writer = new Utf8JsonWriter(stream))
        {
            AttributeWriter.Write(writer, change.Value);
        }

        string call = change.Attribute is null ? "update " : $"replace {change.Attribute} ";
        string erased = change.Erased.Count == 0 ? string.Empty : " erases " + string.Join(",", change.Erased);
        return call + System.Text.Encoding.UTF8.GetString(stream.ToArray()) + erased;
    }

    private static Dictionary<string, object?> Tree(string json)
    {
        Assert.True(JsonTree.TryParse(System.Text.Encoding.UTF8.GetBytes(json), out object? tree, out _));
        return (Dictionary<string, object?>)tree!;
    }
}
