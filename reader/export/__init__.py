"""Values → text that leaves the program. Pure."""
