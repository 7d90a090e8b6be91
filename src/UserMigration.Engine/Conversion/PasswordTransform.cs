using System.Collections;
using System.Globalization;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Passwords.Schemes;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion;

/// <summary>
/// Converts a password to the format that the store accepts (contracts of the target, "Passwords"). An envelope in JSON stays
/// unchanged, a hash is put into an envelope according to the map, and clear text is accepted only if this is allowed. All other
/// values are refused, because a hash that is stored as if it were a password can't be recovered.
/// </summary>
internal sealed class PasswordTransform : AttributeTransform
{
    private readonly bool _allowClearText;
    private readonly PasswordTypeMap _table;
    private readonly EnvelopeTemplate? _bcrypt;

    /// <summary>Creates the transform.</summary>
    /// <param name="allowClearText">Whether clear text is accepted.</param>
    /// <param name="table">The type that each kind of hash is sent as.</param>
    public PasswordTransform(bool allowClearText, PasswordTypeMap table)
    {
        _allowClearText = allowClearText;
        _table = table;
        _bcrypt = table.Find(PasswordHashKind.Bcrypt);
    }

    public override string Name => "Password";

    public override MigrationIssue? Apply(object? value, MigrationRecord record, out object? result)
    {
        result = value;
        if (value is not string text)
        {
            return value is IDictionary members ? Take(members, out result) : NotRecognised(isHashLike: true);
        }

        if (_bcrypt is not null && BcryptHashes.IsSound(text))
        {
            int cost = BcryptHashes.CostOf(text);
            if (_bcrypt.TryFill(text, cost, out string type) is { } envelope)
            {
                result = envelope;
                return _table.Forms.CheckCost(type, cost);
            }
        }

        if (text.Length == 0)
        {
            return null;
        }

        if (PasswordHashes.IsEnvelope(text))
        {
            return PasswordHashes.ReadEnvelope(text) is { } given ? Take(given, out result)
                : _table.Forms.AcceptsHashes ? PasswordEnvelope.Unreadable(_table.Forms)
                : NotRecognised(isHashLike: true);
        }

        if (ClearTextMark.Remove(text) is { } clear)
        {
            result = clear;
            return clear.Length == 0 || _allowClearText ? null : MarkedClearText();
        }

        if (HashTraces.IsNoPassword(text))
        {
            result = null;
            return HashTraces.IsLocked(text) ? Locked() : NoPassword();
        }

        ParsedHash? hash = HashRecogniser.Parse(text);
        if (hash is null || (hash.IsAmbiguous && _table.IsClearText(hash.Kind)))
        {
            return hash is null && HashTraces.Find(text) is { } description ? NotClearText(description)
                : _allowClearText ? null
                : NotRecognised(isHashLike: false);
        }

        return Put(hash, out result);
    }

    /// <summary>Accepts an envelope of this store; converts an envelope of another store if the conversion is exact.</summary>
    private MigrationIssue? Take(IDictionary envelope, out object? result)
    {
        result = envelope;
        if (KeycloakCredential.Parse(envelope) is { } credential)
        {
            return Put(credential, out result);
        }

        if (!_table.Forms.AcceptsHashes)
        {
            result = null;
            return PasswordRules.PasswordKindUnsupported.CreateIssue("This is JSON, such as an envelope with a password hash.", _table.Forms.Advise(PasswordHashKind.Unknown));
        }

        PasswordFormats forms = _table.Envelopes.FindForms(envelope, _table.Forms) ?? _table.Forms;
        MigrationIssue? fault = PasswordEnvelope.Check(forms, envelope);
        if (ReferenceEquals(forms, _table.Forms) || fault is { Severity: IssueSeverity.Error })
        {
            return fault;
        }

        result = null;
        return forms.Parse(envelope, (string)envelope[forms.TypeMember]!, (string)envelope[forms.ValueMember]!) is { } hash
            ? Put(hash, out result)
            : PasswordEnvelope.CreateOtherStore(_table.Forms);
    }

