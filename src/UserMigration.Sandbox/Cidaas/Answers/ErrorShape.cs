namespace UserMigration.Sandbox.Cidaas.Answers;

/// <summary>The forms of error bodies that occur in practice (contract of cidaas, section 1).</summary>
internal enum ErrorShape
{
    /// <summary>All members in <c>ErrorResp</c>, as in the OpenAPI document; the code is text.</summary>
    Wrapped,

    /// <summary>Members at the root, with <c>error</c> as text and a <c>referenceNumber</c>.</summary>
    Flat,

    /// <summary>
    /// Members at the root, with <c>error</c> as an object that contains the code, the text and the
    /// <c>referenceNumber</c>.
    /// </summary>
    Object,

    /// <summary>Members at the root, with the <c>refnumber</c> of older servers.</summary>
    RefNumber,

    /// <summary>An HTML page.</summary>
    Html,
}
