@echo off
rem Runs Polyshop: finds a JDK of 21 or newer, builds what is out of date, and runs the program.
setlocal EnableExtensions EnableDelayedExpansion

set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "ARGUMENTS=%ROOT%\comparison-tests\target\polyshop.args"
set "JDK="
set "RELEASE=0"

if defined POLYSHOP_JAVA_HOME call :try "%POLYSHOP_JAVA_HOME%"
if defined JAVA_HOME call :try "%JAVA_HOME%"
for /f "delims=" %%J in ('where java 2^>nul') do for %%K in ("%%~dpJ..") do call :try "%%~fK"
for %%P in ("%ProgramFiles%\Java" "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\Zulu" "%USERPROFILE%\.jdks") do (
    if exist "%%~P" for /d %%J in ("%%~P\*") do call :try "%%~fJ"
)
if not defined JDK (
    echo polyshop: no JDK of 21 or newer found: install one, for example from https://adoptium.net, or set JAVA_HOME 1>&2
    exit /b 3
)

rem Anything under the sources that is newer than the argument file asks for a build.
powershell -NoProfile -Command "$a = Get-Item -LiteralPath $env:ARGUMENTS -ErrorAction SilentlyContinue; if (-not $a) { exit 1 }; $n = Get-ChildItem -Path (Join-Path $env:ROOT 'pom.xml'), (Join-Path $env:ROOT '*\pom.xml'), (Join-Path $env:ROOT '*\src\main\*') -Recurse | Where-Object { $_.LastWriteTime -gt $a.LastWriteTime } | Select-Object -First 1; if ($n) { exit 1 }"
if errorlevel 1 (
    echo polyshop: building ^(about a minute; the first time it also fetches what it needs^) 1>&2
    pushd "%ROOT%"
    set "JAVA_HOME=%JDK%"
    call mvnw.cmd -B -ntp -q -Dmaven.test.skip=true -Dspotless.check.skip=true package 1>&2
    if errorlevel 1 (
        popd
        echo polyshop: the build failed, see above 1>&2
        exit /b 1
    )
    popd
)

set "FLAGS="
if %RELEASE% GEQ 23 set "FLAGS=--sun-misc-unsafe-memory-access=allow"
rem These do many kinds of work for moments each: the optimizing compiler would cost more than it brings.
if /i "%~1"=="check" set "FLAGS=%FLAGS% -XX:TieredStopAtLevel=1"
if /i "%~1"=="consistency" set "FLAGS=%FLAGS% -XX:TieredStopAtLevel=1"
"%JDK%\bin\java" -Xmx1g --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC %FLAGS% %POLYSHOP_JAVA_OPTIONS% "@%ARGUMENTS%" %*
exit /b %ERRORLEVEL%

:try
if defined JDK exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release" 2^>nul') do set "FOUND=%%~V"
if not defined FOUND exit /b 0
set "FOUND=!FOUND:"=!"
if !FOUND! GEQ 21 (
    set "JDK=%~1"
    set "RELEASE=!FOUND!"
)
set "FOUND="
exit /b 0
