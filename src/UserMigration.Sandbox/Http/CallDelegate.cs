using System.Threading.Tasks;

namespace UserMigration.Sandbox.Http;

/// <summary>Answers a call.</summary>
internal delegate ValueTask<CallAnswer> CallDelegate(CallRequest request);
