namespace UserMigration.Sandbox.Http;

/// <summary>How an answer is delivered to the client, or not delivered.</summary>
internal enum AnswerDelivery
{
    /// <summary>It is delivered completely.</summary>
    Whole,

    /// <summary>
    /// Half of the body is sent, with the length of the whole body announced; then the connection breaks.
    /// </summary>
    Half,

    /// <summary>Half of the body is sent in chunks, without the last chunk; then the connection breaks.</summary>
    HalfInChunks,

    /// <summary>It is not delivered: the connection is reset.</summary>
    Reset,

    /// <summary>It is not delivered: nothing is sent until the client gives up.</summary>
    Silence,
}
