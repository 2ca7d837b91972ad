"""One request over one connection: bounded in time whatever the other side does."""

from __future__ import annotations

import ssl
from contextlib import closing, suppress
from http.client import HTTPException
from pathlib import Path
from socket import SHUT_RDWR, socket
from threading import Event, Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING

from reader.errors import Stopped
from reader.system.network.failures import Refusal, of_error, of_proxy, too_big, too_slow
from reader.system.network.unpacking import ENCODINGS, unpacked
from reader.system.network.values import Answer
from reader.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from urllib3 import BaseHTTPResponse
    from urllib3.connection import HTTPConnection

    from reader.system.network.routes import Route
    from reader.system.network.values import Ask, Timing
    from reader.web_addresses import WebAddress

_IMPORTING = Lock()
"""Held by the thread that imports urllib3 first: its modules import each other, and two threads that begin at
different ones see them half made.
"""
_CHUNK = 1 << 16
_EARLY, _SLICE = 0.01, 0.1
"""Seconds."""
REDIRECT_STATUSES = frozenset({301, 302, 303, 307, 308})
MOVED_STATUSES = frozenset({301, 308})
"""Redirects that hold for good."""
HEADERS = {
    "User-Agent": f"reader/{__version__}",
    "Accept": "text/html,application/xhtml+xml,application/json,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": ENCODINGS,
    "Connection": "close",
}
"""What every host is told: no cookies, and not where the user comes from."""


def answer_of(
    target: WebAddress, route: Route, ask: Ask, timing: Timing, end_at: float, environment: Mapping[str, str]
) -> Answer:
    """Return what a host answers until `end_at` by the monotonic clock; of a redirect, no body.

    Raises Refusal or Stopped.
    """
    with _IMPORTING:
        from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError

    clock = _Deadline(end_at, ask.cancelled)
    try:
        with clock, closing(_connected(target, route, timing, environment, clock)) as connection:
            answer = _answer(connection, target, route, ask)
    except (OSError, HTTPError, HTTPException, ValueError) as problem:
        if not (clock.is_over or clock.is_stopped):
            if route.proxy is not None and isinstance(problem, (ConnectTimeoutError, NewConnectionError)):
                raise of_proxy(problem, route.proxy.name, target.scheme) from problem
            raise of_error(problem, target.host) from problem
    # A header or body without a stated end seems complete when it is cut.
    if clock.is_stopped:
        raise Stopped
    if clock.is_over:
        raise too_slow(timing.whole)
    return answer


class _Deadline:
    """Ends a connection when its time is over or the user stops it. A context manager, which ends the watch.

    Timeouts of sockets begin anew with each byte.
    """

    def __init__(self, end_at: float, cancelled: Callable[[], bool]) -> None:
        self._end_at = end_at
        self._cancelled = cancelled
        self._is_cut = False
        self.is_stopped = False
        """Whether the user stopped it."""
        self._connection: HTTPConnection | None = None
        self._socket: socket | None = None
        self._done = Event()
        self._watcher = Thread(target=self._watch, daemon=True, name="deadline")

    def __enter__(self) -> None:
        self._watcher.start()

    def __exit__(self, *_: object) -> None:
        self._done.set()

    @property
    def is_over(self) -> bool:
        """Whether there is no time left. Timeouts that were set to end then may end a little earlier."""
        return monotonic() >= self._end_at - _EARLY

    def left(self) -> float:
        """Return the seconds that are left. Raises TimeoutError if none are."""
        left = self._end_at - monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def watch(self, connection: HTTPConnection) -> None:
        """Take a connection to end, before and after it connects: with a request it gives its socket away.

        Raises TimeoutError if its time is over. A handshake can't be ended, but has a limit for itself.
        """
        self._connection = connection
        self._socket = connection.sock
        if self._is_cut or self.is_over:
            raise TimeoutError

    def _watch(self) -> None:
        while (left := self._end_at - monotonic()) > 0:
            if self._done.wait(min(left, _SLICE)):
                return
            if self._cancelled():
                self.is_stopped = True
                break
        self._is_cut = True
        open_socket = self._socket or (self._connection.sock if self._connection else None)
        if open_socket is not None:
            with suppress(OSError):
                # Not the method of an encrypted socket: that takes away what the other thread reads with.
                socket.shutdown(open_socket, SHUT_RDWR)


def _connected(
    target: WebAddress, route: Route, timing: Timing, environment: Mapping[str, str], clock: _Deadline
) -> HTTPConnection:
    """Return a connection to the first of a route's addresses that takes one."""
    from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

    for number in route.numbers:
        connection = _connection(target, route, number, min(timing.connect, clock.left()), environment)
        clock.watch(connection)
        try:
            connection.connect()
            clock.watch(connection)
        except BaseException as error:
            connection.close()
            is_dead = isinstance(error, (ConnectTimeoutError, NewConnectionError))
            if not is_dead or number == route.numbers[-1]:
                raise
        else:
            connection.timeout = timing.silence  # set for its socket with the request
            break
    return connection


def _connection(
    target: WebAddress, route: Route, number: str, seconds: float, environment: Mapping[str, str]
) -> HTTPConnection:
    """Return a connection, not opened yet."""
    from urllib3.connection import HTTPConnection, HTTPSConnection

    if target.scheme == "http":
        return HTTPConnection(number, route.port, timeout=seconds)
    connection = HTTPSConnection(
        number,
        route.port,
        timeout=seconds,
        server_hostname=target.host,
        ssl_context=trusting(environment.get("SSL_CERT_FILE")),
    )
    if route.proxy is not None:
        connection.set_tunnel(target.host, target.port, dict(route.proxy.headers), scheme="http")
    return connection


def trusting(file: str | None) -> ssl.SSLContext:
    """Return what checks certificates, by those in a file or the system's. Raises Refusal for a bad file."""
    if not file:
        return ssl.create_default_context()
    try:
        return ssl.create_default_context(cafile=Path(file))
    except (OSError, ValueError):
        raise Refusal(
            f"can't be asked: SSL_CERT_FILE ({file}) has no certificates that can be read"
        ) from None


def _answer(connection: HTTPConnection, target: WebAddress, route: Route, ask: Ask) -> Answer:
    headers = {"Host": target.authority, **HEADERS, **ask.headers}
    path = target.path
    if route.proxy is not None and target.scheme == "http":
        path = target.url
        headers |= route.proxy.headers
    connection.request("GET", path, headers=headers, preload_content=False, decode_content=False)
    # The connection has given its socket away: the response closes it.
    with closing(connection.getresponse()) as response:
        return _taken(response, target, ask)


def _taken(response: BaseHTTPResponse, target: WebAddress, ask: Ask) -> Answer:
    """Take an answer in. Raises Refusal if it is too big or packed badly."""
    said = {name.lower(): value for name, value in response.headers.items()}
    if response.status in REDIRECT_STATUSES and "location" in said:
        return Answer(response.status, target.url, said)
    if (length := response.length_remaining) is not None and length > ask.sizes.wire:
        raise too_big(ask.sizes.wire)
    data = unpacked(
        _chunks(response, ask),
        said.get("content-encoding", ""),
        ask.sizes,
        lambda size: ask.came(target.host, size),
    )
    return Answer(response.status, target.url, said, data)


def _chunks(response: BaseHTTPResponse, ask: Ask) -> Iterator[bytes]:
    """Yield the bytes of an answer as they come, without waiting for a chunk to be full."""
    while chunk := response.read1(_CHUNK, decode_content=False):
        if ask.cancelled():
            raise Stopped
        yield chunk