    private MigrationIssue? Put(ParsedHash hash, out object? result)
    {
        result = null;
        if (hash.Fault is { } fault)
        {
            return fault;
        }

        if (hash.IsAmbiguous && !_table.IsChosen(hash.Kind))
        {
            return Ambiguous(hash.Kind);
        }

        if (_table.Find(hash.Kind) is not { } layout)
        {
            return hash.Kind == PasswordHashKind.Unknown ? NotRecognised(isHashLike: true) : Unsupported(hash.Kind);
        }

        result = layout.Fill(hash, out string? missing);
        return missing is not null ? NotInThisForm(hash.Kind, missing)
            : hash.Kind == PasswordHashKind.Bcrypt ? _table.Forms.CheckCost(layout.TypeOf(hash), (int)hash["cost"])
            : hash.Issues.Count > 0 ? hash.Issues[0]
            : null;
    }

    private MigrationIssue Ambiguous(string kind)
    {
        string candidates = string.Join(", ", PasswordSchemes.Get(kind).Candidates);
        string type = _table.Forms.Suggest(kind) ?? _table.Forms.TypeExamples.Own;
        return PasswordRules.PasswordHashAmbiguous.CreateIssue(
            string.Format(CultureInfo.InvariantCulture, "The format of this password is ambiguous. It can be: {0}.", candidates),
            !_table.Forms.AcceptsHashes
                ? _table.Forms.Advise(kind) + (PasswordSchemes.Get(kind).CanBeClearText ? $" If it is not a hash, specify -PasswordType @{{ '{kind}' = '{PasswordTypeMap.ClearTextType}' }}." : string.Empty)
                : $"Identify the kind with Test-PasswordHash and a password that you know, and specify it with -PasswordType @{{ '{kind}' = '{type}' }}"
                + (PasswordSchemes.Get(kind).CanBeClearText ? $", or '{PasswordTypeMap.ClearTextType}' if it is not a hash." : "."));
    }

    private MigrationIssue Unsupported(string kind) => PasswordRules.PasswordKindUnsupported.CreateIssue(
        $"This is {PasswordSchemes.Get(kind).Description}, a kind that the store is not known to accept.",
        _table.Forms.Advise(kind));

    private MigrationIssue NotInThisForm(string kind, string part) => PasswordRules.PasswordPartMissing.CreateIssue(
        $"This is {PasswordSchemes.Get(kind).Description}, whose {part} can't be converted to the required format: it is not text.",
        $"Ask the vendor which format the store accepts, and specify the members with -PasswordType @{{ '{kind}' = {_table.Forms.MemberAdvice(part)} }}.");

    private static MigrationIssue NoPassword() => PasswordRules.PasswordMarker.CreateIssue(
        "This is not a password, but the marker of an account without a password, or the mask of an export. The user gets no password.");

    private static MigrationIssue Locked() => PasswordRules.PasswordMarker.CreateIssue(
        "This is the marker of a locked account (*LK*), not a password. The user gets no password.",
        "Find out why the account was locked before you ask the user to set a new password.");

    private static MigrationIssue MarkedClearText() => PasswordRules.PasswordNotRecognised.CreateIssue(
        "This is a clear-text password with a prefix that marks it as clear text, such as {noop}.",
        "Allow clear text with -AllowClearTextPassword, which sends the text after the prefix, or leave the password empty.");

    private MigrationIssue NotClearText(string description) => PasswordRules.PasswordNotRecognised.CreateIssue(
        $"This looks like {description}, so it is never sent as clear text.",
        !_table.Forms.AcceptsHashes ? _table.Forms.Advise(PasswordHashKind.Unknown) : $"Export the hash without other text, in a format that Test-PasswordHash recognizes, or write it as JSON with the members {_table.Forms.TypeMember} and "
            + $"{_table.Forms.ValueMember}. If the store can't verify the hash, leave the password empty and have these users set new passwords.");

    private MigrationIssue NotRecognised(bool isHashLike) => PasswordRules.PasswordNotRecognised.CreateIssue(
        isHashLike
            ? "This looks like a hash of an unknown kind, so it is never sent as clear text."
            : "This is neither a password envelope nor a recognized hash.",
        !_table.Forms.AcceptsHashes
            ? (isHashLike ? _table.Forms.Advise(PasswordHashKind.Unknown) : "Allow clear text with -AllowClearTextPassword, or leave the password empty, and have these users set new passwords.")
            : $"Write the password as JSON with the members {_table.Forms.TypeMember} and {_table.Forms.ValueMember}"
            + (isHashLike ? "." : ", or allow clear text with -AllowClearTextPassword."));
}
