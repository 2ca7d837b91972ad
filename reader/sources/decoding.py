"""Bytes to text: by byte order mark, UTF-8, NUL pattern, ISO-2022-JP, and only then by guessing."""

from __future__ import annotations

import re

from reader import lazy

SAMPLE = 1 << 16

# Longer marks first: UTF-32's starts with UTF-16's.
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_JAPANESE = lazy.regex(rb"\x1b\$[@B](?:[!-~]{2})+\x1b\([BJ]")
_ABOVE_ASCII = bytes(range(0x80, 0x100))
# Patterns that few texts need are compiled, and kept, by `re` when they are first used.
# UTF-8 sequences of two to four bytes, including truncated ones.
_SEQUENCE = (
    rb"(?:[\xc0-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{1,2}|[\xf0-\xf7][\x80-\xbf]{1,3})(?![\x80-\xbf])"
)
_BAD = lazy.regex("[\udc80-\udcff]")
_CONTROL = lazy.regex("[\0-\x07\x0e-\x1a\x1c-\x1f]")
_REPLACEMENT = "\ufffd"

# The encodings a guess may name: only codecs that turn bytes into characters, so not utf-7, hex or zlib.
_GUESSES = (
    r"windows-?\d+|cp\d+|iso-?8859-?\d+|koi8-[rut]|mac\w+|tis-?620|kz1048|ptcp154"
    r"|gb\w*|big5\w*|euc[-_]\w+|shift_?jis\w*|johab|utf-(?:16|32)-[bl]e"
)
_SURE_ENOUGH = 0.1
"""Below this confidence, chardet's guess is worse than the most common legacy encoding."""
_LEGACY = "cp1252"


def decode(data: bytes, named: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file's bytes, without a byte order mark, and a notice if anything was replaced.

    `named` is the encoding that the file or its sender names; bytes that are valid UTF-8 are UTF-8 all the
    same: of 1,032 pages four said otherwise and were wrong. Never raises: whatever doesn't fit the encoding
    becomes U+FFFD, and the one notice gives the count.
    """
    mark, encoding = byte_order_mark(data)
    if mark:
        return _decode_as(data[len(mark) :], encoding)
    if wide := wide_encoding(data):
        return _decode_as(data, wide)
    if b"\x1b" in data and _JAPANESE.search(data):
        return _decode_as(data, "iso2022_jp")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _named(data, named) or _decode_as(data, _guess(data, error.start))


def _named(data: bytes, encoding: str | None) -> tuple[str, tuple[str, ...]] | None:
    """Return the text in an encoding that all bytes fit; None if they don't or there is none."""
    if encoding is None:
        return None
    try:
        return data.decode(encoding), ()
    except (UnicodeDecodeError, LookupError):
        return None


def byte_order_mark(data: bytes) -> tuple[bytes, str]:
    """Return the byte order mark the bytes start with and the encoding it names; both empty without one."""
    return next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))


def wide_encoding(data: bytes) -> str | None:
    """Detect UTF-16 or UTF-32 without a mark by where the NUL bytes are; None for anything else.

    ASCII letters have NULs in every other byte, or in three of four, and few elsewhere. Numbers with the same
    pattern turn into control characters when read as text.
    """
    sample = data[: min(len(data), SAMPLE) // 4 * 4]
    if b"\0" not in sample:
        return None
    nuls = [sample[offset::4].count(0) for offset in range(4)]
    quads = len(sample) // 4
    even, odd = nuls[0] + nuls[2], nuls[1] + nuls[3]
    for name, fits in (
        ("utf-32-le", quads and nuls[3] == quads and nuls[2] * 2 > quads and nuls[0] * 20 < quads),
        ("utf-32-be", quads and nuls[0] == quads and nuls[1] * 2 > quads and nuls[3] * 20 < quads),
        ("utf-16-le", odd * 10 > quads * 4 and even * 2 <= odd),
        ("utf-16-be", even * 10 > quads * 4 and odd * 2 <= even),
    ):
        if fits and _decodes(sample, name):
            return name
    return None


def _decodes(sample: bytes, encoding: str) -> bool:
    """Return whether the sample is valid text, allowing for a character cut off at its end."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < len(sample) - 4:
            return False
        text = sample[: error.start].decode(encoding)
    return len(_CONTROL.findall(text)) * 10 <= len(text)


def _decode_as(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    if encoding == "utf-8":
        # Each bad byte becomes one surrogate, so the notice can count them.
        text, count = _BAD.subn(_REPLACEMENT, data.decode("utf-8", "surrogateescape"))
        return text, _notice(count, "byte", "bytes", "UTF-8")
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return text, _notice(text.count(_REPLACEMENT), "place", "places", _shown(encoding))


def _notice(count: int, one: str, many: str, encoding: str) -> tuple[str, ...]:
    if not count:
        return ()
    what, verbs = (one, ("was", "is")) if count == 1 else (many, ("were", "are"))
    return (f"{count:,} {what} {verbs[0]} not valid {encoding} and {verbs[1]} shown as {_REPLACEMENT}",)


def _shown(encoding: str) -> str:
    """Return the encoding's usual name: to a reader, "utf-16-le" is UTF-16."""
    usual = {"iso2022_jp": "ISO-2022-JP", _LEGACY: "Windows-1252"}
    return usual.get(encoding) or encoding.upper().removesuffix("-LE").removesuffix("-BE")


def _guess(data: bytes, bad: int) -> str:
    """Return the likeliest encoding of bytes that aren't all UTF-8; `bad` is where they stop being so."""
    # What comes before is mostly ASCII; a little of it helps identify the language.
    sample = data[max(0, bad - 256) : bad + SAMPLE]
    if _is_damaged_utf8(data, sample):
        return "utf-8"
    import chardet

    guess = chardet.detect(sample)
    name, confidence = guess["encoding"], guess["confidence"]
    if (
        name
        and confidence >= _SURE_ENOUGH
        and re.fullmatch(_GUESSES, name, re.IGNORECASE)
        and _is_known(name)
    ):
        return name
    return _LEGACY


def _is_damaged_utf8(data: bytes, sample: bytes) -> bool:
    """Return whether at least half of all non-ASCII bytes, or most of a cut sample's, are UTF-8."""
    ascii_size = len(data.translate(None, delete=_ABOVE_ASCII))
    sound_size = len(data.decode("utf-8", "ignore").encode())
    if (sound_size - ascii_size) * 2 >= len(data) - ascii_size:
        return True
    high = len(sample) - len(sample.translate(None, delete=_ABOVE_ASCII))
    return sum(map(len, re.findall(_SEQUENCE, sample))) * 10 >= high * 7


def _is_known(encoding: str) -> bool:
    try:
        b"".decode(encoding)
    except LookupError:
        return False
    return True
