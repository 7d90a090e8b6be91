using System.Dynamic;
using System.Linq.Expressions;
using System.Reflection;

namespace UserMigration;

/// <summary>
/// Binds the names of columns for PowerShell and for C#'s <c>dynamic</c>. PowerShell keeps the binding of a name for
/// the whole process, but only runspaces that imported the module know a type adapter. Without this class, the first
/// use of a name in another runspace would determine the result in all of them.
/// </summary>
internal sealed class RecordMetaObject : DynamicMetaObject
{
    private static readonly MethodInfo s_isColumn = Method(nameof(IsColumn));
    private static readonly MethodInfo s_read = Method(nameof(Read));
    private static readonly MethodInfo s_write = Method(nameof(Write));

    /// <summary>Creates the binding for a record and all similar records.</summary>
    /// <param name="expression">The expression that returns the record.</param>
    /// <param name="record">The record.</param>
    public RecordMetaObject(Expression expression, MigrationRecord record)
        : base(expression, BindingRestrictions.Empty, record)
    {
    }

    // GetDynamicMemberNames returns no names: PowerShell would let them hide our own members in psbase, and the
    // adapter lists the columns.

    /// <inheritdoc/>
    public override DynamicMetaObject BindGetMember(GetMemberBinder binder) => IsColumn(Value, binder.Name)
        ? new DynamicMetaObject(Expression.Call(s_read, Self, Expression.Constant(binder.Name)), Restriction(binder.Name))
        : Otherwise(binder.FallbackGetMember(this), binder.Name);

    /// <inheritdoc/>
    public override DynamicMetaObject BindSetMember(SetMemberBinder binder, DynamicMetaObject value) => IsColumn(Value, binder.Name)
        ? new DynamicMetaObject(
            Expression.Call(s_write, Self, Expression.Constant(binder.Name), Expression.Convert(value.Expression, typeof(object))),
            Restriction(binder.Name))
        : Otherwise(binder.FallbackSetMember(this, value), binder.Name);

    private Expression Self => Expression.Convert(Expression, typeof(object));

    // Each binding applies to all records, so it checks whether this record has the column.
    private BindingRestrictions Restriction(string name) =>
        BindingRestrictions.GetExpressionRestriction(Expression.Call(s_isColumn, Self, Expression.Constant(name)));

    private DynamicMetaObject Otherwise(DynamicMetaObject fallback, string name)
    {
        BindingRestrictions isOther = BindingRestrictions.GetExpressionRestriction(
            Expression.AndAlso(
                Expression.TypeEqual(Self, typeof(MigrationRecord)),
                Expression.Not(Expression.Call(s_isColumn, Self, Expression.Constant(name)))));
        return new DynamicMetaObject(fallback.Expression, isOther.Merge(fallback.Restrictions));
    }

    private static bool IsColumn(object? target, string name) =>
        target is MigrationRecord record && record.GetColumns().IndexOf(name) >= 0 && !MigrationRecord.Host.MayHaveAddedMembers(record);

    private static object? Read(object record, string name) => ((MigrationRecord)record).GetValue(name);

    private static object? Write(object record, string name, object? value)
    {
        MigrationRecord target = (MigrationRecord)record;
        target.SetValue(target.GetColumns().IndexOf(name), MigrationRecord.Host.Unwrap(value));
        return value;
    }

    private static MethodInfo Method(string name) =>
        typeof(RecordMetaObject).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!;
}
