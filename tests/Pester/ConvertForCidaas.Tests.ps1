BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $bcrypt = '$2b$10$EfrjjYYGih4j4AbnpIWT2OEjvvRoYNBDJ0Wv2E.MwE/oZ87hasAHi'
    $examples = [IO.Path]::Combine((Get-Module UserMigration).ModuleBase, 'Examples')

    function Convert-One($Row) {
        $row = [pscustomobject] $Row
        $row | ConvertTo-IdentityRecord -Target Cidaas @args
    }
}

Describe 'Converting for cidaas' {
    It 'maps columns with common names to the members of a user' {
        $record = Convert-One ([ordered]@{ uuid = 'u1'; 'E-Mail' = 'ada@example.com'; FirstName = 'Ada'; birthday = '12/19/1989'; city = 'Bonn'; loyalty = 'gold'; remark = '' })

        $record.Target | Should -Be 'Cidaas'
        $record.IsValid | Should -BeTrue
        @($record.Attributes.Keys) | Should -Be @('sub', 'provider', 'email', 'given_name', 'birthdate', 'address', 'customFields')
        $record.Attributes['birthdate'] | Should -Be '1989-12-19'
        $record.Attributes['address']['locality'] | Should -Be 'Bonn'
        $record.Attributes['customFields']['loyalty'] | Should -Be 'gold'
        $record.Attributes['provider'] | Should -Be 'self'
    }

    It 'warns once of booleans whose type only the schema shows' {
        $rows = @('', 'TRUE', 'false' | ForEach-Object { [pscustomobject]@{ sub = '1'; newsletter = $_; city = 'true' } })

        $null = $rows | ConvertTo-IdentityRecord Cidaas -WarningVariable warned -WarningAction SilentlyContinue
        @($warned).Count | Should -Be 1
        "$warned" | Should -BeLike "*customFields.newsletter are sent as text*-Schema*-Transform @{ 'customFields.newsletter' = 'Boolean' }*"

        $null = $rows | ConvertTo-IdentityRecord Cidaas -Transform @{ 'customFields.newsletter' = 'Boolean' } -WarningVariable none -WarningAction SilentlyContinue
        @($none).Count | Should -Be 0
    }

    It 'puts a hash into password_hash_info' {
        $info = (Convert-One @{ sub = '1'; password = $bcrypt }).Attributes['password_hash_info']

        $info['algorithmTypeId'] | Should -Be 'BCRYPT_10'
        $info['passwordHash'] | Should -Be $bcrypt
    }

    It 'sends a hash as the type from -PasswordType, including nested objects' {
        $info = ('pbkdf2_sha256$10000$seasalt$CWWFdHOWwPnki7HvkcqN9iA2T3KLW1cf2uZ5kvArtVY=' |
            ForEach-Object { [pscustomobject]@{ password = $_ } } |
            ConvertTo-IdentityRecord Cidaas -PasswordType @{
                'pbkdf2-sha256' = @{
                    algorithmTypeId = 'CUSTOM_PBKDF2'
                    passwordHash    = '{digest:hex}'
                    hData           = @{ salt = '{salt:text}'; iterations = '{iterations:text}' }
                }
            }).Attributes['password_hash_info']

        $info['algorithmTypeId'] | Should -Be 'CUSTOM_PBKDF2'
        $info['hData']['salt'] | Should -Be 'seasalt'
        $info['hData']['iterations'] | Should -Be '10000'
    }

    It 'converts an envelope of Akamai to its own format' {
        $info = (Convert-One @{ password = "{`"type`":`"password-bcrypt`",`"value`":`"$bcrypt`"}" }).Attributes['password_hash_info']

        $info['algorithmTypeId'] | Should -Be 'BCRYPT_10'
    }

    It 'rejects a kind that cidaas does not document, with a recommendation' {
        $record = Convert-One @{ password = '$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0' }

        $record.IsValid | Should -BeFalse
        $record.Issues[0].RuleId | Should -Be 'PasswordKindUnsupported'
        $record.Issues[0].Recommendation | Should -BeLike "*'CUSTOM_...'*"
    }

    It 'sends clear text if it is allowed, with a warning' {
        $record = [pscustomobject]@{ password = 'secret' } |
            ConvertTo-IdentityRecord Cidaas -AllowClearTextPassword -WarningVariable warnings -WarningAction SilentlyContinue

        $record.Attributes['password'] | Should -Be 'secret'
        $record.Attributes.ContainsKey('password_hash_info') | Should -BeFalse
        "$warnings" | Should -BeLike '*Upload one user*'
    }

    It 'warns about members that cidaas does not describe, and sends them if the map names them' {
        $record = [pscustomobject]@{ reset = $true; first = 'Ada' } |
            ConvertTo-IdentityRecord Cidaas -Map @{ reset = 'need_reset_password'; first = 'givenName' } -WarningVariable warnings -WarningAction SilentlyContinue

        $record.Attributes['need_reset_password'] | Should -BeTrue
        $record.Attributes['givenName'] | Should -Be 'Ada'
        @($warnings).Count | Should -Be 2
        "$warnings" | Should -BeLike "*'givenName'*Did you mean 'given_name'?*"
    }

    It 'refuses two columns for one member' {
        { Convert-One @{ email = 'a@example.com'; mail = 'b@example.com' } -ErrorAction Stop } | Should -Throw -ErrorId 'AttributeConflict*'
    }

    It 'accepts objects from scripts' {
        $attributes = ([pscustomobject]@{ sub = '1'; clubs = 'A,B' } | ConvertTo-IdentityRecord Cidaas -Map @{
                clubs    = $null
                groups   = { $Record.clubs.Split(',') | ForEach-Object { [pscustomobject]@{ groupId = $_; roles = @('USER') } } }
                consents = { [pscustomobject]@{ fieldKey = 'terms'; state = 'ACCEPTED' } }
            }).Attributes

        @($attributes['groups'] | ForEach-Object { "$($_['sub']) $($_['groupId']) $($_['roles'])" }) | Should -Be @('1 A USER', '1 B USER')
        @($attributes['consents'])[0]['state'] | Should -Be 'ACCEPTED'
    }

    It 'works with the example map' {
        $row = [pscustomobject][ordered]@{
            CustomerNo = 'K-7'; 'E-Mail' = ' Anna@Example.com'; Login = 'anna'; FullName = 'Anna Maria Muster'; DateOfBirth = '19.12.1989'; Sex = 'w'
            Mobile = '0151 23456789'; Phone = '-'; Street = 'Weg 1'; Zip = '53111'; City = 'Bonn'; Country = 'DE'; Language = 'de-DE'; Hash = $bcrypt
            State = 'verified'; Level = 'gold'; Tags = 'news'; Rights = 'USER;EDITOR'; Club = 'STAFF:ADMIN;CIDAAS_USERS'
            Registered = '31.01.2020 08:00:00'; LastLogin = '31.07.2020 08:00:00'; Remark = 'x'
        }

        $record = $row | ConvertTo-IdentityRecord Cidaas -Map ([IO.Path]::Combine($examples, 'map-cidaas.psd1')) -WarningVariable warnings

        $record.Issues | ForEach-Object { "$_" } | Should -BeNullOrEmpty
        $warnings | Should -BeNullOrEmpty
        $a = $record.Attributes
        @($a.Keys) | Should -Be @(
            'sub', 'userStatus', 'provider', 'username', 'email', 'mobile_number', 'given_name', 'family_name', 'gender', 'birthdate', 'locale', 'address',
            'password_hash_info', 'roles', 'groups', 'consents', 'createdTime', 'lastLoggedInTime', 'customFields')
        $a['email'] | Should -Be 'anna@example.com'
        $a['userStatus'] | Should -Be 'VERIFIED'
        $a['mobile_number'] | Should -Be '+4915123456789'
        $a['birthdate'] | Should -Be '1989-12-19'
        @($a['roles']) | Should -Be @('USER', 'EDITOR')
        @($a['groups'] | ForEach-Object { "$($_['sub']) $($_['groupId']) $($_['roles'])" }) | Should -Be @('K-7 STAFF ADMIN', 'K-7 CIDAAS_USERS ')
        $a['createdTime'] | Should -Be '2020-01-31T07:00:00Z'
        $a['lastLoggedInTime'] | Should -Be '2020-07-31T06:00:00Z'
        @($a['customFields'].Keys) | Should -Be @('Level', 'interests', 'source')
        @($a['consents'])[0]['fieldKey'] | Should -Be 'terms'
    }
}

Describe 'Combining rows of one user' {
    BeforeAll {
        $file = "$TestDrive/identities.csv"
        New-TestFile $file (@(
                'sub,provider,providerUserId,email,password'
                "u1,self,,a@example.com,$bcrypt"
                'u1,facebook,f1,a@example.org,'
                'u2,,,b@example.com,'
                'u1,google,g1,a@example.net,'
            ) -join "`n")
    }

    It 'combines consecutive rows into one record' {
        $records = @(Import-MigrationCsv $file | ConvertTo-IdentityRecord Cidaas -FoldBy sub)

        @($records.RecordCount) | Should -Be @(2, 1, 1)
        $identities = @($records[0].Attributes['identities'])
        @($identities | ForEach-Object { "$($_['sub']) $($_['provider']) $($_['email'])" }) | Should -Be @('u1 self a@example.com', 'u1 facebook a@example.org')
        $records[0].Attributes['password_hash_info']['algorithmTypeId'] | Should -Be 'BCRYPT_10'
        $records[1].Attributes.ContainsKey('identities') | Should -BeFalse
    }

    It 'reports rows that are not consecutive' {
        $apart = @(Import-MigrationCsv $file | ConvertTo-IdentityRecord Cidaas -FoldBy SUB | Where-Object { -not $_.IsValid })

        @($apart).Count | Should -Be 1
        $apart[0].Line | Should -Be 5
        $apart[0].Issues[0].RuleId | Should -Be 'RowsApart'
        $apart[0].Issues[0].Message | Should -BeLike '*line 2*'
    }

    It 'also creates identities from single rows if you specify it' {
        $record = [pscustomobject]@{ sub = 'u1'; email = 'a@example.com' } | ConvertTo-IdentityRecord Cidaas -AsIdentities

        @($record.Attributes['identities']).Count | Should -Be 1
        $record.Attributes.ContainsKey('email') | Should -BeFalse
    }

    It 'accepts a column of identities in JSON' {
        $record = [pscustomobject]@{ sub = 'u1'; identities = '[{"email":"a@example.com"},{"provider":"google","providerUserId":"g1"}]' } | ConvertTo-IdentityRecord Cidaas

        @($record.Attributes['identities'] | ForEach-Object { $_['sub'] }) | Should -Be @('u1', 'u1')
    }

    It 'is refused for a store without identities' {
        { [pscustomobject]@{ email = 'a@example.com' } | ConvertTo-IdentityRecord Akamai -FoldBy email -ErrorAction Stop } | Should -Throw -ErrorId 'FoldingUnsupported*'
        { [pscustomobject]@{ email = 'a@example.com' } | ConvertTo-IdentityRecord Akamai -AsIdentities -ErrorAction Stop } | Should -Throw -ErrorId 'FoldingUnsupported*'
    }

    It 'reports a column that does not exist' {
        { [pscustomobject]@{ email = 'a@example.com' } | ConvertTo-IdentityRecord Cidaas -FoldBy emial -ErrorAction Stop } | Should -Throw -ErrorId 'ColumnNotFound*'
    }
}

Describe 'Change files' {
    It 'set the operation of each row, for each kind of store' {
        $rows = @('create', 'UPDATE', 'Delete') | ForEach-Object { [pscustomobject]@{ op = $_; email = 'a@example.com' } }

        foreach ($target in 'Akamai', 'Cidaas') {
            $records = @($rows | ConvertTo-IdentityRecord $target -OperationColumn Op)
            @($records | ForEach-Object { "$($_.Operation)" }) | Should -Be @('Create', 'Update', 'Delete')
            $records[0].Attributes.ContainsKey('op') | Should -BeFalse
        }
    }

    It 'report a row without a valid operation' {
        $records = @('', 'upsert' | ForEach-Object { [pscustomobject]@{ op = $_; email = 'a@example.com' } } | ConvertTo-IdentityRecord Cidaas -OperationColumn op)

        @($records | ForEach-Object { $_.Issues[0].RuleId }) | Should -Be @('OperationUnknown', 'OperationUnknown')
    }

    It 'cause one warning if they are converted without -OperationColumn' {
        $rows = @([pscustomobject]@{ Operation = 'create'; email = 'a@example.com' }, [pscustomobject]@{ Operation = 'delete'; email = 'b@example.com' })

        $null = $rows | ConvertTo-IdentityRecord Cidaas -WarningVariable warned -WarningAction SilentlyContinue
        @($warned).Count | Should -Be 1
        "$warned" | Should -BeLike '*-OperationColumn*'
        $null = $rows | ConvertTo-IdentityRecord Cidaas -OperationColumn operation -WarningVariable none -WarningAction SilentlyContinue
        $null = $rows | ConvertTo-IdentityRecord Cidaas -Map @{ operation = 'customFields.task' } -WarningVariable +none -WarningAction SilentlyContinue
        $null = [pscustomobject]@{ operation = 'knee'; email = 'a@example.com' } | ConvertTo-IdentityRecord Cidaas -WarningVariable +none -WarningAction SilentlyContinue
        @($none).Count | Should -Be 0
    }

    It 'do not require a password for a user to delete' {
        ([pscustomobject]@{ op = 'delete'; email = 'a@example.com'; password = 'secret' } | ConvertTo-IdentityRecord Akamai -OperationColumn op).IsValid | Should -BeTrue
    }
}

Describe 'Testing hashes for cidaas' {
    It 'reports the id that a hash is sent as' {
        (Test-PasswordHash $bcrypt -Target Cidaas).Type | Should -Be 'BCRYPT_10'
        (Test-PasswordHash '$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0' -Target Cidaas).Message | Should -BeLike '*CUSTOM_...*'
        (Test-PasswordHash '5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8' -Target Cidaas -PasswordType @{ 'sha1-hex' = 'SHA1' }).Type | Should -Be 'SHA1'
    }

    It 'verifies the hash in password_hash_info' {
        $secret = [Net.NetworkCredential]::new('', 'password').SecurePassword

        (Test-PasswordHash '{"algorithmTypeId":"SHA1","passwordHash":"5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8"}' $secret -Target Cidaas).Verified | Should -BeTrue
    }
}
