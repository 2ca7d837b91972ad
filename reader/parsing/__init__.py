"""Clean text → Document. Pure: one document at a time, no files, no clock."""
