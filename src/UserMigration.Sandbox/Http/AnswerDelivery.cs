namespace UserMigration.Sandbox.Http;

/// <summary>How an answer reaches the client, or does not.</summary>
internal enum AnswerDelivery
{
    /// <summary>As it should.</summary>
    Whole,

    /// <summary>Half of the body, of which the length was promised; then the connection breaks.</summary>
    Half,

    /// <summary>Half of the body in chunks without the last; then the connection breaks.</summary>
    HalfInChunks,

    /// <summary>Not at all: the connection is reset.</summary>
    Reset,

    /// <summary>Not at all: nothing is sent until the client gives up.</summary>
    Silence,
}
