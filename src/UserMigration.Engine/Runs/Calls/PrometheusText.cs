using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace UserMigration.Engine.Runs.Calls;

/// <summary>Writes metrics in the text exposition format of Prometheus, version 0.0.4. Each metric has the same common labels.</summary>
internal sealed class PrometheusText
{
    private readonly StringBuilder _text = new StringBuilder();
    private readonly (string Name, string Value)[] _labels;

    /// <summary>Creates a text without metrics.</summary>
    /// <param name="labels">The labels that each metric has.</param>
    public PrometheusText(params (string Name, string Value)[] labels) => _labels = labels;

    /// <summary>Begins a metric.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type: counter, gauge or histogram.</param>
    /// <param name="help">What it says.</param>
    public void Begin(string name, string type, string help) =>
        _text.Append("# HELP ").Append(name).Append(' ').Append(help).Append("\n# TYPE ").Append(name).Append(' ').Append(type).Append('\n');

    /// <summary>Adds a value of a metric.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <param name="labels">The labels in addition to the common ones.</param>
    public void Add(string name, double value, params (string Name, string Value)[] labels)
    {
        IEnumerable<string> all = _labels.Concat(labels).Select(label => $"{label.Name}=\"{Escape(label.Value)}\"");
        _text.Append(name).Append('{').Append(string.Join(",", all)).Append("} ").Append(Format(value)).Append('\n');
    }

    /// <summary>Formats a number.</summary>
    /// <param name="value">The number.</param>
    public static string Format(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private static string Escape(string value) => value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");
}
