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

    /// <summary>
    /// The hash as it is written in the datafile, including what an exporting system puts around it, such as {CRYPT} or
    /// pbkdf2_sha256$; or an envelope in JSON, of any of the stores.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [AllowNull]
    [HashArgument]
    public string Hash { get; set; } = null!;

    /// <summary>The password to verify against the hash, in UTF-8.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [SecureArgument]
    public SecureString? Password { get; set; }

    /// <summary>The kind of store whose types are shown.</summary>
    [Parameter]
    public IdentityTarget Target { get; set; }

    /// <summary>
    /// The type to send each kind of hash as: a hashtable that maps the kind to the name of a type, to $null to refuse
    /// the kind, or to a hashtable of the members of the envelope.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable PasswordType { get; set; } = new Hashtable();

    /// <summary>
    /// Returns true or false for each hash: with -Password, whether it is the password of the hash; otherwise, whether
    /// the hash is complete and of a known kind, either for certain or because -PasswordType names the kind.
    /// </summary>
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
