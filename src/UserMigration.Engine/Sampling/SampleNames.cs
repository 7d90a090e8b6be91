namespace UserMigration.Engine.Sampling;

/// <summary>The words in sample rows: given names, family names and towns, many of which are difficult to process, locales and domains.</summary>
internal static class SampleNames
{
    public static readonly string[] GivenNames =
    {
        "Anna", "Björn", "Chloé", "Dmitri", "Eoin", "Fatima", "Günther", "Hana", "Ibrahim", "Jürgen", "Karim", "Łucja",
        "María José", "Nguyễn", "Øystein", "Priya", "Quentin", "Renée", "Søren", "Tomáš", "Uğur", "Viktória", "Wei", "Xóchitl",
        "Yasmin", "Zoë", "İpek", "Ana-Lucia", "Αλέξανδρος", "Ольга", "美咲", "지훈",
    };

    public static readonly string[] FamilyNames =
    {
        "Almeida", "Brown", "Çelik", "D'Arcy", "Eriksen", "Fitzgerald", "García Lorca", "Hübner", "Ivanova", "Jones", "Kowalski",
        "López", "Müller", "Nafir", "O’Neill", "Papadopoulos", "Quist", "Rossi", "Smith-Jones", "Tran", "Úlfarsson", "van der Berg",
        "Weiß", "Xu", "Yılmaz", "Žižek", "Νικολάου", "Смирнова", "田中", "김", "Bakker, Jr.", "de la Cruz",
    };

    public static readonly string[] Towns =
    {
        "Portland", "Bonn", "København", "Kraków", "São Paulo", "İzmir", "東京", "Zürich", "Saint-Étienne", "Washington, D.C.",
    };

    public static readonly string[] Locales = { "de-DE", "en-US", "fr-FR", "tr-TR" };

    public static readonly string[] Domains = { "example.com", "example.org", "example.net", "mail.example.com" };
}
