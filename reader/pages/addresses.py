"""Addresses in a page: made absolute, safe to show, or none."""

from __future__ import annotations

from urllib.parse import urljoin

from reader.clean import LINK, clean_link


class Addresses:
    """Resolves what a page's links and metadata name against where the page is."""

    def __init__(self, page: str | None, base: str = "") -> None:
        self._base = self._joined(page or "", base.strip()) if base.strip() else page or ""

    def resolve(self, reference: str) -> str | None:
        """Return an absolute address; None for one that leads nowhere, within the page, or is unsafe."""
        reference = reference.strip()
        if not reference or reference.startswith("#") or len(reference) > LINK:
            return None
        reference = "".join(reference.split("\n")).replace(" ", "%20").replace("\r", "").replace("\t", "")
        return clean_link(self._joined(self._base, reference))

    @staticmethod
    def _joined(base: str, reference: str) -> str:
        if not base or reference[:8].lower().startswith(("http://", "https://", "mailto:")):
            return reference
        try:
            return urljoin(base, reference)
        except ValueError:
            return ""
