using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion.Members;

/// <summary>Converts the neutral status of an account, whether the user may sign in, to the word of a store.</summary>
internal sealed class StatusMember : AttributeTransform
{
    private readonly string _active;
    private readonly string _inactive;

    /// <summary>Creates the transform.</summary>
    /// <param name="active">The word for users who may sign in.</param>
    /// <param name="inactive">The word for users who may not sign in.</param>
    public StatusMember(string active, string inactive)
    {
        _active = active;
        _inactive = inactive;
    }

    public override string Name => "Status";

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = value is true ? _active : _inactive;
        return null;
    }
}
