"""The version of the program, where every module can have it without importing the package's face."""

from __future__ import annotations

__version__ = "0.1.0"
