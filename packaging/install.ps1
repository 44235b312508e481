# Installs claude-fix {{version}} for this account: .\install.ps1. It goes to %LOCALAPPDATA%\Programs\claude-fix, or where CLAUDE_FIX_BIN says.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
[Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12

$folder = if ($env:CLAUDE_FIX_BIN) { $env:CLAUDE_FIX_BIN } else { Join-Path $env:LOCALAPPDATA 'Programs\claude-fix' }
$scratch = Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName())
$null = New-Item -ItemType Directory -Path $scratch
try {
	$archive = Join-Path $scratch 'claude-fix.zip'
	$address = '{{from}}/{{name win32-x64}}'
	Invoke-WebRequest -UseBasicParsing -Uri $address -OutFile $archive
	if ((Get-FileHash -Algorithm SHA256 -LiteralPath $archive).Hash -ne '{{sha256 win32-x64}}') {
		throw "claude-fix was not installed: $address is not what was published"
	}
	Expand-Archive -LiteralPath $archive -DestinationPath $scratch
	$null = New-Item -ItemType Directory -Force -Path $folder
	Copy-Item -Force -LiteralPath (Join-Path $scratch 'claude-fix.exe') -Destination $folder
} finally {
	Remove-Item -Recurse -Force -LiteralPath $scratch
}
Write-Output "claude-fix {{version}} is in $folder"
if (($env:PATH -split ';') -notcontains $folder) {
	Write-Output "$folder is not on your PATH: add it, or type & '$folder\claude-fix.exe'"
}
