BeforeAll {
    . "$PSScriptRoot/common.ps1"

    New-TestFile -Path "$TestDrive/users.csv" -Text "email,Vor name,country`nann@example.com,Ann,DE`n"
    $null = [IO.Directory]::CreateDirectory("$TestDrive/users.run")
    $null = [IO.Directory]::CreateDirectory("$TestDrive/other")
    New-TestFile -Path "$TestDrive/users.run/manifest.json" -Text '{}'
    $location = $ExecutionContext.SessionState.Path
    $before = $location.CurrentLocation.Path
    $null = $location.SetLocation($TestDrive)

    function Get-Completion([string] $Line) {
        @([System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches | ForEach-Object CompletionText)
    }
}

AfterAll {
    $null = $location.SetLocation($before)
}

Describe 'The Tab key' {
    It 'offers the columns of records before the properties that every record has' {
        $offered = Get-Completion 'Import-MigrationCsv users.csv | Where-Object '

        $offered[0..2] | Should -Be @('email', "'Vor name'", 'country')
        $offered -contains 'IsValid' | Should -BeTrue
    }

    It 'leaves other pipelines to PowerShell' {
        (Get-Completion 'Get-Command Get-Command | Where-Object Nou') -contains 'Noun' | Should -BeTrue
    }

    It 'offers <Expected> after <Line>' -ForEach @(
        @{ Line = 'Import-MigrationCsv users.csv | Test-MigrationRecord -UniqueKey co'; Expected = 'country' }
        @{ Line = 'Connect-IdentityStore -Scope cidaas:f'; Expected = 'cidaas:field_setup_read' }
        @{ Line = 'Import-MigrationCsv x.csv -Delimiter '; Expected = "';'" }
        @{ Line = 'Get-IdentitySchema -EntityType '; Expected = 'user' }
        @{ Line = 'ConvertTo-IdentityRecord Akamai -OmitPasswordKind unu'; Expected = 'unusable' }
        @{ Line = 'Test-MigrationRecord -RuleSeverity DateSh'; Expected = "@{ DateShape = 'Warning' }" }
    ) {
        (Get-Completion $Line) -contains $Expected | Should -BeTrue
    }

    It 'offers run folders, and no other folders' {
        Get-Completion 'Get-MigrationRun -RunPath ' | Should -Be @('users.run')
    }

    It 'offers the attributes of the connected store' {
        $sandbox = Start-MigrationSandbox
        try {
            $null = $sandbox | Connect-IdentityStore
            (Get-Completion 'Get-IdentityUser x -KeyAttribute legacy') -contains 'legacyId' | Should -BeTrue
            (Get-Completion 'Get-IdentityUser x -KeyAttribute primaryAddress.ci') -contains 'primaryAddress.city' | Should -BeTrue
        }
        finally {
            Disconnect-IdentityStore
            Stop-MigrationSandbox $sandbox
        }
    }
}
