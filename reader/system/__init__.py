"""Programs and places beyond the terminal: the log, signals, the terminal itself."""
