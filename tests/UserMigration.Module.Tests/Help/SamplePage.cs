using System;
using System.IO;
using System.Linq;
using UserMigration.Help;
using UserMigration.Help.Commands;
using UserMigration.Module.Tests.Hosting;

namespace UserMigration.Module.Tests.Help;

/// <summary>A folder with the page of a cmdlet that does not exist: Get-Sample, with one parameter.</summary>
internal sealed class SamplePage : IDisposable
{
    private readonly TestFolder _folder = new TestFolder();

    /// <summary>Creates the folder.</summary>
    /// <param name="text">The text of the page, or null for a page without a fault.</param>
    public SamplePage(string? text = null) => Text = text ?? Complete;

    /// <summary>A page without a fault.</summary>
    public static string Complete { get; } = """
        ---
        document type: cmdlet
        external help file: UserMigration.Module.dll-Help.xml
        HelpUri: ''
        Locale: en-US
        Module Name: UserMigration
        ms.date: 01/02/2020
        PlatyPS schema version: 2024-05-01
        title: Get-Sample
        ---

        # Get-Sample

        ## SYNOPSIS

        Gets a sample.

        ## SYNTAX

        ### __AllParameterSets

        ```
        Get-Sample [[-Name] <String>] [<CommonParameters>]
        ```

        ## ALIASES

        ## DESCRIPTION

        Finds the sample with `-Name`.

        ## EXAMPLES

        ### Example 1: Get the sample

        ```powershell
        Get-Sample
        ```

        There is only one.

        ### Example 2: Get it by name

        ```powershell
        Get-Sample one |
            Out-Null
        ```

        Its name is one.

        ## PARAMETERS

        ### -Name

        The name of the sample. Letter case matters.

        ```yaml
        Type: System.String
        DefaultValue: The first one
        SupportsWildcards: false
        Aliases: []
        ParameterSets:
        - Name: (All)
          Position: 0
          IsRequired: false
          ValueFromPipeline: false
          ValueFromPipelineByPropertyName: false
          ValueFromRemainingArguments: false
        DontShow: false
        AcceptedValues: []
        HelpMessage: ''
        ```

        ### CommonParameters

        This cmdlet supports the common parameters: -Debug, -ErrorAction, -ErrorVariable,
        -InformationAction, -InformationVariable, -OutBuffer, -OutVariable, -PipelineVariable,
        -ProgressAction, -Verbose, -WarningAction, and -WarningVariable. For more information, see
        [about_CommonParameters](https://go.microsoft.com/fwlink/?LinkID=113216).

        ## INPUTS

        ### None

        ## OUTPUTS

        ### System.String

        The sample.

        ## NOTES

        ## RELATED LINKS

        - [Get-Sample](Get-Sample.md)

        """;

    /// <summary>The cmdlet, as its code declares it.</summary>
    public CommandDescription Command { get; init; } = new CommandDescription("Get-Sample", "Gets a sample.", string.Empty)
    {
        Sets = [ParameterUse.EverySet],
        Parameters = [Parameter("Name", 0)],
    };

    /// <summary>The path of the page.</summary>
    public string Path => _folder.File("Get-Sample.md");

    /// <summary>The text of the page.</summary>
    public string Text
    {
        get => File.ReadAllText(Path);
        set => File.WriteAllText(Path, value);
    }

    /// <summary>A parameter that takes a text.</summary>
    /// <param name="name">The name.</param>
    /// <param name="position">The position, or null.</param>
    public static ParameterDescription Parameter(string name, int? position = null) => new ParameterDescription(name, typeof(string), $"The {name.ToLowerInvariant()} of the sample.")
    {
        Sets = [new ParameterUse(ParameterUse.EverySet, position, false, false, false, false)],
    };

    /// <summary>Adds a file to the folder.</summary>
    /// <param name="name">The name of the file.</param>
    public void Add(string name) => _folder.File(name, Complete);

    /// <summary>Checks the pages of the folder.</summary>
    /// <returns>The faults: line and message.</returns>
    public string[] Check() => Build(isUpdate: false);

    /// <summary>Updates the pages of the folder, on 31 December 2030.</summary>
    /// <returns>The faults that remain: line and message.</returns>
    public string[] Update() => Build(isUpdate: true);

    /// <summary>Creates the help file.</summary>
    /// <returns>Its text.</returns>
    public string CreateHelp()
    {
        HelpBuild build = new HelpBuild(_folder.Path, TimeProvider.System);
        build.Read([Command], isUpdate: false);
        build.Write(_folder.File("help.xml"));
        return File.ReadAllText(_folder.File("help.xml"));
    }

    public void Dispose() => _folder.Dispose();

    private string[] Build(bool isUpdate)
    {
        HelpBuild build = new HelpBuild(_folder.Path, new FixedTime());
        build.Read([Command], isUpdate);
        return build.Faults.Select(fault => $"{System.IO.Path.GetFileName(fault.Path)}({fault.Line}): {fault.Message}").ToArray();
    }

    private sealed class FixedTime : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2030, 12, 31, 12, 0, 0, TimeSpan.Zero);
    }
}
