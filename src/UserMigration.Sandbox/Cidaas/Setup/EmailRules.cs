using System;
using System.Buffers;
using System.Collections.Generic;

namespace UserMigration.Sandbox.Cidaas.Setup;

/// <summary>
/// Checks e-mail addresses (contract of cidaas, sections 1 and 2.6). The sandbox asks no name server: domains without a
/// dot, and those of the reserved name <c>invalid</c>, stand for domains that accept no mail.
/// </summary>
internal static class EmailRules
{
    private static readonly SearchValues<char> s_forbidden = SearchValues.Create(" \t\r\n<>(),;:\"");

    private static readonly HashSet<string> s_disposable = new(StringComparer.OrdinalIgnoreCase)
    {
        "10minutemail.com", "dispostable.com", "getnada.com", "guerrillamail.com", "mailinator.com", "maildrop.cc", "mailnesia.com",
        "sharklasers.com", "temp-mail.org", "throwawaymail.com", "trashmail.com", "yopmail.com",
    };

    /// <summary>Whether text has the form of an address.</summary>
    public static bool IsAddress(string text)
    {
        int at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0
            && at == text.LastIndexOf('@')
            && at < text.Length - 1
            && text.Length <= 254
            && text.AsSpan().IndexOfAny(s_forbidden) < 0
            && text[at + 1] != '.'
            && !text.EndsWith('.')
            && !text.Contains("..", StringComparison.Ordinal);
    }

    /// <summary>Whether the domain of an address accepts mail and is not disposable.</summary>
    public static bool IsLasting(string address)
    {
        string domain = address.Substring(address.IndexOf('@', StringComparison.Ordinal) + 1);
        return domain.Contains('.', StringComparison.Ordinal)
            && !domain.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase)
            && !IsDisposable(domain);
    }

    private static bool IsDisposable(string domain)
    {
        for (string rest = domain; rest.Length > 0;)
        {
            if (s_disposable.Contains(rest))
            {
                return true;
            }

            int dot = rest.IndexOf('.', StringComparison.Ordinal);
            rest = dot < 0 ? string.Empty : rest.Substring(dot + 1);
        }

        return false;
    }
}
