"""The command line: one file a command, which parses arguments, calls one use case, prints and chooses the exit code."""
