"""Query → ranked hits over items."""
