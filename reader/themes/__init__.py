"""The colours of themes: well-known palettes, one's own, and the rule that makes them readable. Pure."""
