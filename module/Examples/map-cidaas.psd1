# A map from the export of a legacy system to cidaas, for
#
#     Import-MigrationCsv legacy.csv | ConvertTo-IdentityRecord -Target Cidaas -Map ./map-cidaas.psd1
#
# The export has the columns CustomerNo, E-Mail, Login, FullName, DateOfBirth, Sex, Mobile, Phone, Street, Zip, City, Country,
# Language, Hash, State, Level, Tags, Rights, Club, Registered, LastLogin and Remark. Replace these names with the names of your columns. The file
# contains only data, no code.
#
# Columns without an entry are mapped by their names: E-Mail, DateOfBirth, Sex, Mobile, Phone, Street, Zip, City, Country and
# LastLogin are known names, and Level becomes the custom field Level (about_UserMigration_Maps).
@{
    Map = @{
        # The identifier of the legacy system. With a sub, a record can be sent repeatedly and always matches the same user.
        'CustomerNo' = 'sub'

        # Columns whose names have different meanings in different systems.
        'Login'      = 'username'
        'Hash'       = 'password_hash_info'
        'Language'   = 'locale'
        'State'      = 'userStatus'
        'Registered' = 'createdTime'

        # Custom fields with other names, by their field keys.
        'Tags' = 'customFields.interests'

        # Roles, separated by semicolons; groups, with their roles after a colon: STAFF:ADMIN,EDITOR;CIDAAS_USERS.
        'Rights' = 'roles'
        'Club'   = 'groups'

        # One column for several attributes: "Anna Maria Muster" becomes Anna Maria and Muster.
        'given_name'  = @{ Split = 'FullName'; Separator = ' '; Part = 1, -2 }
        'family_name' = @{ Split = 'FullName'; Separator = ' '; Part = -1 }

        # The same value for each record: here, a consent to the terms, and a custom field.
        'consents'            = @{ Constant = @(@{ fieldKey = 'terms'; state = 'ACCEPTED' }) }
        'customFields.source' = @{ Constant = 'legacy' }

        # A member that appears in examples of cidaas but is not documented is sent if the map names it. A warning reports this.
        # 'need_reset_password' = @{ Constant = $true }

        # Columns that do not become attributes.
        'FullName' = $null
        'Remark'   = $null
    }

    # The transforms of each attribute, applied after the map. password_hash_info keeps its default transform, Password.
    Transform = @{
        'email'         = 'Trim', 'Lower'
        'birthdate'     = @{ Null = '00.00.0000' }, @{ Date = 'dd.MM.yyyy' }
        'gender'        = 'Gender'
        'mobile_number' = @{ Null = '-', 'unknown' }, @{ PhoneE164 = 'DE' }
        'phone_number'  = @{ Null = '-', 'unknown' }, @{ PhoneE164 = 'DE' }

        # Converts times of Berlin to UTC. If a time occurs twice because the clocks go back, the earlier one is used.
        'createdTime'      = @{ DateTimeToUtc = @{ Zone = 'Europe/Berlin'; Pattern = 'dd.MM.yyyy HH:mm:ss'; Overlap = 'Earlier' } }
        'lastLoggedInTime' = @{ DateTimeToUtc = @{ Zone = 'Europe/Berlin'; Pattern = 'dd.MM.yyyy HH:mm:ss'; Overlap = 'Earlier' } }
    }

    # An empty value is omitted, because the record can match an existing user and must not erase its data.
    EmptyValue = 'Default'
}
