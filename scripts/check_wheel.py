"""Check that a wheel holds what the program needs, and nothing else.

usage: check_wheel.py WHEEL
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def expected() -> set[str]:
    """Return every file of the package, the seeds and the style sheets, by its path in the wheel."""
    package = {path.relative_to(ROOT).as_posix() for path in (ROOT / "reader").rglob("*") if path.is_file()}
    data = {f"reader/{path.relative_to(ROOT).as_posix()}" for name in ("seeds", "styles")
            for path in (ROOT / name).rglob("*") if path.is_file()}  # fmt: skip
    return {name for name in package | data if "__pycache__" not in name}


def main() -> int:
    """Print what is missing or superfluous; return 1 if anything is."""
    with zipfile.ZipFile(sys.argv[1]) as wheel:
        held = {name for name in wheel.namelist() if ".dist-info/" not in name}
        metadata = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
        entry_points = wheel.read(metadata.replace("METADATA", "entry_points.txt")).decode()
    wanted = expected()
    for name in sorted(wanted - held):
        print(f"missing: {name}")
    for name in sorted(held - wanted):
        print(f"too much: {name}")
    if "reader = reader.__main__:main" not in entry_points:
        print("missing: the command `reader`")
        return 1
    print(f"{len(held)} files in {Path(sys.argv[1]).name}")
    return int(held != wanted)


if __name__ == "__main__":
    raise SystemExit(main())
