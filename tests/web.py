"""A web of our own on 127.0.0.1: a server with the pages of a test, and a proxy for all other hosts."""

from __future__ import annotations

import io
import ssl
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, NamedTuple, Self, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

CERTIFICATES = Path(__file__).parent / "certificates"
AUTHORITY = str(CERTIFICATES / "authority.pem")
"""Who issued what the servers here show for *.test and the hosts of boards. Trusted by nobody else."""
TRICKLE = 0.01
"""Seconds between the bytes of what drips."""


class Page(NamedTuple):
    """An answer in full."""

    body: bytes | str = b""
    status: int = 200
    headers: Mapping[str, str] = {}
    length: int | None = None
    """The Content-Length to claim; None for the true one, below 0 for none."""


class Handler(BaseHTTPRequestHandler):
    """Answers as the web says."""

    server: _Server
    is_tunneled = False

    def do_GET(self) -> None:
        key = self.path
        if not key.startswith("http://"):
            key = f"https://{self.headers.get('Host')}{key}" if self.is_tunneled else key
        self.web.asked.append(key)
        self.web.headers.append({name.lower(): value for name, value in self.headers.items()})
        page = self.web.pages.get(key, Page("not here", 404))
        if callable(page):
            page(self)
        else:
            self.send(page if isinstance(page, Page) else Page(page))

    def do_CONNECT(self) -> None:
        self.web.tunnels.append(self.path)
        if self.web.refuses_tunnels:
            self.send(Page("no", 403))
            return
        self.send_response_only(200)
        self.end_headers()
        self.is_tunneled = True
        self.serve_encrypted()

    def serve_encrypted(self) -> None:
        self.web.over.wait(self.web.handshake_after)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATES / "server.pem")
        try:
            self.connection = context.wrap_socket(self.connection, server_side=True)
        except (ssl.SSLError, OSError):  # the client doesn't trust it
            self.close_connection = True
            return
        self.close_connection = True
        with self.connection, self.connection.makefile("rb") as given:
            self.rfile, self.wfile = given, self.connection.makefile("wb", buffering=0)
            try:
                self.handle_one_request()
            finally:  # the client may have left
                self.wfile.close()
                self.rfile, self.wfile = io.BytesIO(), io.BytesIO()

    def send(self, page: Page) -> None:
        body = page.body.encode() if isinstance(page.body, str) else page.body
        self.send_response(page.status)
        length = len(body) if page.length is None else page.length
        named = {name.lower() for name in page.headers}
        if length >= 0:
            self.send_header("Content-Length", str(length))
        if "content-type" not in named:
            self.send_header("Content-Type", "text/html")
        for name, value in page.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def drip(self, piece: bytes = b"x") -> None:
        """Send a little now and then until nobody listens."""
        while not self.web.over.wait(TRICKLE):
            self.wfile.write(piece)

    @property
    def web(self) -> Web:
        return self.server.web

    def handle(self) -> None:
        try:
            if self.server.is_encrypted:
                self.serve_encrypted()
            else:
                super().handle()
        except OSError:  # the client has left
            self.close_connection = True

    def finish(self) -> None:
        try:
            super().finish()
        except (OSError, ValueError):
            self.rfile.close()

    def log_message(self, *_: object) -> None:
        """Print nothing."""


Answers: TypeAlias = "Page | str | bytes | Callable[[Handler], None]"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, web: Web, *, is_encrypted: bool) -> None:
        self.web = web
        self.is_encrypted = is_encrypted
        super().__init__(("127.0.0.1", 0), Handler)


class Web:
    """Pages by path, or by whole address for other hosts, and what was asked for. A context manager."""

    def __init__(self, pages: Mapping[str, Answers] | None = None, *, is_encrypted: bool = False) -> None:
        self.pages: dict[str, Answers] = dict(pages or {})
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.tunnels: list[str] = []
        """The hosts that it was asked to connect to."""
        self.refuses_tunnels = False
        self.handshake_after = 0.0
        """Seconds."""
        self.over = Event()
        self._server = _Server(self, is_encrypted=is_encrypted)
        self.port = int(self._server.server_address[1])
        self.base = f"http{'s' if is_encrypted else ''}://127.0.0.1:{self.port}"
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def proxy(self) -> dict[str, str]:
        """An environment in which this is the proxy for everything, with certificates to trust."""
        return {"HTTP_PROXY": self.base, "HTTPS_PROXY": self.base, "SSL_CERT_FILE": AUTHORITY}


def redirect(to: str, status: int = 302) -> Page:
    return Page("", status, {"Location": to})


def article(title: str, *paragraphs: str) -> str:
    """A page with an article, long enough to be found."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or (LONG, MORE))
    text = f"<article><h1>{title}</h1>{body}</article>"
    return f"<!doctype html><html><head><title>{title}</title></head><body>{text}</body></html>"


LONG = (
    "The clock in the harbour counts tides instead of hours, and the wardens of the pier wind it by hand "
    "every evening, because the motor that once did so was sold in a hard winter."
)
MORE = (
    "Visitors set their watches by it and come late to everything, which the town has agreed to take for "
    "good manners, and the trains wait four minutes longer than they have to."
)
