@echo off
rem Installs perfcli for the user who runs this: no network, no administrator.
setlocal
set "PYTHON_MANAGER_AUTOMATIC_INSTALL=false"
set "PERFCLI_FOUND="
if defined PERFCLI_PYTHON call :try "%PERFCLI_PYTHON%"
for %%v in (3.13 3.12 3.11) do call :try py -%%v
for %%v in (313 312 311) do call :try "%LOCALAPPDATA%\Programs\Python\Python%%v\python.exe"
for %%v in (313 312 311) do call :try "%ProgramFiles%\Python%%v\python.exe"
call :try python
call :try "%~dp0python\python.exe"
if not defined PERFCLI_FOUND goto none
call %PERFCLI_FOUND% -I "%~dp0manage.py" install
set "PERFCLI_CODE=%errorlevel%"
goto end

:try
if defined PERFCLI_FOUND exit /b 0
call %* -I "%~dp0probe.py" >nul 2>nul
if %errorlevel%==0 set PERFCLI_FOUND=%*
exit /b 0

:none
set "PERFCLI_CODE=1"
chcp | "%SystemRoot%\System32\find.exe" "936" >nul
if %errorlevel%==0 type "%~dp0no-python.txt"
echo.
echo No 64-bit Python 3.11, 3.12 or 3.13 was found: perfcli is not installed.
echo Get the Windows installer (64-bit) of python.org, choose Install Now, then run this again.
echo It needs no administrator when its box "Use admin privileges" is not ticked.

:end
if not defined PERFCLI_NO_PAUSE pause
exit /b %PERFCLI_CODE%
