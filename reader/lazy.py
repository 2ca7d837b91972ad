"""What is made when first needed, or not at all.

Patterns, since most texts need few of the parser's; names and modules of packages; modules.
"""

from __future__ import annotations

import re
import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, AnyStr, Generic, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class _Lazy(Generic[AnyStr]):
    """A pattern to be; whatever is asked of it once is kept, so that it costs nothing more from then on."""

    def __init__(self, source: AnyStr | Callable[[], AnyStr], flags: int) -> None:
        self._source: AnyStr | Callable[[], AnyStr] = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        found = getattr(self._compiled(), name)
        self.__dict__[name] = found
        return found

    def _compiled(self) -> re.Pattern[AnyStr]:
        known = self.__dict__.get("_pattern")
        if known is None:
            source = self._source() if callable(self._source) else self._source
            known = self.__dict__["_pattern"] = re.compile(source, self._flags)
        return cast("re.Pattern[AnyStr]", known)


def regex(source: AnyStr | Callable[[], AnyStr], flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what behaves as a compiled pattern; a source that takes work is given as a function.

    The matches' `re` is the pattern behind it and not what this returns.
    """
    return cast("re.Pattern[AnyStr]", _Lazy(source, flags))


def searched(first: str, source: str) -> re.Pattern[str]:
    """Return a pattern that is fast to search for: nothing is tried where none of some signs stands.

    `first` is the inside of a set, and has all signs that the matches of `source` start with or stand before.
    """
    return regex(f"(?=[{first}])(?:{source})")


def attribute(package: str, modules: Mapping[str, str], name: str) -> object:
    """Return a name of a package from its submodule, imported now, and keep it there.

    `modules` has the submodule of each name. Raises AttributeError for any other name.
    """
    if name not in modules:
        raise AttributeError(f"module {package!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{package}.{modules[name]}"), name)
    setattr(sys.modules[package], name, found)
    return found


class _Module(ModuleType):
    """A module to be: imported when something is asked of it, which is kept."""

    def __getattr__(self, name: str) -> object:
        found: object = getattr(import_module(self.__name__), name)
        setattr(self, name, found)
        return found


def submodules(package: str, *names: str) -> None:
    """Let some modules of a package be imported when something is first asked of them.

    `from package import module` then imports none of it. Call it before the package imports any of them.
    """
    for name in names:
        setattr(sys.modules[package], name, _Module(f"{package}.{name}"))


def import_without(name: str, optional: str) -> None:
    """Import a module as if another one, which it can do without, were not installed.

    Does nothing if either has been imported already. Call it while there is one thread.
    """
    if name in sys.modules or optional in sys.modules:
        return
    sys.modules[optional] = None  # type: ignore[assignment] # so the import system documents it
    try:
        import_module(name)
    finally:
        del sys.modules[optional]
