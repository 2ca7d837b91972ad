"""Bytes to text: by byte order mark, UTF-8, NUL pattern, ISO-2022-JP, and only then by guessing."""

from __future__ import annotations

import re

SAMPLE = 1 << 16

# The longer marks first: UTF-32's begins with UTF-16's.
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_JAPANESE = re.compile(rb"\x1b\$[@B](?:[!-~]{2})+\x1b\([BJ]")
_ABOVE_ASCII = bytes(range(0x80, 0x100))
# UTF-8's sequences of two to four bytes, cut ones too.
_SEQUENCE = re.compile(
    rb"(?:[\xc0-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{1,2}|[\xf0-\xf7][\x80-\xbf]{1,3})(?![\x80-\xbf])"
)
_BAD = re.compile("[\udc80-\udcff]")
_CONTROL = re.compile("[\0-\x07\x0e-\x1a\x1c-\x1f]")
_REPLACEMENT = "\ufffd"

# What a guess may name: codecs that only ever turn bytes into characters, not utf-7, hex or zlib.
_GUESSES = re.compile(
    r"windows-?\d+|cp\d+|iso-?8859-?\d+|koi8-[rut]|mac\w+|tis-?620|kz1048|ptcp154"
    r"|gb\w*|big5\w*|euc[-_]\w+|shift_?jis\w*|johab|utf-(?:16|32)-[bl]e",
    re.IGNORECASE,
)
_SURE_ENOUGH = 0.1
"""Below it chardet's guess is worth less than the most common legacy encoding."""
_LEGACY = "cp1252"


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file's bytes, without a byte order mark, and a notice for what was replaced.

    Never raises: what does not fit the encoding becomes U+FFFD, and the one notice says how often.
    """
    mark, encoding = byte_order_mark(data)
    if mark:
        return _decode_as(data[len(mark) :], encoding)
    if wide := wide_encoding(data):
        return _decode_as(data, wide)
    if b"\x1b$" in data and _JAPANESE.search(data):
        return _decode_as(data, "iso2022_jp")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _decode_as(data, _guess(data, error.start))


def byte_order_mark(data: bytes) -> tuple[bytes, str]:
    """The mark that the bytes begin with and the encoding that it names; both empty without one."""
    return next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, told by where the NUL bytes stand; None for anything else.

    ASCII letters have their NULs in every other byte, or in three of four, and few elsewhere; the same
    pattern in numbers gives controls when it is read as text.
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
    """Whether the sample is valid text, but for a character that its end may have cut."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < len(sample) - 4:
            return False
        text = sample[: error.start].decode(encoding)
    return len(_CONTROL.findall(text)) * 10 <= len(text)


def _decode_as(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    if encoding == "utf-8":
        # Each bad byte becomes one surrogate, so that the notice can count them.
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
    """The encoding's usual name: "utf-16-le" is UTF-16 to a reader."""
    usual = {"iso2022_jp": "ISO-2022-JP", _LEGACY: "Windows-1252"}
    return usual.get(encoding) or encoding.upper().removesuffix("-LE").removesuffix("-BE")


def _guess(data: bytes, bad: int) -> str:
    """The likeliest encoding of bytes that are not all UTF-8; `bad` is where they cease to be."""
    # Mostly ASCII stands before it; a little of that helps to tell the language.
    sample = data[max(0, bad - 256) : bad + SAMPLE]
    if _is_damaged_utf8(data, sample):
        return "utf-8"
    import chardet

    guess = chardet.detect(sample)
    name, confidence = guess["encoding"], guess["confidence"]
    if name and confidence >= _SURE_ENOUGH and _GUESSES.fullmatch(name) and _is_known(name):
        return name
    return _LEGACY


def _is_damaged_utf8(data: bytes, sample: bytes) -> bool:
    """Whether at least half of all bytes above ASCII, or most in the sample if cut, are UTF-8's."""
    ascii_size = len(data.translate(None, delete=_ABOVE_ASCII))
    sound_size = len(data.decode("utf-8", "ignore").encode())
    if (sound_size - ascii_size) * 2 >= len(data) - ascii_size:
        return True
    high = len(sample) - len(sample.translate(None, delete=_ABOVE_ASCII))
    return sum(map(len, _SEQUENCE.findall(sample))) * 10 >= high * 7


def _is_known(encoding: str) -> bool:
    try:
        b"".decode(encoding)
    except LookupError:
        return False
    return True
