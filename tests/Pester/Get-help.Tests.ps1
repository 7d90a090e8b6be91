BeforeDiscovery {
    . $PSScriptRoot/common.ps1
    $cmdlets = (Get-Module UserMigration).ExportedCmdlets.Keys | Sort-Object | ForEach-Object { @{ Cmdlet = $_ } }
}

BeforeAll {
    . $PSScriptRoot/common.ps1
}

Describe 'Get-Help <Cmdlet>' -ForEach $cmdlets {
    BeforeAll {
        $help = Get-Help $Cmdlet -Full
    }

    It 'says what the cmdlet does, with examples' {
        $help.Synopsis | Should -Not -BeNullOrEmpty
        @($help.description.Text).Count | Should -BeGreaterThan 0
        @($help.examples.example).Count | Should -BeGreaterThan 1
    }

    It 'describes each parameter' {
        $common = [Management.Automation.Cmdlet]::CommonParameters
        $names = (Get-Command $Cmdlet).Parameters.Keys | Where-Object { $_ -notin $common } | Sort-Object
        $described = @($help.parameters.parameter | Where-Object { $_.description.Text } | ForEach-Object name) | Sort-Object

        "$described" | Should -Be "$names"
    }

    It 'is text and not Markdown' {
        $prose = @($help.Synopsis) + $help.description.Text + $help.parameters.parameter.description.Text + $help.examples.example.remarks.Text

        $prose | Where-Object { $_ -match '\*\*|\]\(|^#|(?<!")`(?!t")' } | Should -BeNullOrEmpty
    }

    It 'has an online version exactly if the project has an address' {
        $address = (Get-Command $Cmdlet).HelpUri
        $links = @($help.relatedLinks.navigationLink | Where-Object { $_.linkText -eq 'Online Version:' } | ForEach-Object uri)

        "$links" | Should -Be $address
    }
}
