"""How to get to a host: straight to an address that was looked up and checked, or through a proxy."""

from __future__ import annotations

import base64
import ipaddress
import socket
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from urllib.parse import unquote, urlsplit

from reader.system.network.failures import Refusal
from reader.web_addresses import is_private, is_private_host, number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.web_addresses import WebAddress

    Resolve: TypeAlias = Callable[[str, int], Sequence[str]]
    """Return the IP addresses of a host. Raises OSError."""

_PROXY_PORT = 80


class Proxy(NamedTuple):
    """A proxy named in the environment."""

    host: str
    port: int
    headers: Mapping[str, str]
    """What it wants to be told: name and password, if it has any."""

    @property
    def name(self) -> str:
        """Its host and port, for sentences."""
        return f"{self.host}:{self.port}"


class Route(NamedTuple):
    """Where to connect to."""

    numbers: Sequence[str]
    """IP addresses to try in turn."""
    port: int
    proxy: Proxy | None = None


def route_to(
    target: WebAddress,
    *,
    may_be_private: bool,
    environment: Mapping[str, str],
    resolve: Resolve,
) -> Route:
    """Return how to get to a host. Raises Refusal for a private one, OSError if a name can't be looked up.

    Names are looked up once, and what was checked is what is connected to. Through a proxy the target's name
    isn't looked up at all; it is private if it says so itself.
    """
    if not may_be_private and is_private_host(target.host):
        raise Refusal(private(target.host))
    proxy = proxy_for(target, environment)
    if proxy is not None:
        return Route(_numbers(proxy.host, proxy.port, resolve), proxy.port, proxy)
    numbers = _numbers(target.host, target.port, resolve)
    if not may_be_private and any(map(is_private, numbers)):
        raise Refusal(private(target.host))
    return Route(numbers, target.port)


def private(host: str) -> str:
    """Say that a private host isn't asked because a page says so."""
    return f"leads to {host}, in a private network; if you trust it, add that address itself"


def _numbers(host: str, port: int, resolve: Resolve) -> Sequence[str]:
    number = number_of(host)
    return (number,) if number else resolve(host, port)


def looked_up(host: str, port: int) -> Sequence[str] | OSError:
    """Return the IP addresses of a host as the system knows them, or why it doesn't."""
    try:
        infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        return error
    except UnicodeError:  # a label over 63 letters
        return socket.gaierror(socket.EAI_NONAME, host)
    return tuple(dict.fromkeys(str(info[4][0]) for info in infos))


def look_up(
    host: str,
    port: int,
    seconds: float,
    find: Callable[[str, int], Sequence[str] | OSError] = looked_up,
) -> Sequence[str]:
    """Return the IP addresses of a host. Raises OSError, also if that takes longer than some seconds.

    The system's own look-up can't be interrupted, so a thread waits for it.
    """
    found: SimpleQueue[Sequence[str] | OSError] = SimpleQueue()
    Thread(target=lambda: found.put(find(host, port)), daemon=True, name="look-up").start()
    try:
        result = found.get(timeout=seconds)
    except Empty:
        raise TimeoutError(host) from None
    if isinstance(result, OSError):
        raise result
    return result


def proxy_for(target: WebAddress, environment: Mapping[str, str]) -> Proxy | None:
    """Return the proxy that the environment names for an address. Raises Refusal for one that can't be used.

    HTTPS_PROXY and HTTP_PROXY, in small letters too, which win; NO_PROXY has hosts, domains, IP addresses and
    networks, or "*".
    """
    name = f"{target.scheme}_proxy"
    given = environment.get(name) or environment.get(name.upper())
    around = environment.get("no_proxy") or environment.get("NO_PROXY") or ""
    if not given or is_around(target, around):
        return None
    parts = urlsplit(given if "://" in given else f"http://{given}")
    try:
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if parts.scheme != "http" or not host:
        raise Refusal(f"{name.upper()} is not the address of an HTTP proxy (http://host:port)")
    headers = {}
    if parts.username is not None:
        who = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        headers["Proxy-Authorization"] = f"Basic {base64.b64encode(who.encode()).decode()}"
    return Proxy(host, port or _PROXY_PORT, headers)


def is_around(target: WebAddress, no_proxy: str) -> bool:
    """Return whether a host is to be asked without the proxy."""
    for entry in no_proxy.lower().replace(",", " ").split():
        if entry == "*":
            return True
        name, _, port = entry.rpartition(":") if entry.count(":") == 1 else (entry, "", "")
        if port and port != str(target.port):
            continue
        if _is_within(target.host, name.strip("[]").lstrip("*").lstrip(".")):
            return True
    return False


def _is_within(host: str, entry: str) -> bool:
    if host == entry or host.endswith(f".{entry}"):
        return True
    number = number_of(host)
    try:
        return number is not None and ipaddress.ip_address(number) in ipaddress.ip_network(
            entry, strict=False
        )
    except ValueError:
        return False
