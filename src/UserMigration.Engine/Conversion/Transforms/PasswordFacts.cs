using System;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>What is told of the transform of passwords.</summary>
internal static class PasswordFacts
{
    public static readonly TransformDefinition Definition = new TransformDefinition(
        TransformFacts.Of(
            "Password",
            "Turns a password hash into the form that the store takes.",
            "Hashes that are recognised (about_UserMigration_Passwords); JSON or an object that is a password envelope of a store; clear text with -AllowClearTextPassword.",
            "The envelope of the store: an object with a type and a value, as about_UserMigration_Passwords has them; here that of Akamai.",
            "Export the hash whole, or give it as JSON that is an envelope.",
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
