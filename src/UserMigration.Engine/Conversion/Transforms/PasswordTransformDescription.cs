using System;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>Describes the transform of passwords.</summary>
internal static class PasswordTransformDescription
{
    public static readonly TransformDefinition Definition = new TransformDefinition(
        TransformDescriptions.Create(
            "Password",
            "Converts a password hash to the format that the store accepts.",
            "Recognized hashes (about_UserMigration_Passwords); JSON or an object that is a password envelope of a store; clear text with -AllowClearTextPassword.",
            "The envelope of the store: an object with a type and a value (about_UserMigration_Passwords). The examples show the envelope of Akamai.",
            "Export the complete hash, or write it as an envelope in JSON.",
            Array.Empty<MigrationTransformParameter>(),
            new[]
            {
                new MigrationTransformExample(
                    "'Password'",
                    "$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234",
                    "{\"type\":\"password-bcrypt\",\"value\":\"$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234\"}"),
                new MigrationTransformExample("'Password'", "secret", null, "PasswordNotRecognised"),
            }),
        (_, allowClearText, passwords) => new PasswordTransform(allowClearText, passwords ?? throw new ArgumentNullException(nameof(passwords))));
}
