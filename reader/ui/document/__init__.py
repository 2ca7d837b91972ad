"""The text engine: what a view is, how it is laid out, where one is in it. Pure."""
