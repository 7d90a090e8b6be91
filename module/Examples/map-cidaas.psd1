# A map from the export of a legacy system to cidaas, for
#
#     Import-MigrationCsv legacy.csv | ConvertTo-IdentityRecord -Target Cidaas -Map ./map-cidaas.psd1
#
# The export has the columns CustomerNo, E-Mail, Login, FullName, DateOfBirth, Sex, Mobile, Phone, Street, Zip, City, Country,
# Language, Hash, State, Level, Tags, Rights, Club, Registered, LastLogin and Remark. Change the names to those of yours. The
# file is data: nothing in it is run.
#
# What stands nowhere here goes by its name: E-Mail, DateOfBirth, Sex, Mobile, Phone, Street, Zip, City, Country and LastLogin
# are known, and Level becomes the custom field Level (about_UserMigration_Maps).
@{
    Map = @{
        # The identifier of the legacy system: with a sub, a record can be sent again and again, and meets the same user.
        'CustomerNo' = 'sub'

        # Columns whose names have several meanings elsewhere.
        'Login'      = 'username'
        'Hash'       = 'password_hash_info'
        'Language'   = 'locale'
        'State'      = 'userStatus'
        'Registered' = 'createdTime'

        # Custom fields of other names, by their field keys.
        'Tags' = 'customFields.interests'

        # Roles, as texts with semicolons between them; groups, with their roles behind a colon: STAFF:ADMIN,EDITOR;CIDAAS_USERS.
        'Rights' = 'roles'
        'Club'   = 'groups'

        # A column to several attributes: "Anna Maria Muster" is Anna Maria, and Muster.
        'given_name'  = @{ Split = 'FullName'; Separator = ' '; Part = 1, -2 }
        'family_name' = @{ Split = 'FullName'; Separator = ' '; Part = -1 }

        # The same for each record: here a consent to the terms, and a custom field.
        'consents'            = @{ Constant = @(@{ fieldKey = 'terms'; state = 'ACCEPTED' }) }
        'customFields.source' = @{ Constant = 'legacy' }

        # A member that cidaas shows in examples and does not describe is sent where a map names it; a warning says so.
        # 'need_reset_password' = @{ Constant = $true }

        # Columns that are no attributes of their own.
        'FullName' = $null
        'Remark'   = $null
    }

    # By attribute, after the map. password_hash_info keeps its default, Password.
    Transform = @{
        'email'         = 'Trim', 'Lower'
        'birthdate'     = @{ Null = '00.00.0000' }, @{ Date = 'dd.MM.yyyy' }
        'gender'        = 'Gender'
        'mobile_number' = @{ Null = '-', 'unknown' }, @{ PhoneE164 = 'DE' }
        'phone_number'  = @{ Null = '-', 'unknown' }, @{ PhoneE164 = 'DE' }

        # Times of Berlin; of a time that occurred twice, in the night of the change of clocks, the earlier.
        'createdTime'      = @{ DateTimeToUtc = @{ Zone = 'Europe/Berlin'; Pattern = 'dd.MM.yyyy HH:mm:ss'; Overlap = 'Earlier' } }
        'lastLoggedInTime' = @{ DateTimeToUtc = @{ Zone = 'Europe/Berlin'; Pattern = 'dd.MM.yyyy HH:mm:ss'; Overlap = 'Earlier' } }
    }

    # A blank is left out: it may meet a user that is there, and must not erase.
    EmptyValue = 'Default'
}
