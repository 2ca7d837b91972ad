"""The text engine: what a view is, how it is laid out, where the user is in it. Pure."""

from reader import lazy

lazy.submodules(__name__, "cursor")  # for a text in which something is selected
