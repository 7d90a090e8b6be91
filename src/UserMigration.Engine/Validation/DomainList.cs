using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using UserMigration.Engine.Files;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Validation;

/// <summary>
/// A list of e-mail domains from a text file: one domain per line, with comments that start with <c>#</c>. A domain also matches
/// its subdomains, whether or not <c>*.</c> or a dot precedes it. Letter case makes no difference, and a domain can be written
/// with its Unicode letters or in its ASCII form (RFC 5891).
/// </summary>
public sealed class DomainList
{
    /// <summary>The maximum number of domains in a list, which is about 20 MB.</summary>
    public const int MostDomains = 200_000;

    private const int LongestDomain = 253;
    private const int LongestLine = 4096;

    private readonly HashSet<string> _domains = new HashSet<string>(StringComparer.Ordinal);

    private DomainList()
    {
    }

    /// <summary>The number of domains in the list.</summary>
    public int Count => _domains.Count;

    /// <summary>Reads a list from a file.</summary>
    /// <param name="path">The full path of the file: UTF-8, or UTF-16 with a byte order mark.</param>
    /// <exception cref="MigrationException">The file does not exist, can't be read, or contains something else.</exception>
    public static DomainList Read(string path)
    {
        try
        {
            using FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using StreamReader reader = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            return Read(reader, path);
        }
        catch (Exception exception) when (MissingFile.Is(exception))
        {
            throw NotFound(path, exception);
        }
        catch (DecoderFallbackException)
        {
            throw Invalid(path, 0, "it is not text in UTF-8");
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw new MigrationException(
                "DomainFileOpenFailed", MigrationFault.OpenFailed, $"The list of domains '{path}' can't be read: {exception.Message}", path, exception);
        }
    }

    /// <summary>Creates the error for a file that does not exist.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="exception">The exception that reports it.</param>
    public static MigrationException NotFound(string path, Exception exception) => new MigrationException(
        "DomainFileNotFound", MigrationFault.NotFound, $"The list of domains '{path}' does not exist. Check -DisposableDomain.", path, exception);

    /// <summary>Whether the domain of an e-mail address is in the list, or is a subdomain of a domain in the list.</summary>
    /// <param name="address">The address.</param>
    public bool HasDomainOf(string address)
    {
        int at = address?.LastIndexOf('@') ?? -1;
        if (at < 0)
        {
            return false;
        }

        string domain = Fold(address!.Substring(at + 1));
        for (int start = 0; start < domain.Length;)
        {
            if (_domains.Contains(start == 0 ? domain : domain.Substring(start)))
            {
                return true;
            }

            int dot = domain.IndexOf('.', start);
            start = dot < 0 ? domain.Length : dot + 1;
        }

        return false;
    }

    private static DomainList Read(StreamReader reader, string path)
    {
        DomainList list = new DomainList();
        int number = 0;
        while (ReadLine(reader, path, number + 1) is { } line)
        {
            number++;
            int comment = line.IndexOf('#');
            string text = (comment < 0 ? line : line.Substring(0, comment)).Trim();
            if (text.Length == 0)
            {
                continue;
            }

            string domain = Fold(text.StartsWith("*.", StringComparison.Ordinal) ? text.Substring(2) : text.TrimStart('.', '@'));
            if (!IsDomain(domain))
            {
                throw Invalid(path, number, "the line is not a valid domain");
            }

            list._domains.Add(domain);
            if (list._domains.Count > MostDomains)
            {
                throw Invalid(path, number, "the list has more than 200,000 domains");
            }
        }

        return list._domains.Count > 0 ? list : throw Invalid(path, 0, "it contains no domains");
    }

    /// <summary>
    /// Reads a line that is no longer than a domain and a comment can be, so that a file without line breaks is not read whole.
    /// </summary>
    private static string? ReadLine(StreamReader reader, string path, int number)
    {
        StringBuilder line = new StringBuilder();
        for (int next = reader.Read(); next >= 0; next = reader.Read())
        {
            if (next == '\n')
            {
                return line.ToString();
            }

            if (line.Length == LongestLine)
            {
                throw Invalid(path, number, "the line is not a valid domain");
            }

            line.Append((char)next);
        }

        return line.Length == 0 ? null : line.ToString();
    }

    private static string Fold(string domain)
    {
        Span<char> buffer = stackalloc char[LongestDomain + 2];

        // The folding of keys treats what follows an @ as a domain.
        return KeyFolding.Fold("x@" + domain, isCaseSensitive: false, buffer).Slice(2).ToString().TrimEnd('.');
    }

    private static bool IsDomain(string text)
    {
        if (text.Length is 0 or > LongestDomain || text.IndexOf('.') < 0)
        {
            return false;
        }

        foreach (string label in text.Split('.'))
        {
            if (label.Length == 0)
            {
                return false;
            }
        }

        foreach (char c in text)
        {
            if (c is not ('-' or '.' or '_') && c < 0x80 && !char.IsLetterOrDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    private static MigrationException Invalid(string path, int line, string reason) => new MigrationException(
        "DomainFileInvalid",
        MigrationFault.InvalidData,
        $"The list of domains '{path}' can't be used{(line == 0 ? string.Empty : FormattableString.Invariant($", line {line}"))}: {reason}."
            + " Use a text file in UTF-8 with one domain per line, such as mailinator.com. # starts a comment.",
        path);
}
