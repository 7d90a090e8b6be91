using System;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using UserMigration.Engine.Composition;

namespace UserMigration.Infrastructure;

/// <summary>
/// The parameters for settings that only some kinds of store have. There is one for each setting of each kind, whatever the session: a setting
/// that the store of the session lacks is an error that says so.
/// </summary>
internal sealed class StoreSettingParameters
{
    private static readonly StoreSetting[] s_settings = StoreTargets.All.SelectMany(target => target.Capabilities.Settings).Distinct().ToArray();

    private readonly RuntimeDefinedParameterDictionary _parameters = new RuntimeDefinedParameterDictionary();
    private readonly StoreSetting[] _settings;

    /// <summary>Creates the parameters of a cmdlet.</summary>
    /// <param name="isUpload">Whether the cmdlet uploads, so that it also has the settings of uploads.</param>
    public StoreSettingParameters(bool isUpload)
        : this(isUpload ? new[] { StoreSettingScope.EveryCall, StoreSettingScope.Upload } : new[] { StoreSettingScope.EveryCall })
    {
    }

    /// <summary>Creates the parameters of a cmdlet for settings with these scopes.</summary>
    /// <param name="scopes">The scopes.</param>
    public StoreSettingParameters(params StoreSettingScope[] scopes)
    {
        _settings = Array.FindAll(s_settings, setting => scopes.Contains(setting.Scope));
        foreach (StoreSetting setting in _settings)
        {
            Collection<Attribute> attributes = new Collection<Attribute> { new ParameterAttribute { HelpMessage = setting.Description, ValueFromPipelineByPropertyName = setting.Scope == StoreSettingScope.Connection } };
            if (setting.Values.Count > 0)
            {
                attributes.Add(new BooleanNameAttribute());
                attributes.Add(new ValidateSetAttribute(setting.Values.ToArray()));
            }
            else if (setting.Type == typeof(string))
            {
                attributes.Add(new ValidateNotNullOrEmptyAttribute());
            }

            if (setting.Scope == StoreSettingScope.Connection && setting.Values.Count == 0)
            {
                attributes.Add(new ArgumentCompleterAttribute(typeof(ConnectionSettingCompleter)));
            }

            if (setting == StoreSetting.EntityType)
            {
                attributes.Add(new ArgumentCompleterAttribute(typeof(EntityTypeCompleter)));
            }

            Type type = setting.Type == typeof(bool) ? typeof(SwitchParameter) : setting.Type;
            _parameters.Add(setting.Name, new RuntimeDefinedParameter(setting.Name, type, attributes));
        }
    }

    /// <summary>The parameters, as PowerShell asks a cmdlet for them.</summary>
    public RuntimeDefinedParameterDictionary Definitions => _parameters;

    /// <summary>Reads the settings that the user specified.</summary>
    public StoreSettings Read()
    {
        StoreSettings settings = StoreSettings.None;
        foreach (StoreSetting setting in _settings)
        {
            RuntimeDefinedParameter parameter = _parameters[setting.Name];
            object? value = parameter.Value is SwitchParameter given ? given.IsPresent : parameter.Value;
            if (parameter.IsSet && value is not (null or false))
            {
                settings = settings.With(setting, value);
            }
        }

        return settings;
    }
}
