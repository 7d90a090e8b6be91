using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Sampling;

namespace UserMigration.Benchmarks;

/// <summary>A datafile that is made for a run and deleted after it.</summary>
internal sealed class BenchmarkDatafile : IDisposable
{
    private const string CustomerHeader =
        "email,password,givenName,familyName,displayName,birthday,gender,primaryAddress.city,emailVerified,profiles,mobileNumber";

    private BenchmarkDatafile(string name)
    {
        Name = name;
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"um-bench-{Guid.NewGuid():N}.csv");
    }

    /// <summary>What the file looks like: <c>customer</c> or <c>sample</c>.</summary>
    public string Name { get; }

    public string Path { get; }

    public long Length => new FileInfo(Path).Length;

    /// <summary>
    /// A file like those of the customers of Akamai: the password as a JSON envelope, profiles as JSON, and US birthdays; 282 bytes a row.
    /// </summary>
    /// <param name="rows">The number of rows.</param>
    public static BenchmarkDatafile CreateCustomer(int rows)
    {
        BenchmarkDatafile file = new BenchmarkDatafile("customer");
        using StreamWriter writer = new StreamWriter(file.Path, append: false, new UTF8Encoding(false), 1 << 16) { NewLine = "\r\n" };
        writer.WriteLine(CustomerHeader);
        for (int i = 0; i < rows; i++)
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $$"""""
                user{{i}}@example.com,"{""type"":""password-bcrypt"",""value"":""$2b$10$EfrjjYYGih4j4AbnpIWT2OEjvvRoYNBDJ0Wv2E.MwE/oZ87hasAHi""}",Zoë,O'Brien,"Bob, ""Jr."" {{i}}",12/19/1989,female,Washington,2019-01-02 11:14:22,"[{""identifier"":""x{{i}}"",""domain"":""e""}]",+49123456{{i:D6}}
                """""));
        }

        return file;
    }

    /// <summary>A sample without defects, as <c>New-MigrationSample</c> writes it.</summary>
    /// <param name="rows">The number of rows.</param>
    public static BenchmarkDatafile CreateSample(int rows)
    {
        BenchmarkDatafile file = new BenchmarkDatafile("sample");
        SampleFile.Write(file.Path, StoreTargets.Get(IdentityTarget.Akamai).CreateSample(rows, seed: 1), replace: false, CancellationToken.None);
        return file;
    }

    public void Dispose() => File.Delete(Path);
}
