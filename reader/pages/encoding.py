"""Which encoding a page says it is in."""

from __future__ import annotations

import re

from reader import lazy

_BEGINNING = 4096
_HEADER = lazy.regex(r"charset\s*=\s*[\"']?\s*([\w:.+-]{1,40})", re.IGNORECASE)
_META = re.compile(rb"<meta\b[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w:.+-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([\w:.+-]{1,40})", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_KNOWN = lazy.regex(
    r"utf-?(?:8|16|32)(?:[-_]?(?:le|be))?|us-ascii|ascii|latin-?1|windows-?\d{3,4}|cp-?\d{3,4}|iso-?8859-?\d{1,2}|iso-?2022-\w{2}"
    r"|koi8-?[rut]|mac\w*|x-mac-\w+|tis-?620|gb\w{2,6}|big5\w*|euc-?\w{2}|shift[-_]?jis\w*|sjis|x-sjis|ks_c_5601-1987"
)
# What browsers read these as.
_READ_AS = {
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "ascii", "us-ascii"), "windows-1252"),
    "iso-8859-9": "windows-1254",
    "iso-8859-11": "windows-874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-sjis": "shift_jis",
    "sjis": "shift_jis",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "utf8": "utf-8",
    "shift_jis": "cp932",
    "x-mac-cyrillic": "mac-cyrillic",
    "windows-874": "cp874",
}


def encoding_of(data: bytes, header: str | None) -> str | None:
    """Return the encoding that a page's HTTP header or else the page itself names, lower case.

    It is one that Python can decode, as browsers take it: latin-1 is windows-1252. None if nothing usable is
    said. Byte order marks and whether the bytes are valid are not looked at.
    """
    if header and (match := _HEADER.search(header)) and (name := _usable(match[1])):
        return name
    beginning = data[:_BEGINNING]
    if found := _XML.search(beginning):
        return _usable(found[1].decode("ascii", "replace"))
    if found := _META.search(_COMMENT.sub(b"", beginning)):
        name = _usable(found[1].decode("ascii", "replace"))
        # A page whose ASCII can be read is not in UTF-16, whatever it says.
        return (
            "utf-8" if name is not None and name.startswith(("utf-16", "utf-32", "utf16", "utf32")) else name
        )
    return None


def _usable(name: str) -> str | None:
    name = name.lower()
    if not _KNOWN.fullmatch(name):
        return None
    name = _READ_AS.get(name, name)
    name = _READ_AS.get(name, name)
    try:
        "".encode(name)
    except LookupError:
        return None
    return name
