"""Everything beyond the program: terminal, clipboard, browser, editor, files to write, configuration, log."""
