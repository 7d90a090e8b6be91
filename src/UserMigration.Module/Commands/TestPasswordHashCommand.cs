using System;
using System.Collections;
using System.Management.Automation;
using System.Security;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Passwords;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>
/// Recognises a password hash, shows as what it would be sent, and verifies a known password against it. It calls no
/// store.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "PasswordHash", HelpUri = HelpPages.TestPasswordHash)]
[OutputType(typeof(PasswordHashTest), typeof(bool))]
public sealed class TestPasswordHashCommand : MigrationCommand
{
    private PasswordTypeMap _table = null!;

    /// <summary>The hash, or an envelope in JSON.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [AllowNull]
    [HashArgument]
    public string Hash { get; set; } = null!;

    /// <summary>The password to verify against the hash: that of a test user.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [SecureArgument]
    public SecureString? Password { get; set; }

    /// <summary>The kind of store whose types are shown.</summary>
    [Parameter]
    public IdentityTarget Target { get; set; }

    /// <summary>By kind: the name of a type, null to refuse the kind, or a hashtable of the envelope's members.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable PasswordType { get; set; } = new Hashtable();

    /// <summary>Returns true or false in place of a result.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => _table = Try(() => PasswordArguments.ReadTable(StoreTargets.Get(Target), PasswordType));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        PasswordHashTest test = Password is null ? PasswordHashTester.Test(Hash, null, _table) : Verify(Password);
        if (Quiet)
        {
            WriteObject(Password is null ? test.IsPlausible && (test.Candidates.Count == 0 || test.Type is not null) : test.Verified == true);
        }
        else
        {
            WriteObject(test);
        }
    }

    // Verification runs on another thread, so that Ctrl-C does not have to wait for an expensive hash.
    private PasswordHashTest Verify(SecureString password)
    {
        string hash = Hash;
        PasswordTypeMap table = _table;
        return Join(_ =>
        {
            byte[] bytes = SecretBytes.Read(password);
            try
            {
                return Task.FromResult(PasswordHashTester.Test(hash, bytes, table));
            }
            finally
            {
                Array.Clear(bytes, 0, bytes.Length);
            }
        });
    }
}
