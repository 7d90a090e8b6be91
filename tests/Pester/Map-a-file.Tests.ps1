BeforeAll {
    . "$PSScriptRoot/common.ps1"

    function Convert-Mapped($Map, $Row) {
        ([pscustomobject] $Row | ConvertTo-IdentityRecord -Target Akamai -Map $Map).Attributes
    }

    function New-MapFile([string] $Text) {
        $path = "$TestDrive/$([guid]::NewGuid()).psd1"
        New-TestFile -Path $path -Text $Text
        $path
    }
}

Describe 'Maps' {
    It 'join columns, and skip empty values' {
        $map = @{ displayName = @{ Join = 'givenName', 'familyName' }; zipCity = @{ Join = 'zip', 'city'; Separator = '/' } }

        $full = Convert-Mapped $map @{ givenName = 'Ada'; familyName = 'Lovelace'; zip = ''; city = 'Bonn' }
        $full['displayName'] | Should -Be 'Ada Lovelace'
        $full['zipCity'] | Should -Be 'Bonn'
        $full['givenName'] | Should -Be 'Ada'
    }

    It 'split a column' {
        $map = @{ givenName = @{ Split = 'name'; Part = 1, -2 }; familyName = @{ Split = 'name'; Part = -1 }; name = $null }

        $attributes = Convert-Mapped $map @{ name = 'Ada Maria Lovelace' }
        $attributes['givenName'] | Should -Be 'Ada Maria'
        $attributes['familyName'] | Should -Be 'Lovelace'
        $attributes.ContainsKey('name') | Should -BeFalse
    }

    It 'use the first value that is not empty, instead of the column of that name' {
        $map = @{ phone = @{ FirstOf = 'mobile', 'phone' }; mobile = $null }

        (Convert-Mapped $map @{ mobile = ''; phone = '030' })['phone'] | Should -Be '030'
        (Convert-Mapped $map @{ mobile = '0171'; phone = '030' })['phone'] | Should -Be '0171'
    }

    It 'create attributes with scriptblocks, where $_ and $Record are the record' {
        $unit = 'EUR'
        $attributes = Convert-Mapped @{ total = { "$([int] $Record.a + [int] $_.b) $unit" }; 'x.list' = { , @($_.a) } } @{ a = '1'; b = '2' }

        $attributes['total'] | Should -Be '3 EUR'
        @($attributes['x']['list']).Count | Should -Be 1
    }

    It 'report only the record whose scriptblock fails, without the value' {
        $records = @([pscustomobject]@{ a = 'zebrafinch' }, [pscustomobject]@{ a = '1' } | ConvertTo-IdentityRecord Akamai -Map @{ b = { [int] $_.a } })

        $records[0].Issues[0].RuleId | Should -Be 'MapFailed'
        "$($records[0].Issues[0])" | Should -Not -BeLike '*zebrafinch*'
        $records[1].Attributes['b'] | Should -Be 1
    }

    It 'apply transforms to the created attributes' {
        $record = [pscustomobject]@{ m = ''; p = '030 23125 010' } |
            ConvertTo-IdentityRecord Akamai -Map @{ mobileNumber = @{ FirstOf = 'm', 'p' }; m = $null; p = $null } -Transform @{ mobileNumber = @{ PhoneE164 = 'DE' } }

        $record.Attributes['mobileNumber'] | Should -Be '+493023125010'
    }

    It 'are refused before the first record: <Id> <Told>' -ForEach @(
        @{ Map = @{ x = @{ Join = 'givenName', 'famlyName' } }; Id = 'ColumnNotFound'; Told = "*Did you mean 'familyName'?*" }
        @{ Map = @{ Givename = 'x' }; Id = 'ColumnNotFound'; Told = "*Did you mean 'givenName'?*" }
        @{ Map = @{ x = @{ Jion = 'givenName' } }; Id = 'MapEntryInvalid'; Told = "*did you mean 'Join'?*" }
        @{ Map = @{ x = @{ Join = 'givenName'; Part = 1 } }; Id = 'MapEntryInvalid'; Told = "*the key 'Part'*" }
        @{ Map = @{ x = @{ Split = 'givenName' } }; Id = 'MapEntryInvalid'; Told = '*requires a Part*' }
        @{ Map = @{ x = 5 }; Id = 'MapEntryInvalid'; Told = "*'x'*" }
        @{ Map = 5; Id = 'MapEntryInvalid'; Told = '*a hashtable, or the path*' }
        @{ Map = @{ givenName = 'familyName' }; Id = 'AttributeConflict'; Told = '*has two sources*' }
        @{ Map = @{ givenName = 'x'; x = @{ Constant = 1 } }; Id = 'AttributeConflict'; Told = '*its entry in -Map*' }
        @{ Map = @{ givenName = 'familyName.first' }; Id = 'AttributeConflict'; Told = "*'familyName'*" }
        @{ Map = 'nosuch.psd1'; Id = 'MapFileNotFound'; Told = '*nosuch.psd1*' }
        @{ Map = 'nosuch:/map.psd1'; Id = 'MapFileNotFound'; Told = '*nosuch*' }
    ) {
        $converted = [Collections.Generic.List[object]]::new()
        { [pscustomobject]@{ givenName = 'a'; familyName = 'b' } | ConvertTo-IdentityRecord Akamai -Map $Map | ForEach-Object { $converted.Add($_) } } |
            Should -Throw -ErrorId "$Id,*" -ExpectedMessage $Told
        $converted.Count | Should -Be 0
    }
}

