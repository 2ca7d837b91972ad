"""Why an address gave nothing, in plain words, with the remedy."""

from __future__ import annotations

import errno
import math
import socket
import ssl
from email.utils import parsedate_to_datetime
from http.client import IncompleteRead
from typing import TYPE_CHECKING

from reader.naming import count_of
from reader.system.network.values import MEGABYTE

if TYPE_CHECKING:
    from datetime import datetime

    from reader.system.network.values import Answer

SAVE = "open it in your browser, save the page, and add that file"
TRY_LATER = "try again later"
_REFUSED = frozenset({401, 402, 403, 405, 406, 451})
_MINUTE, _HOUR = 60, 3600
_LONGEST = 120
_GONE_OFF = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)
_TYPES = {
    "application/pdf": "a PDF",
    "application/zip": "an archive",
    "application/gzip": "an archive",
    "application/x-tar": "an archive",
    "application/epub+zip": "an EPUB book",
    "application/msword": "an Office document",
}
_FAMILIES = {"image": "an image", "audio": "a recording", "video": "a video", "font": "a font"}


class Refusal(Exception):  # noqa: N818 - what the program says, not a defect
    """An address gives nothing, or isn't asked. `str()` is why, to be put behind the address."""


def of_status(answer: Answer, now: datetime) -> Refusal | None:
    """Return why an answer is no page; None for one that is. `now` is aware."""
    status = answer.status
    if status in (200, 203):
        return _of_type(answer.content_type)
    if status == 404:
        return Refusal("there is no such page (404); check the address")
    if status == 410:
        return Refusal("the page is gone for good (410); check the address")
    if status in _REFUSED:
        return Refusal(f"the site doesn't give it to programs or strangers ({status}); {SAVE}")
    if status == 407:
        return Refusal("the proxy wants a user name and password (407); put them in HTTP_PROXY")
    if status == 429 or (status == 503 and "retry-after" in answer.headers):
        return Refusal(f"the site asks to wait ({status}); {_again(answer, now)}")
    if status >= 500:
        return Refusal(f"the site has a problem ({status}); {TRY_LATER}")
    return Refusal(f"the site answers {status} instead of a page; {SAVE}")


def seconds_to_wait(answer: Answer, now: datetime) -> float | None:
    """Return what an answer's Retry-After says, in seconds from `now`; None if it says nothing."""
    said = answer.headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        at = parsedate_to_datetime(said)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return max(0.0, (at.astimezone(now.tzinfo) - now).total_seconds())


def _again(answer: Answer, now: datetime) -> str:
    left = seconds_to_wait(answer, now)
    if left is None:
        return TRY_LATER
    if left < _MINUTE:
        number, unit = max(1, math.ceil(left)), "second"
    elif left < _HOUR:
        number, unit = math.ceil(left / _MINUTE), "minute"
    else:
        number, unit = math.ceil(left / _HOUR), "hour"
    return f"try again in {count_of(number, unit)}"


def _of_type(content_type: str) -> Refusal | None:
    """Return why a kind of content is not read; what is inside decides about all others."""
    kind = content_type.partition(";")[0].strip().lower()
    family = "" if kind == "image/svg+xml" else kind.partition("/")[0]
    what = _TYPES.get(kind) or _FAMILIES.get(family)
    remedy = "copy its text into a file, and add that" if kind in _TYPES else "check the address"
    if what == "an archive":
        remedy = "download it, unpack it, and add the files"
    return Refusal(f"is {what} ({kind}), not a page or text; {remedy}") if what else None


def too_big(limit: int) -> Refusal:
    """Say that more comes than is accepted."""
    return Refusal(f"is too big: over {limit / MEGABYTE:,.0f} MB; {SAVE}")


def too_slow(seconds: float) -> Refusal:
    """Say that an answer took too long as a whole."""
    return Refusal(f"took longer than {seconds:g} seconds; try again later, or {SAVE}")


def of_proxy(error: Exception, proxy: str, scheme: str) -> Refusal:
    """Say that nothing gets through to the proxy that is named for a scheme."""
    unknown = any(isinstance(cause, socket.gaierror) for cause in _causes(error))
    what = "can't be found" if unknown else "can't be reached"
    return Refusal(f"the proxy {proxy} {what}; check {scheme.upper()}_PROXY")


def of_error(error: Exception, host: str) -> Refusal:
    """Say what went wrong with a connection to a host."""
    causes = list(_causes(error))
    for cause in causes:
        if refusal := _of_cause(cause, host):
            return refusal
    return Refusal(f"{host} broke off or gave no proper answer; {TRY_LATER}")


def _causes(error: BaseException) -> list[BaseException]:
    """Return an error and what it wraps, the outermost first."""
    found: list[BaseException] = []
    waiting: list[BaseException | None] = [error]
    while waiting:
        each = waiting.pop(0)
        if each is not None and each not in found:
            found.append(each)
            waiting += [inner for inner in each.args if isinstance(inner, BaseException)]
            waiting += [each.__cause__, each.__context__]
    return found


def _of_cause(error: BaseException, host: str) -> Refusal | None:
    if isinstance(error, ssl.SSLCertVerificationError):
        why = _short(error.verify_message or "it can't be verified")
        remedy = "check the address, or open it in your browser"
        if any(word in why for word in ("issuer", "self-signed", "self signed")):
            remedy = "if you trust it, name the certificate of who issued it in SSL_CERT_FILE"
        return Refusal(f"the certificate of {host} isn't trusted: {why}; {remedy}")
    if isinstance(error, ssl.SSLError):
        return Refusal(f"no secure connection to {host} could be made; try http:// if the site has no https")
    if isinstance(error, IncompleteRead):
        return Refusal(f"the answer of {host} was cut short; try again")
    if isinstance(error, socket.gaierror):
        if error.errno == socket.EAI_AGAIN:
            return Refusal(f"{host} can't be looked up now; check your network, and try again")
        return Refusal(f"there is no host {host}; check the address")
    if isinstance(error, TimeoutError):
        return Refusal(f"{host} doesn't answer; {TRY_LATER}")
    if isinstance(error, ConnectionRefusedError):
        return Refusal(f"{host} refuses connections; check the address, or {TRY_LATER}")
    if isinstance(error, OSError):
        if error.errno in _GONE_OFF:
            return Refusal(f"{host} can't be reached; check your network")
        if str(error).startswith("Tunnel connection failed"):
            return Refusal(f"the proxy doesn't connect to {host}: {_short(str(error).partition(': ')[2])}")
    return None


def _short(text: str) -> str:
    return text.strip()[:_LONGEST].rstrip(".")
