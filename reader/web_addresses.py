"""Addresses on the web as a user types them, and where they lead: to a public host or into a private network.

Pure: no name is looked up here.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from reader.addresses import USUAL_PORTS, ascii_host

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_BAD = re.compile(r"[\s\x00-\x20\x7f\\<>\"`{}|^]")
_KEPT = "%/:=&?~#+!$,;'@()*[]-._"
_LONGEST = 4096
_WEB = ("http://", "https://")
_ODD_NUMBERS = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+)){0,3}", re.IGNORECASE)
_LOCAL = re.compile(r"(?:.*\.)?(?:localhost|localdomain|local|internal|home\.arpa)")
_METADATA = frozenset({"168.63.129.16"})
"""Public addresses at which a provider's own machines answer."""
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
_TRANSLATED_HERE = ipaddress.ip_network("64:ff9b:1::/48")
_COMPATIBLE = ipaddress.ip_network("::/96")
_IPV4_BITS = (1 << 32) - 1


class WebAddress(NamedTuple):
    """Where to ask for a page."""

    scheme: str
    """"http" or "https"."""
    host: str
    """In small ASCII letters; of an IPv6 address without its brackets."""
    port: int
    path: str
    """With the query; at least "/"."""

    @property
    def authority(self) -> str:
        """Host and, if it is not the usual one, port: what a Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == USUAL_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address, always written alike, without its fragment."""
        return f"{self.scheme}://{self.authority}{self.path}"


def looks_like_address(name: str) -> bool:
    """Return whether what a user typed as a source means an address, of the web or not."""
    return _SCHEME.match(name) is not None


def is_web(resolved: str | None) -> bool:
    """Return whether what the library keeps as a source's origin is an address. Paths there are absolute."""
    return resolved is not None and resolved.startswith(_WEB)


def as_kept(source: str) -> str:
    """Return an address as the library writes it; any other text as it is."""
    try:
        return parsed(source).url
    except ValueError:
        return source


def parsed(address: str) -> WebAddress:
    """Return the parts of an address. Raises ValueError with what is wrong, as a plain phrase."""
    address = address.strip()
    if not address.lower().startswith(_WEB):
        raise ValueError("is not a web address: only http and https can be asked")
    if len(address) > _LONGEST:
        raise ValueError(f"is too long for a web address: over {_LONGEST:,} characters")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise ValueError("is no valid web address; check its host and port") from None
    if "@" in parts.netloc:
        raise ValueError("has a user name or password in it; leave that out")
    host = ascii_host((parts.hostname or "").rstrip("."))
    # One letter may stand for several: the host that is asked is always the one that was checked.
    if host is None or port == 0 or _BAD.search(parts.netloc):
        raise ValueError("is no valid web address; check its host and port")
    query = f"?{parts.query}" if parts.query else ""
    path = quote((parts.path or "/") + query, safe=_KEPT)
    return WebAddress(parts.scheme, host, port or USUAL_PORTS[parts.scheme], path)


def number_of(host: str) -> str | None:
    """Return the IP address that a host is written as, in any form that systems take; None for a name."""
    try:
        return str(ipaddress.ip_address(host.partition("%")[0]))
    except ValueError:
        pass
    if not _ODD_NUMBERS.fullmatch(host):
        return None
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except OSError:
        return None


def is_private_host(host: str) -> bool:
    """Return whether a host is in a private network by its name or number; others have to be looked up."""
    number = number_of(host)
    return _LOCAL.fullmatch(host) is not None if number is None else is_private(number)


def is_private(number: str) -> bool:
    """Return whether an IP address is one that the public network doesn't reach, also wrapped in another.

    Loopback, link-local (with the metadata of cloud machines), RFC 1918, CGNAT, ULA, reserved and multicast;
    IPv4 addresses in IPv6 ones (mapped, compatible, 6to4, Teredo, NAT64) count as what they are.
    """
    address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address) and (inner := _inner(address)):
        return any(is_private(str(each)) for each in inner)
    return not address.is_global or address.is_multicast or str(address) in _METADATA


def _inner(address: ipaddress.IPv6Address) -> tuple[ipaddress.IPv4Address, ...]:
    """Return the IPv4 addresses that an IPv6 address leads to; none for an ordinary one."""
    if address.ipv4_mapped:
        return (address.ipv4_mapped,)
    if address.sixtofour:
        return (address.sixtofour,)
    if address.teredo:
        return address.teredo
    is_wrapped = address in _TRANSLATED or address in _TRANSLATED_HERE or address in _COMPATIBLE
    return (ipaddress.IPv4Address(int(address) & _IPV4_BITS),) if is_wrapped else ()
