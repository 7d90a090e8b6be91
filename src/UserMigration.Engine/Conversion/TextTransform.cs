using System;

namespace UserMigration.Engine.Conversion;

/// <summary>A transform of text; a typed value is written invariantly first.</summary>
internal sealed class TextTransform : AttributeTransform
{
    private readonly Func<string, Answer> _apply;

    public TextTransform(string name, Func<string, Answer> apply)
    {
        Name = name;
        _apply = apply;
    }

    public override string Name { get; }

    public override TransformFault? Apply(object? value, MigrationRecord record, out object? result)
    {
        Answer answer = _apply(InvariantText.Of(value) ?? string.Empty);
        result = answer.Value;
        return answer.Fault;
    }

    /// <summary>A value, or what went wrong.</summary>
    internal readonly struct Answer
    {
        public Answer(object? value)
        {
            Value = value;
            Fault = null;
        }

        public Answer(TransformFault fault)
        {
            Value = null;
            Fault = fault;
        }

        public object? Value { get; }

        public TransformFault? Fault { get; }
    }
}
