# A map from the export of a legacy system to Akamai Identity Cloud, for
#
#     Import-MigrationCsv legacy.csv | ConvertTo-IdentityRecord -Target Akamai -Map ./map-akamai.psd1
#
# The export has the columns CustomerNo, E-Mail, Hash, FullName, DateOfBirth, Sex, Mobile, Phone, Street, Zip, City,
# Newsletter, LastLogin and Remark. Replace these names with the names of your columns. The file contains only data, no code.
@{
    Map = @{
        # Columns for attributes with other names. Dots create objects.
        'CustomerNo'  = 'legacyId'
        'E-Mail'      = 'email'
        'Hash'        = 'password'
        'DateOfBirth' = 'birthday'
        'Sex'         = 'gender'
        'Street'      = 'primaryAddress.address1'
        'Zip'         = 'primaryAddress.zip'
        'City'        = 'primaryAddress.city'
        'Newsletter'  = 'newsletter'
        'LastLogin'   = 'lastLogin'

        # One column for several attributes: "Anna Maria Muster" becomes Anna Maria and Muster.
        'displayName' = @{ Column = 'FullName' }
        'givenName'   = @{ Split = 'FullName'; Separator = ' '; Part = 1, -2 }
        'familyName'  = @{ Split = 'FullName'; Separator = ' '; Part = -1 }

        # The first of two columns that is not empty, and two columns joined into one attribute.
        'mobileNumber'    = @{ FirstOf = 'Mobile', 'Phone' }
        'currentLocation' = @{ Join = 'Zip', 'City'; Separator = ' ' }

        # The same value for each record.
        'primaryAddress.country' = @{ Constant = 'DE' }
        'source'                 = @{ Constant = 'legacy' }

        # Columns that do not become attributes.
        'FullName' = $null
        'Mobile'   = $null
        'Phone'    = $null
        'Remark'   = $null
    }

    # The transforms of each attribute, applied after the map. password keeps its default transform, Password.
    Transform = @{
        'email'        = 'Trim', 'Lower'
        'birthday'     = @{ Null = '00.00.0000' }, @{ Date = 'dd.MM.yyyy' }
        'gender'       = 'Gender'
        'newsletter'   = @{ Boolean = @{ True = 'J'; False = 'N' } }
        'mobileNumber' = @{ Null = '-', 'unknown' }, @{ PhoneE164 = 'DE' }

        # Converts times of Berlin to UTC. If a time occurs twice because the clocks go back, the earlier one is used.
        'lastLogin'    = @{ DateTimeToUtc = @{ Zone = 'Europe/Berlin'; Pattern = 'dd.MM.yyyy HH:mm:ss'; Overlap = 'Earlier' } }
    }

    # An empty value is sent as null, and omitted in a delta migration.
    EmptyValue = 'Default'
}
