namespace UserMigration.Engine.Stores.PingOne;

/// <summary>The types of attributes, as this module names them; the vendor has only STRING, BOOLEAN and JSON.</summary>
internal static class PingOneTypes
{
    public const string Text = "string";
    public const string Email = "email";
    public const string Url = "url";
    public const string Boolean = "boolean";
    public const string Time = "date-time";
    public const string Id = "id";
    public const string Json = "json";
    public const string Object = "object";
    public const string Password = "password";
}
