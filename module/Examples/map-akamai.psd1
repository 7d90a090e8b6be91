# A map from the export of a legacy system to Akamai Identity Cloud, for
#
#     Import-MigrationCsv legacy.csv | ConvertTo-IdentityRecord -Target Akamai -Map ./map-akamai.psd1
#
# The export has the columns CustomerNo, E-Mail, Hash, FullName, DateOfBirth, Sex, Mobile, Phone, Street, Zip, City,
# Newsletter, LastLogin and Remark. Change the names to those of yours. The file is data: nothing in it is run.
@{
    Map = @{
        # A column to an attribute of another name. Dots make objects.
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

        # A column to several attributes: "Anna Maria Muster" is Anna Maria, and Muster.
        'displayName' = @{ Column = 'FullName' }
        'givenName'   = @{ Split = 'FullName'; Separator = ' '; Part = 1, -2 }
        'familyName'  = @{ Split = 'FullName'; Separator = ' '; Part = -1 }

        # The first of two columns that is not blank, and two columns as one.
        'mobileNumber'    = @{ FirstOf = 'Mobile', 'Phone' }
        'currentLocation' = @{ Join = 'Zip', 'City'; Separator = ' ' }

        # The same for each record.
        'primaryAddress.country' = @{ Constant = 'DE' }
        'source'                 = @{ Constant = 'legacy' }

        # Columns that are no attributes of their own.
        'FullName' = $null
        'Mobile'   = $null
        'Phone'    = $null
        'Remark'   = $null
    }

    # By attribute, after the map. password keeps its default, Password.
    Transform = @{
        'email'        = 'Trim', 'Lower'
        'birthday'     = @{ Null = '00.00.0000' }, @{ Date = 'dd.MM.yyyy' }
        'gender'       = 'Gender'
        'newsletter'   = @{ Boolean = @{ True = 'J'; False = 'N' } }
        'mobileNumber' = @{ Null = '-', 'unknown' }, @{ PhoneE164 = 'DE' }

        # Times of Berlin to UTC; of a time that occurred twice, in the night of the change of clocks, the earlier.
        'lastLogin'    = @{ DateTimeToUtc = @{ Zone = 'Europe/Berlin'; Pattern = 'dd.MM.yyyy HH:mm:ss'; Overlap = 'Earlier' } }
    }

    # A blank is sent as null, and left out in a delta migration.
    EmptyValue = 'Default'
}
