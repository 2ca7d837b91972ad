"""From the model to what the reading pane shows. Pure.

Rank shows in weight, space and symbols, never in color alone. All words of the source are shown unchanged;
our own have no position in the document and are dimmed.
"""
