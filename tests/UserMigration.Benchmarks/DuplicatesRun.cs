using System;
using System.Diagnostics;
using System.Globalization;
using UserMigration.Engine.Validation.Duplicates;

namespace UserMigration.Benchmarks;

/// <summary>What the search for duplicates costs: processor time for each key, and memory while it grows and when it is done.</summary>
internal static class DuplicatesRun
{
    private const int Steps = 10;

    /// <summary>Searches among different keys, and prints what it cost after each tenth of them.</summary>
    public static void Run(int keys)
    {
        RecordColumns columns = new RecordColumns(["email"]);
        MigrationSource source = MigrationSource.CreateByName("/data/users.csv");
        char[] text = "firstname.lastname00000000@example.com".ToCharArray();
        DuplicateSearch search = new DuplicateSearch();
        search.FindEarlier(new MigrationRecord(columns, ["x"], 1, 2, source), "x");
        using Process process = Process.GetCurrentProcess();
        long heap = GC.GetTotalMemory(forceFullCollection: true);
        process.Refresh();
        long resident = process.WorkingSet64;
        Console.WriteLine($"{keys:N0} different keys of {text.Length} characters");
        Console.WriteLine($"{"keys",12}{"ns/key",10}{"heap MB",10}{"bytes/key",11}{"peak MB",10}");
        int done = 0;
        for (int step = 1; step <= Steps; step++)
        {
            int end = (int)((long)keys * step / Steps);
            int count = end - done;
            process.Refresh();
            TimeSpan start = process.TotalProcessorTime;
            for (; done < end; done++)
            {
                done.TryFormat(text.AsSpan(18, 8), out _, "D8", CultureInfo.InvariantCulture);
                MigrationRecord record = new MigrationRecord(columns, [null], done + 1, done + 2, source);
                if (search.FindEarlier(record, new string(text)) is not null)
                {
                    throw new InvalidOperationException("Two different keys were taken for the same.");
                }
            }

            process.Refresh();
            double nanoseconds = (process.TotalProcessorTime - start).TotalNanoseconds / Math.Max(1, count);
            long grown = GC.GetTotalMemory(forceFullCollection: true) - heap;
            process.Refresh();
            double peak = (process.PeakWorkingSet64 - resident) / 1e6;
            Console.WriteLine(string.Format(
                CultureInfo.InvariantCulture, "{0,12:N0}{1,10:N0}{2,10:N0}{3,11:N1}{4,10:N0}", done, nanoseconds, grown / 1e6, (double)grown / done, peak));
        }

        GC.KeepAlive(search);
    }
}
