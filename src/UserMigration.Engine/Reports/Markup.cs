using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;

namespace UserMigration.Engine.Reports;

/// <summary>HTML. Whatever is put into it is escaped, unless it is HTML itself.</summary>
internal readonly struct Markup
{
    private static readonly Formatter s_formatter = new Formatter();

    private readonly string? _html;

    private Markup(string html) => _html = html;

    /// <summary>No HTML.</summary>
    public static Markup None => default;

    /// <summary>Creates HTML. Each argument is formatted for the invariant culture and escaped, unless it is HTML itself.</summary>
    /// <param name="format">The HTML with its arguments.</param>
    public static Markup Of(FormattableString format) => new Markup(format.ToString(s_formatter));

    /// <summary>Creates HTML from several parts.</summary>
    /// <param name="parts">The parts.</param>
    public static Markup Join(IEnumerable<Markup> parts) => new Markup(string.Concat(parts.Select(part => part.ToString())));

    /// <summary>Appends HTML.</summary>
    public static Markup operator +(Markup one, Markup other) => new Markup(one.ToString() + other.ToString());

    /// <inheritdoc/>
    public override string ToString() => _html ?? string.Empty;

    private sealed class Formatter : IFormatProvider, ICustomFormatter
    {
        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
        {
            null => string.Empty,
            Markup html => html.ToString(),
            DateTime time => time.ToString(format ?? "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            IFormattable number => WebUtility.HtmlEncode(number.ToString(format, CultureInfo.InvariantCulture)),
            _ => WebUtility.HtmlEncode(arg.ToString() ?? string.Empty),
        };
    }
}
