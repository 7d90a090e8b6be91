using UserMigration.Engine.Conversion.Transforms;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion.Members;

/// <summary>Converts a single value to text, for example a number from a database if the store requires text.</summary>
internal sealed class TextMember : AttributeTransform
{
    private static readonly MigrationIssue s_fault = MemberRules.TextShape.CreateIssue("This is a list or an object, but the store requires text.");

    public static TextMember Instance { get; } = new TextMember();

    public override string Name => "Text";

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = value;
        if (value is string)
        {
            return null;
        }

        bool isSingle = ScalarFormatter.TryOf(value, out string text);
        result = text;
        return isSingle ? null : s_fault;
    }
}
