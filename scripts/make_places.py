"""Make reader/places/table.tsv from Unicode CLDR.

    python scripts/make_places.py FOLDER...

FOLDER is an unpacked package of CLDR's JSON data; `cldr-core`, `cldr-localenames-full` and
`cldr-subdivisions-full` are required, all of one version, in any order. The same data gives the same table.
Its format is described in reader/places/table.py; names and codes missing from CLDR are added by hand to
reader/places/aliases.tsv, never to the table.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from reader.folding import fold

TABLE = Path(__file__).resolve().parents[1] / "reader" / "places" / "table.tsv"
CORE = "supplemental"
NAMES = "main/en/territories.json"
SUBDIVISIONS = "subdivisions/en/en.json"
# Some English names end in the superscript of a footnote in CLDR's source.
FOOTNOTE = re.compile(r"[¹²³⁰-⁹]+$")
# ISO 3166-1 reserves numeric codes from 900 on for its users; Kosovo is the only country among them.
LAST_ISO_NUMBER = 899
USER_ASSIGNED = {"XK"}

Json = dict[str, Any]


def load(folders: list[Path], path: str) -> Json:
    """Return the JSON of the file with that path in one of the folders; SystemExit if there is none."""
    for folder in folders:
        if (folder / path).is_file():
            content: Json = json.loads((folder / path).read_text(encoding="utf-8"))
            return content
    sys.exit(f"none of the folders has {path}")


def countries(mappings: Json, names: dict[str, str]) -> dict[str, list[str]]:
    """Return alpha-2 → [alpha-3, name, other names] for every country of ISO 3166-1, ordered by alpha-2."""
    found: dict[str, list[str]] = {}
    for code, mapping in sorted(mappings.items()):
        iso = int(mapping.get("_numeric", "999")) <= LAST_ISO_NUMBER
        if len(code) != 2 or code not in names or not (iso or code in USER_ASSIGNED):
            continue
        others = sorted(name for key, name in names.items() if key.startswith(f"{code}-alt-"))
        found[code] = [mapping["_alpha3"], names[code], *others]
    return found


def plainest(name: str, other: str) -> str:
    """Return the spelling with fewer accents: English doesn't use those of transliterations."""
    return min(name, other, key=lambda spelling: (sum(not c.isascii() for c in spelling), spelling))


def regions(names: dict[str, str], current: set[str]) -> dict[str, dict[str, list[str]]]:
    """Return country → {main code: [name, former codes]}; a former code joins the current one of its name."""
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    by_name: dict[tuple[str, str], str] = {}
    for key in sorted(names, key=lambda key: (key not in current, key)):
        country, code = key[:2].upper(), key[2:].upper()
        name = FOOTNOTE.sub("", names[key])
        main = by_name.setdefault((country, fold(name)), code)
        if key in current or main == code:
            found[country][code] = [name]
        else:
            entry = found[country][main]
            entry[:] = [plainest(entry[0], name), *entry[1:], code]
    return found


def add_aliases(found: dict[str, dict[str, list[str]]], aliases: Json, territories: dict[str, str]) -> None:
    """Add former codes that CLDR only maps (CN-11 → CN-BJ), and territories also coded as regions."""
    for key, alias in sorted(aliases.items()):
        country, code, new = key[:2].upper(), key[2:].upper(), alias["_replacement"]
        entry = found[country].get(new[2:].upper())
        if alias["_reason"] == "overlong" and new in territories:
            found[country].setdefault(code, [territories[new]])
        elif entry and new.startswith(key[:2]) and code not in found[country] and code not in entry:
            entry.append(code)


def line(code: str, country: list[str], entries: dict[str, list[str]]) -> str:
    """Return the table's line for one country."""
    packed = [f"{'/'.join([main, *entry[1:]])} {entry[0]}" for main, entry in sorted(entries.items())]
    if any(sign in text for text in packed for sign in ";\t\n"):
        sys.exit(f"a name in {code} holds a separator")
    return "\t".join((code, country[0], "|".join(country[1:]), ";".join(packed)))


def table(folders: list[Path]) -> str:
    """Return the whole table."""
    display = load(folders, NAMES)["main"]["en"]["localeDisplayNames"]["territories"]
    known = countries(load(folders, f"{CORE}/codeMappings.json")["supplemental"]["codeMappings"], display)
    containment = load(folders, f"{CORE}/subdivisionContainment.json")["supplemental"]
    groups = containment["subdivisionContainment"].values()
    current = {code for group in groups for code in group["_contains"]}
    subdivisions = load(folders, SUBDIVISIONS)["subdivisions"]["localeDisplayNames"]["subdivisions"]
    found = regions(subdivisions, current)
    aliases = load(folders, f"{CORE}/aliases.json")["supplemental"]["metadata"]["alias"]
    add_aliases(found, aliases["subdivisionAlias"], display)
    return "".join(f"{line(code, names, found.get(code, {}))}\n" for code, names in known.items())


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: python scripts/make_places.py FOLDER...")
    TABLE.write_text(table([Path(name) for name in sys.argv[1:]]), encoding="utf-8", newline="\n")
    print(f"{TABLE.name}: {TABLE.stat().st_size:,} bytes")
