"""The script that makes the table, on a few entries shaped like CLDR's."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "make_places.py"

FILES: dict[str, object] = {
    "supplemental/codeMappings.json": {
        "supplemental": {
            "codeMappings": {
                "US": {"_numeric": "840", "_alpha3": "USA"},
                "IN": {"_numeric": "356", "_alpha3": "IND"},
                "PR": {"_numeric": "630", "_alpha3": "PRI"},
                "XK": {"_numeric": "983", "_alpha3": "XKK"},
                "QO": {"_numeric": "961", "_alpha3": "QOO"},
                "AC": {"_alpha3": "ASC"},
            }
        }
    },
    "supplemental/subdivisionContainment.json": {
        "supplemental": {
            "subdivisionContainment": {"IN": {"_contains": ["ints"]}, "US": {"_contains": ["uswa"]}}
        }
    },
    "supplemental/aliases.json": {
        "supplemental": {
            "metadata": {
                "alias": {
                    "subdivisionAlias": {
                        "in99": {"_reason": "deprecated", "_replacement": "ints"},
                        "uspr": {"_reason": "overlong", "_replacement": "PR"},
                        "inxx": {"_reason": "deprecated", "_replacement": "inyy inzz"},
                    }
                }
            }
        }
    },
    "main/en/territories.json": {
        "main": {
            "en": {
                "localeDisplayNames": {
                    "territories": {
                        "US": "United States",
                        "US-alt-short": "US",
                        "IN": "India",
                        "PR": "Puerto Rico",
                        "XK": "Kosovo",
                        "QO": "Outlying Oceania",
                        "AC": "Ascension",
                    }
                }
            }
        }
    },
    "subdivisions/en/en.json": {
        "subdivisions": {
            "localeDisplayNames": {
                "subdivisions": {
                    "intg": "Telangana",
                    "ints": "Telangāna²",
                    "uswa": "Washington",
                    "inxy": "Elsewhere",
                }
            }
        }
    },
}


def written(folder: Path) -> Path:
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(json.dumps(content), encoding="utf-8")
    return folder


def test_makes_the_lines_of_countries_and_their_regions(tmp_path: Path) -> None:
    table = runpy.run_path(str(SCRIPT))["table"]
    assert table([tmp_path, written(tmp_path / "data")]).splitlines() == [
        "IN\tIND\tIndia\tTS/TG/99 Telangana;XY Elsewhere",
        "PR\tPRI\tPuerto Rico\t",
        "US\tUSA\tUnited States|US\tPR Puerto Rico;WA Washington",
        "XK\tXKK\tKosovo\t",
    ]


def test_says_which_file_is_missing(tmp_path: Path) -> None:
    table = runpy.run_path(str(SCRIPT))["table"]
    (written(tmp_path) / "subdivisions/en/en.json").unlink()
    with pytest.raises(SystemExit, match=r"subdivisions/en/en\.json"):
        table([tmp_path])
