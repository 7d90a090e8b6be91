using UserMigration.Engine.Conversion.Transforms;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion.Members;

/// <summary>A single value as text: a number of a database that the store has as text.</summary>
internal sealed class TextMember : AttributeTransform
{
    private static readonly MigrationIssue s_fault = MemberRules.TextShape.CreateIssue("This is a list or an object, and the store takes text.");

    public static TextMember Instance { get; } = new TextMember();

    public override string Name => "Text";

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = value;
        if (value is string)
        {
            return null;
        }

        bool isSingle = ScalarText.TryOf(value, out string text);
        result = text;
        return isSingle ? null : s_fault;
    }
}