Describe 'Maps in files' {
    It 'contain a map, transforms and the setting for empty values' {
        $path = New-MapFile "@{ Map = @{ Mail = 'email'; n = `$null; 'a.b' = @{ Constant = 1, 2 } }; Transform = @{ birthday = @{ Date = 'dd.MM.yyyy' } }; EmptyValue = 'Omit' }"

        $attributes = Convert-Mapped $path @{ Mail = 'ä@example.com'; n = '1'; birthday = '03.04.2020'; gender = '' }
        $attributes['email'] | Should -Be 'ä@example.com'
        $attributes['birthday'] | Should -Be '2020-04-03'
        $attributes['a']['b'] | Should -Be @(1, 2)
        $attributes.ContainsKey('gender') | Should -BeFalse
        $attributes.ContainsKey('n') | Should -BeFalse
    }

    It 'can be UTF-8 without a byte order mark' {
        $attributes = Convert-Mapped (New-MapFile "@{ Map = @{ 'Größe' = 'size' } }") @{ 'Größe' = 'XL' }

        $attributes['size'] | Should -Be 'XL'
    }

    It 'are overridden by the command, attribute by attribute' {
        $path = New-MapFile "@{ Transform = @{ a = 'Integer'; b = 'Integer' }; EmptyValue = 'Omit' }"

        $attributes = ([pscustomobject]@{ a = '1'; b = '2'; c = '' } | ConvertTo-IdentityRecord Akamai -Map $path -Transform @{ a = $null } -EmptyValue Null).Attributes
        $attributes['a'] | Should -BeOfType [string]
        $attributes['b'] | Should -BeOfType [long]
        $attributes.ContainsKey('c') | Should -BeTrue
    }

    It 'are never run as code: <Name>' -ForEach @(
        @{ Name = 'a command'; Text = "@{ Map = @{ a = (New-TestFile -Path '{0}' -Text x) } }"; Line = 1 }
        @{ Name = 'a method'; Text = "@{`n  Map = @{ a = [IO.File]::WriteAllText('{0}', 'x') } }"; Line = 2 }
        @{ Name = 'a variable'; Text = "@{`n`n Map = @{ a = `$env:PATH } }"; Line = 3 }
        @{ Name = 'a subexpression'; Text = "@{ Map = @{ a = `$([IO.File]::WriteAllText('{0}', 'x')) } }"; Line = 1 }
        @{ Name = 'text with a subexpression'; Text = "@{ Map = @{ a = `"`$([IO.File]::WriteAllText('{0}', 'x'))`" } }"; Line = 1 }
        @{ Name = 'a scriptblock'; Text = "@{ Map = @{ a =`n { [IO.File]::WriteAllText('{0}', 'x') } } }"; Line = 2 }
        @{ Name = 'a statement beside it'; Text = "[IO.File]::WriteAllText('{0}', 'x'); @{ Map = @{} }"; Line = 1 }
        @{ Name = 'a function'; Text = "function x { }`n@{ Map = @{} }"; Line = 1 }
        @{ Name = 'a pipeline'; Text = "@{ Map = @{} } | ForEach-Object { [IO.File]::WriteAllText('{0}', 'x') }"; Line = 1 }
        @{ Name = 'a using statement'; Text = "using namespace System`n@{ Map = @{} }"; Line = 1 }
        @{ Name = 'a begin block'; Text = "begin { [IO.File]::WriteAllText('{0}', 'x') } end { @{ Map = @{} } }"; Line = 1 }
        @{ Name = 'a parameter'; Text = "param(`$x = [IO.File]::WriteAllText('{0}', 'x'))`n@{ Map = @{} }"; Line = 1 }
    ) {
        $trace = "$TestDrive/trace-$([guid]::NewGuid())"
        $path = New-MapFile $Text.Replace('{0}', $trace)

        { Convert-Mapped $path @{ a = 1 } } | Should -Throw -ErrorId 'MapFileInvalid,*' -ExpectedMessage "*line ${Line}:*"
        [IO.File]::Exists($trace) | Should -BeFalse
    }

    It 'are refused if they are not maps: <Told>' -ForEach @(
        @{ Text = ''; Told = '*a single hashtable*' }
        @{ Text = 'email,password'; Told = '*line 1*' }
        @{ Text = '@{ Map = @{ a = 1'; Told = '*line 1*' }
        @{ Text = "@{`n  Map = @{ a = 'b'; a = 'c' } }"; Told = '*line 2*' }
        @{ Text = "@{`n  Mail = 'email' }"; Told = "*line 2*part 'Mail'*into the part Map*" }
        @{ Text = "@{ Map = 'x' }"; Told = '*Map must be a hashtable*' }
        @{ Text = "@{ Transform = 'x' }"; Told = '*Transform must be a hashtable*' }
        @{ Text = "@{ EmptyValue = 'Nothing' }"; Told = '*Default, Null, Omit*' }
        @{ Text = '@{ EmptyValue = 1 }'; Told = '*Default, Null, Omit*' }
    ) {
        { Convert-Mapped (New-MapFile $Text) @{ a = 1 } } | Should -Throw -ErrorId 'MapFileInvalid,*' -ExpectedMessage $Told
    }

    It 'can be specified by a relative path and as a file object' {
        $path = New-MapFile "@{ Map = @{ a = 'b' } }"
        $location = $ExecutionContext.SessionState.Path
        $before = $location.CurrentLocation.Path
        $null = $location.SetLocation([IO.Path]::GetDirectoryName($path))
        try {
            (Convert-Mapped ([IO.Path]::GetFileName($path)) @{ a = 1 })['b'] | Should -Be 1
        }
        finally {
            $null = $location.SetLocation($before)
        }

        (Convert-Mapped ([IO.FileInfo] $path) @{ a = 1 })['b'] | Should -Be 1
    }
}

