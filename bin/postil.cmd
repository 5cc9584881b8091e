@echo off
rem The command line of Postil: "postil help" says what it can do. Windows does not wait for a program with windows of its own.
start "" /wait /b "%~dp0..\..\Postil.exe" %*
exit /b %ERRORLEVEL%
