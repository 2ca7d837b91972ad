"""Modal screens: each asks one thing and ends with the answer."""
