"""Objects that a screen has: what it does with documents, places, collections and items."""
