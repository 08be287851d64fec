@echo off
rem Returns to the version of perfcli that ran before, or to a named one: rollback.cmd [VERSION]
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
%PERFCLI_FOUND% -I "%~dp0manage.py" rollback %*
set "PERFCLI_CODE=%errorlevel%"
goto end

:try
if defined PERFCLI_FOUND exit /b 0
%* -I "%~dp0probe.py" >nul 2>nul
if %errorlevel%==0 set PERFCLI_FOUND=%*
exit /b 0

:none
set "PERFCLI_CODE=1"
chcp | find "936" >nul
if %errorlevel%==0 (type "%~dp0no-python.gbk.txt") else (type "%~dp0no-python.txt")
echo.
echo No Python 3.11, 3.12 or 3.13 (64 bit) was found. See README.txt.

:end
if not defined PERFCLI_NO_PAUSE pause
exit /b %PERFCLI_CODE%
