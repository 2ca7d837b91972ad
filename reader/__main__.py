"""`python -m reader` and the command `reader` start here."""

from reader.system.interrupts import end_silently

end_silently()  # before more is imported: ctrl+c may come at any moment

from reader.cli import main  # noqa: E402

__all__ = ["main"]

if __name__ == "__main__":
    raise SystemExit(main())
