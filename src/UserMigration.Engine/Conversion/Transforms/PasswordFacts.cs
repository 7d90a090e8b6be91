using System;
using UserMigration.Engine.Passwords;

namespace UserMigration.Engine.Conversion.Transforms;

/// <summary>What is told of the transform of passwords.</summary>
internal static class PasswordFacts
{
    public static readonly TransformDefinition Definition = new TransformDefinition(
        TransformFacts.Of(
            "Password",
            "Turns a password hash into the form that the store takes.",
            "Hashes that are recognised (about_UserMigration_Passwords); JSON or an object with the members type and value; clear text with -AllowClearTextPassword.",
            "An object with the members type and value.",
            "Export the hash whole, or give it as JSON with the members type and value.",
            Array.Empty<MigrationTransformParameter>(),
            new[]
            {
                new MigrationTransformExample(
                    "'Password'",
                    "$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234",
                    "{\"type\":\"password-bcrypt\",\"value\":\"$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234\"}"),
                new MigrationTransformExample("'Password'", "secret", null, "PasswordNotRecognised"),
            }),
        _ => new PasswordTransform(allowClearText: false, new PasswordTable(IdentityTarget.Akamai)));
}