Describe 'The example map of Akamai' {
    BeforeAll {
        $module = [IO.Path]::GetDirectoryName((Get-Module UserMigration).Path)
        $map = [IO.Path]::Combine($module, 'Examples', 'map-akamai.psd1')
        $path = "$TestDrive/legacy.csv"
        New-TestFile -Path $path -Text (@(
                'CustomerNo,E-Mail,Hash,FullName,DateOfBirth,Sex,Mobile,Phone,Street,Zip,City,Newsletter,LastLogin,Remark'
                '17, Anna@Example.com,$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234,Anna Maria Muster,03.04.1981,w,,030 23125 010,Hauptstr. 1,53111,Bonn,J,27.10.2024 02:30:00,x'
                '18,bob@example.com,,Bob,00.00.0000,m,-,,,,,N,,'
            ) -join "`n")
    }

    It 'converts a sample' {
        $records = @(Import-MigrationCsv $path | ConvertTo-IdentityRecord Akamai -Map $map)

        @($records | ForEach-Object { $_.Issues }) | Should -BeNullOrEmpty
        $anna = $records[0].Attributes
        $anna['legacyId'] | Should -Be '17'
        $anna['email'] | Should -BeExactly 'anna@example.com'
        $anna['password']['type'] | Should -Be 'password-bcrypt'
        $anna['givenName'] | Should -Be 'Anna Maria'
        $anna['familyName'] | Should -Be 'Muster'
        $anna['displayName'] | Should -Be 'Anna Maria Muster'
        $anna['birthday'] | Should -Be '1981-04-03'
        $anna['gender'] | Should -Be 'female'
        $anna['mobileNumber'] | Should -Be '+493023125010'
        $anna['primaryAddress']['city'] | Should -Be 'Bonn'
        $anna['primaryAddress']['country'] | Should -Be 'DE'
        $anna['currentLocation'] | Should -Be '53111 Bonn'
        $anna['newsletter'] | Should -BeTrue
        $anna['lastLogin'] | Should -Be '2024-10-27 00:30:00'
        $records[1].Attributes['birthday'] | Should -BeNullOrEmpty
        $records[1].Attributes['mobileNumber'] | Should -BeNullOrEmpty
    }

    It 'creates users of the sample in a store' {
        $sandbox = Start-MigrationSandbox
        try {
            $null = $sandbox | Connect-IdentityStore
            $results = @(Import-MigrationCsv $path | ConvertTo-IdentityRecord Akamai -Map $map | Invoke-BulkUserCreate -RateLimit 0 -RunPath "$TestDrive/legacy.run")

            @($results | ForEach-Object { "$($_.Status) $($_.Error)" }) | Should -Be @('Created ', 'Created ')
            (Get-IdentityUser anna@example.com).Attributes['lastLogin'] | Should -BeLike '2024-10-27 00:30:00*'
        }
        finally {
            Disconnect-IdentityStore
            Stop-MigrationSandbox $sandbox
        }
    }
}
