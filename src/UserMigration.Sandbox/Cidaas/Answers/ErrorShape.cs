namespace UserMigration.Sandbox.Cidaas.Answers;

/// <summary>The forms of error bodies that are in the wild (contract of cidaas, section 1).</summary>
internal enum ErrorShape
{
    /// <summary>All in <c>ErrorResp</c>, as the OpenAPI document has it; the code is text.</summary>
    Wrapped,

    /// <summary>At the root, with <c>error</c> as text and a <c>referenceNumber</c>.</summary>
    Flat,

    /// <summary>At the root, with <c>error</c> as an object that has the code, the words and the <c>referenceNumber</c>.</summary>
    Object,

    /// <summary>At the root, with the <c>refnumber</c> of older servers.</summary>
    RefNumber,

    /// <summary>A page.</summary>
    Html,
}
