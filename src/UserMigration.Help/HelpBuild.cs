using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using UserMigration.Help.Commands;
using UserMigration.Help.Output;
using UserMigration.Help.Pages;

namespace UserMigration.Help;

/// <summary>Checks or updates the pages, and creates the help file from them.</summary>
/// <param name="folder">The folder of the pages.</param>
/// <param name="time">The clock that dates updated pages.</param>
internal sealed class HelpBuild(string folder, TimeProvider time)
{
    private const string Advice = "To update the page, build with -p:UpdateHelp=true.";

    private readonly List<PageFault> _faults = [];
    private readonly List<XElement> _elements = [];

    /// <summary>What is wrong with the pages.</summary>
    public IReadOnlyList<PageFault> Faults => _faults;

    /// <summary>Reads the pages, and finds what is wrong with them.</summary>
    /// <param name="commands">All cmdlets.</param>
    /// <param name="isUpdate">Whether to write the parts of the pages that follow from the code, instead of checking them.</param>
    public void Read(IReadOnlyList<CommandDescription> commands, bool isUpdate)
    {
        foreach (CommandDescription command in commands)
        {
            Read(command, isUpdate);
        }

        IEnumerable<string> others = Directory.GetFiles(folder, "*.md").Where(path => commands.All(command => command.Name != Path.GetFileNameWithoutExtension(path)));
        _faults.AddRange(others.Select(path => new PageFault(path, 1, "There is no such cmdlet. Delete the page.")));
    }

    /// <summary>Writes the help file.</summary>
    /// <param name="path">The path.</param>
    public void Write(string path) => MamlFile.Write(path, _elements);

    private void Read(CommandDescription command, bool isUpdate)
    {
        string path = Path.Combine(folder, command.Name + ".md");
        try
        {
            if (!File.Exists(path))
            {
                throw new PageException("The page is missing. Create an empty file with this name, and build with -p:UpdateHelp=true.");
            }

            HelpPage page = isUpdate ? Update(path, command) : HelpPage.Read(path);
            int before = _faults.Count;
            _faults.AddRange(PageRules.Check(page, command));
            _faults.AddRange(FindOutdated(page, command));
            if (_faults.Count == before)
            {
                _elements.Add(MamlCommand.Create(command, page));
            }
        }
        catch (PageException exception)
        {
            _faults.Add(new PageFault(path, exception.Line, exception.Message));
        }
    }

    private static IEnumerable<PageFault> FindOutdated(HelpPage page, CommandDescription command) => GeneratedParts
        .Find(page, command, PageMetadata.ReadDate(page.FrontMatter))
        .Where(part => !part.IsCurrent(page))
        .Select(part => new PageFault(page.Path, page.Text.AsSpan(0, part.Start).Count('\n') + 1, $"{part.Fault} {Advice}"));

    private HelpPage Update(string path, CommandDescription command)
    {
        string today = time.GetLocalNow().ToString("MM'/'dd'/'yyyy", CultureInfo.InvariantCulture);
        string former = File.ReadAllText(path);
        HelpPage page = HelpPage.Parse(path, string.IsNullOrWhiteSpace(former) ? PageTemplate.Create(command, today) : former);
        string date = PageMetadata.ReadDate(page.FrontMatter);
        GeneratedPart[] parts = GeneratedParts.Find(page, command, date).ToArray();
        if (parts.Any(part => !part.IsCurrent(page)))
        {
            parts = GeneratedParts.Find(page, command, today).ToArray();
        }

        // From the end to the start, so that the places before stay where they are. Parts that are inserted at one place keep their order.
        string text = page.Text;
        foreach (GeneratedPart part in parts.Select((part, index) => (part, index)).OrderByDescending(pair => pair.part.Start).ThenByDescending(pair => pair.index).Select(pair => pair.part))
        {
            text = text.Remove(part.Start, part.Length).Insert(part.Start, part.Expected);
        }

        if (text != former)
        {
            File.WriteAllText(path, text);
        }

        // The order of new parameters in the syntax follows from the page that has them.
        return text == page.Text ? page : Update(path, command);
    }
}
