"""What is asked of the network, within which bounds, and what is said when nothing comes."""

from __future__ import annotations

import gzip
import socket
import zlib
from contextlib import closing
from datetime import UTC, datetime
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

from reader.errors import SourceError, Stopped
from reader.system.network import SAVE, Answer, Network, Sizes, Timing
from reader.system.network.routes import look_up
from reader.system.network.turns import Turns
from reader.system.network.values import Ask
from tests.web import AUTHORITY, Handler, Page, Web, redirect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
SHORT = Timing(connect=9, silence=9, whole=0.4)
SMALL = Sizes(wire=100_000, unpacked=1_000_000)


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as web:
        yield web


def network(
    environment: Mapping[str, str] | None = None,
    timing: Timing = Timing(),  # noqa: B008 - a value
    names: Mapping[str, Sequence[str]] | None = None,
) -> Network:
    def resolve(host: str, _port: int) -> Sequence[str]:
        if names is None or host not in names:
            raise socket.gaierror(socket.EAI_NONAME, host)
        return names[host]

    return Network(environment or {}, timing, resolve=resolve, clock=lambda: NOW)


def page(address: str, asked: Network | None = None, ask: Ask = Ask(SMALL)) -> Answer:  # noqa: B008
    return (asked or network()).page(address, address, ask)


def refusal(address: str, asked: Network | None = None, ask: Ask = Ask(SMALL)) -> str:  # noqa: B008
    with pytest.raises(SourceError) as caught:
        page(address, asked, ask)
    assert caught.value.source == address
    assert caught.value.exit_code == 3
    assert "\n" not in caught.value.reason
    return caught.value.reason


def test_a_page_comes_as_it_is(web: Web) -> None:
    web.pages["/a?b=c%20d"] = Page(
        "Ä page".encode("latin-1"), headers={"Content-Type": "text/plain; charset=latin-1"}
    )
    came: list[tuple[str, int]] = []
    answer = page(
        f"{web.base}/a?b=c d#part", ask=Ask(SMALL, came=lambda host, size: came.append((host, size)))
    )
    assert answer == Answer(200, f"{web.base}/a?b=c%20d", answer.headers, "Ä page".encode("latin-1"))
    assert answer.content_type == "text/plain; charset=latin-1"
    assert came == [("127.0.0.1", 0), ("127.0.0.1", 6)]


def test_a_host_is_told_who_asks_and_nothing_else(web: Web) -> None:
    web.pages |= {"/": redirect("/b"), "/b": Page("b", headers={"Set-Cookie": "a=b"}), "/c": "c"}
    asked = network()
    page(web.base, asked)
    page(f"{web.base}/c", asked)
    for headers in web.headers:
        assert headers["user-agent"].startswith("reader/")
        assert headers["host"] == f"127.0.0.1:{web.port}"
        assert headers["accept-encoding"] == "gzip, deflate"
        assert not {"cookie", "referer", "from"} & set(headers)


@pytest.mark.parametrize(
    ("status", "headers", "expected"),
    [
        (404, {}, "there is no such page (404); check the address"),
        (410, {}, "the page is gone for good (410); check the address"),
        (401, {}, "save the page, and add that file"),
        (403, {}, "save the page, and add that file"),
        (407, {}, "the proxy wants a user name and password"),
        (429, {}, "the site asks to wait (429); try again later"),
        (429, {"Retry-After": "17"}, "try again in 17 seconds"),
        (429, {"Retry-After": "1"}, "try again in 1 second"),
        (429, {"Retry-After": "90"}, "try again in 2 minutes"),
        (429, {"Retry-After": "86400"}, "try again in 24 hours"),
        (429, {"Retry-After": "Fri, 01 May 2026 12:30:00 GMT"}, "try again in 30 minutes"),
        (429, {"Retry-After": "Fri, 01 May 2020 12:30:00 GMT"}, "try again in 1 second"),
        (503, {"Retry-After": "soon"}, "the site asks to wait (503); try again later"),
        (503, {}, "the site has a problem (503); try again later"),
        (500, {}, "the site has a problem (500); try again later"),
        (418, {}, "answers 418 instead of a page"),
        (302, {}, "answers 302 instead of a page"),
    ],
)
def test_what_is_no_page_says_why(web: Web, status: int, headers: dict[str, str], expected: str) -> None:
    web.pages["/"] = Page("told", status, headers)
    assert expected in refusal(web.base)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("image/png", "is an image (image/png), not a page or text"),
        ("application/pdf", "is a PDF"),
        ("Video/MP4; codecs=x", "is a video (video/mp4)"),
    ],
)
def test_what_says_it_is_no_text_is_refused(web: Web, kind: str, expected: str) -> None:
    web.pages["/"] = Page("?", headers={"Content-Type": kind})
    assert expected in refusal(web.base)


@pytest.mark.parametrize("kind", ["", "image/svg+xml", "application/octet-stream", "nonsense"])
def test_other_types_are_told_by_their_content(web: Web, kind: str) -> None:
    web.pages["/"] = Page("?", headers={"Content-Type": kind})
    assert page(web.base).data == b"?"


def pack(data: bytes, bits: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, bits)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(b"text", mtime=0)),
        ("X-GZip", gzip.compress(b"te", mtime=0) + gzip.compress(b"xt", mtime=0) + b"\0\0\0"),
        ("deflate", zlib.compress(b"text")),
        ("deflate", pack(b"text", -15)),
        ("identity", b"text"),
    ],
)
def test_what_is_packed_is_unpacked(web: Web, encoding: str, body: bytes) -> None:
    web.pages["/"] = Page(body, headers={"Content-Encoding": encoding})
    assert page(web.base).data == b"text"


@pytest.mark.parametrize(
    ("encoding", "body", "expected"),
    [
        ("br", b"text", "is packed as br"),
        ("gzip, gzip", gzip.compress(gzip.compress(b"text", mtime=0), mtime=0), "is packed as gzip, gzip"),
        ("gzip", gzip.compress(b"text" * 50, mtime=0)[:-9], "was cut short"),
        ("gzip", b"\x1f\x8btext, and no gzip", "can't be unpacked"),
        ("deflate", b"not packed at all", "can't be unpacked"),
        ("gzip", gzip.compress(b"", mtime=0) * 1001, "can't be unpacked"),
    ],
)
def test_what_is_badly_packed_says_so(web: Web, encoding: str, body: bytes, expected: str) -> None:
    web.pages["/"] = Page(body, headers={"Content-Encoding": encoding})
    assert expected in refusal(web.base)


def test_a_bomb_is_unpacked_to_its_limit_only(web: Web) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = bytes(1_000_000)
    bomb = b"".join(packer.compress(zeros) for _ in range(300)) + packer.flush()
    assert len(bomb) < 400_000
    web.pages["/"] = Page(bomb, headers={"Content-Encoding": "gzip"})
    assert "is too big: over 32 MB" in refusal(web.base, ask=Ask())


@pytest.mark.parametrize("length", [None, -1])
def test_too_much_is_refused_before_or_while_it_comes(web: Web, length: int | None) -> None:
    web.pages["/"] = Page(b"x" * 200_000, length=length)
    assert "is too big: over 0 MB" in refusal(web.base)


def test_an_endless_body_ends(web: Web) -> None:
    def endless(handler: Handler) -> None:
        handler.send(Page(length=-1))
        while not handler.web.over.is_set():
            handler.wfile.write(b"more " * 1000)

    web.pages["/"] = endless
    assert "is too big" in refusal(web.base)


def drip_body(handler: Handler) -> None:
    handler.send(Page(length=100_000))
    handler.drip()


def drip_head(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    handler.drip()


def drip_packed(handler: Handler) -> None:
    handler.send(Page(length=-1, headers={"Transfer-Encoding": "chunked"}))
    handler.drip(b"1\r\nx\r\n")


@pytest.mark.parametrize("drip", [drip_body, drip_head, drip_packed])
@pytest.mark.parametrize("is_encrypted", [False, True])
def test_what_drips_is_ended(drip: object, *, is_encrypted: bool) -> None:
    with Web({"/": drip}, is_encrypted=is_encrypted) as web:  # type: ignore[dict-item]
        asked = network({"SSL_CERT_FILE": AUTHORITY}, SHORT, {"a.test": ["127.0.0.1"]})
        address = f"https://a.test:{web.port}/" if is_encrypted else f"{web.base}/"
        assert "took longer than 0.4 seconds" in refusal(address, asked)


def test_the_time_of_an_answer_is_that_of_its_redirects_too(web: Web) -> None:
    def slow(handler: Handler) -> None:
        handler.web.over.wait(0.3)
        handler.send(redirect(f"{handler.path}x"))

    web.pages |= {"/" + "x" * number: slow for number in range(5)}
    assert "took longer than 0.4 seconds" in refusal(web.base, network(timing=SHORT))
    assert len(web.asked) < 5


def test_a_handshake_may_take_no_more_than_all() -> None:
    with Web({"/": "here"}, is_encrypted=True) as web:
        web.handshake_after = 0.5
        asked = network({"SSL_CERT_FILE": AUTHORITY}, SHORT, {"a.test": ["127.0.0.1"]})
        assert "took longer than 0.4" in refusal(f"https://a.test:{web.port}/", asked)


def test_looking_up_counts_too(web: Web) -> None:
    slow = Timing(connect=9, silence=9, whole=0.2)

    def resolve(_host: str, _port: int) -> Sequence[str]:
        web.over.wait(0.3)
        return ["127.0.0.1"]

    assert "took longer than 0.2" in refusal(
        f"https://a.test:{web.port}/", Network({}, slow, resolve=resolve)
    )


def test_silence_is_ended(web: Web) -> None:
    def silent(handler: Handler) -> None:
        handler.web.over.wait()

    web.pages["/"] = silent
    assert (
        refusal(web.base, network(timing=Timing(silence=0.1))) == "127.0.0.1 doesn't answer; try again later"
    )


@pytest.mark.parametrize("headers", [{}, {"Transfer-Encoding": "chunked"}])
def test_a_short_body_is_told(web: Web, headers: dict[str, str]) -> None:
    body = b"5\r\nhe" if headers else b"half"
    web.pages["/"] = Page(body, headers=headers, length=-1 if headers else 8)
    assert refusal(web.base) == "the answer of 127.0.0.1 was cut short; try again"


def test_chunks_are_put_together(web: Web) -> None:
    web.pages["/"] = Page(
        b"3\r\none\r\n4\r\ntwo!\r\n0\r\n\r\n", headers={"Transfer-Encoding": "chunked"}, length=-1
    )
    assert page(web.base).data == b"onetwo!"


def test_what_is_no_http_is_told(web: Web) -> None:
    def shout(handler: Handler) -> None:
        handler.wfile.write(b"+OK mail here\r\n")
        handler.close_connection = True

    web.pages["/"] = shout
    assert "gave no proper answer" in refusal(web.base)


def test_a_dead_port_and_an_unknown_host_are_told() -> None:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "refuses connections" in refusal(f"http://127.0.0.1:{port}/")
    assert refusal("http://nowhere.test/") == "there is no host nowhere.test; check the address"


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (socket.gaierror(socket.EAI_AGAIN, "?"), "can't be looked up now"),
        (TimeoutError(), "doesn't answer"),
        (OSError(101, "Network is unreachable"), "can't be reached; check your network"),
    ],
)
def test_a_look_up_that_fails_is_told(error: OSError, expected: str) -> None:
    def resolve(_host: str, _port: int) -> Sequence[str]:
        raise error

    assert expected in refusal("http://a.test/", Network({}, resolve=resolve))


def test_looking_up_takes_no_longer_than_it_may() -> None:
    never = Event()
    with pytest.raises(TimeoutError):
        look_up("localhost", 80, 0.0, lambda _host, _port: (never.wait(10), ())[1])
    never.set()
    assert "127.0.0.1" in look_up("localhost", 80, 10.0)
    with pytest.raises(socket.gaierror):
        look_up("a" * 70, 80, 10.0)
    with pytest.raises(socket.gaierror):
        look_up("", 80, 10.0)


def test_another_address_is_tried_where_one_is_dead(web: Web) -> None:
    web.pages["/"] = "here"
    names = {"a.test": ["127.0.0.2", "127.0.0.1"]}
    assert page(f"http://a.test:{web.port}/", network(names=names)).data == b"here"
    assert "refuses connections" in refusal(
        f"http://a.test:{web.port}/", network(names={"a.test": ["127.0.0.2"]})
    )


def test_no_time_is_left_for_more_addresses(web: Web) -> None:
    asked = network(timing=Timing(5, 5, 0.0), names={"a.test": ["127.0.0.1"]})
    assert "took longer" in refusal(f"http://a.test:{web.port}/", asked)


def test_redirects_are_followed_to_where_they_lead(web: Web) -> None:
    utf_8 = "/é".encode().decode("latin-1")
    web.pages |= {"/": redirect("b/c?x=ä"), "/b/c?x=%C3%A4": redirect("../d", 308), "/d": redirect(utf_8)}
    web.pages["/%C3%A9"] = "there"
    answer = page(web.base)
    assert (answer.url, answer.data) == (f"{web.base}/%C3%A9", b"there")


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [((301, 308), "/c"), ((308, 302), "/b"), ((302, 301), None), ((307, 307), None)],
)
def test_a_move_for_good_is_told_as_far_as_every_redirect_says_so(
    web: Web, statuses: tuple[int, int], moved: str | None
) -> None:
    web.pages |= {"/": redirect("/b", statuses[0]), "/b": redirect("/c", statuses[1]), "/c": "there"}
    answer = page(web.base)
    assert answer.data == b"there"
    assert answer.moved == (moved and f"{web.base}{moved}")


def test_validators_come_back_byte_for_byte_and_an_answer_may_have_no_body(web: Web) -> None:
    odd = 'W/"\xe4 \xff|1"'

    def feed(handler: Handler) -> None:
        told = handler.headers.get("If-None-Match") == odd
        handler.send(Page("" if told else "all", 304 if told else 200, {"ETag": odd}))

    web.pages["/"] = feed
    asked = network()
    tag = asked.ask(web.base, "feed").headers["etag"]
    answer = asked.ask(web.base, "feed", Ask(SMALL, headers={"If-None-Match": tag}))
    assert (answer.status, answer.data) == (304, b"")


@pytest.mark.parametrize(
    ("leads_to", "expected"),
    [
        ("/", "redirects in a circle"),
        ("file:///etc/passwd", "leads to an address that is not a web address"),
        ("gopher://a/", "leads to an address that is not a web address"),
        ("http://user:word@a.test/", "leads to an address that has a user name or password"),
        ("http://[::1/", "leads to an address that"),
        ("http://localhost:1/", "leads to localhost, in a private network"),
        ("http://[::ffff:10.0.0.1]/", "in a private network"),
        ("http://2130706433:1/", "in a private network"),
        ("http://169.254.169.254/meta", "in a private network"),
        ("http://inside.test/", "leads to inside.test, in a private network"),
        ("http://both.test/", "in a private network"),
    ],
)
def test_a_redirect_that_isnt_safe_is_refused(web: Web, leads_to: str, expected: str) -> None:
    web.pages["/"] = redirect(leads_to)
    names = {"inside.test": ["192.168.0.7"], "both.test": ["93.184.215.14", "fd00::1"]}
    assert expected in refusal(f"{web.base}/", network(names=names))
    assert web.asked == ["/"]


def test_endless_redirects_end(web: Web) -> None:
    web.pages |= {f"/{n}": redirect(f"/{n + 1}") for n in range(9)}
    assert refusal(f"{web.base}/0") == f"redirects more than 5 times; {SAVE}"
    assert web.asked == [f"/{n}" for n in range(6)]
    web.pages["/5"] = "there"
    assert page(f"{web.base}/0").data == b"there"


def test_a_private_host_may_lead_to_itself(web: Web) -> None:
    web.pages |= {"/": redirect(f"http://127.0.0.1:{web.port}/b"), "/b": "there"}
    assert page(web.base).data == b"there"


def test_a_private_host_that_nobody_named_is_not_asked(web: Web) -> None:
    assert "in a private network" in refusal(web.base, ask=Ask(SMALL, is_named=False))
    assert web.asked == []


def test_a_name_is_looked_up_once(web: Web) -> None:
    answers = [["127.0.0.1"], ["127.0.0.9"]]
    web.pages["/"] = "here"
    asked = Network({}, resolve=lambda _host, _port: answers.pop(0))
    assert asked.ask(f"http://a.test:{web.port}/", "a").data == b"here"
    assert answers == [["127.0.0.9"]]


def test_from_https_to_http_nothing_is_followed() -> None:
    with Web({"/": redirect("http://b.test/"), "/c": "there"}, is_encrypted=True) as web:
        web.pages["/b"] = redirect(f"https://a.test:{web.port}/c")
        asked = network({"SSL_CERT_FILE": AUTHORITY}, names={"a.test": ["127.0.0.1"]})
        assert "leads from https to http (b.test)" in refusal(f"https://a.test:{web.port}/", asked)
        assert page(f"https://a.test:{web.port}/b", asked).data == b"there"


def test_a_host_is_trusted_by_its_certificate_alone() -> None:
    with Web({"/": "here"}, is_encrypted=True) as web:
        names = {"a.test": ["127.0.0.1"], "a.example": ["127.0.0.1"]}
        trusting = network({"SSL_CERT_FILE": AUTHORITY}, names=names)
        assert page(f"https://a.test:{web.port}/", trusting).data == b"here"
        assert "the certificate of a.example isn't trusted" in refusal(
            f"https://a.example:{web.port}/", trusting
        )
        assert "SSL_CERT_FILE" in refusal(f"https://a.test:{web.port}/", network(names=names))
        bad = network({"SSL_CERT_FILE": "/nowhere.pem"}, names=names)
        assert "SSL_CERT_FILE (/nowhere.pem) has no certificates" in refusal(
            f"https://a.test:{web.port}/", bad
        )


def test_https_where_there_is_none_is_told(web: Web) -> None:
    assert "no secure connection" in refusal(f"https://127.0.0.1:{web.port}/")


def test_through_a_proxy_no_name_is_looked_up(web: Web) -> None:
    web.pages |= {
        "http://a.test/x": redirect("https://b.test/y"),
        "https://b.test/y": "there",
        "http://c.test/": redirect("http://127.0.0.1/"),
        "http://d.test/": redirect("http://router.local/"),
    }
    asked = network({**web.proxy, "HTTP_PROXY": web.base.replace("//", "//me:w%40rd@")})
    answer = page("http://a.test/x", asked)
    assert (answer.url, answer.data) == ("https://b.test/y", b"there")
    assert (web.asked, web.tunnels) == (["http://a.test/x", "https://b.test/y"], ["b.test:443"])
    assert web.headers[0]["proxy-authorization"] == "Basic bWU6d0ByZA=="
    assert "proxy-authorization" not in web.headers[1]
    assert "in a private network" in refusal("http://c.test/", asked)
    assert "in a private network" in refusal("http://d.test/", asked)


def test_a_proxy_that_refuses_is_told(web: Web) -> None:
    web.refuses_tunnels = True
    assert refusal("https://a.test/", network(web.proxy)).startswith(
        "the proxy doesn't connect to a.test: 403"
    )
    web.pages["http://a.test/"] = Page("", 407)
    assert "the proxy wants a user name" in refusal("http://a.test/", network(web.proxy))


@pytest.mark.parametrize("proxy", ["socks5://a:1", "https://a:1", "http://", "http://a:b"])
def test_a_proxy_that_cant_be_used_is_told(proxy: str) -> None:
    assert "HTTP_PROXY is not the address of an HTTP proxy" in refusal(
        "http://a.test/", network({"http_proxy": proxy})
    )


@pytest.mark.parametrize(
    "no_proxy", ["*", "a.test", ".test", "test", "*.a.test, a.test", "b c,a.test:{port}", "10.0.0.0/8 a.test"]
)
def test_no_proxy_is_honoured(web: Web, no_proxy: str) -> None:
    web.pages["/"] = "straight"
    environment = {"http_proxy": "127.0.0.2:1", "NO_PROXY": no_proxy.format(port=web.port)}
    asked = network(environment, names={"a.test": ["127.0.0.1"]})
    assert page(f"http://a.test:{web.port}/", asked).data == b"straight"


@pytest.mark.parametrize("no_proxy", ["a.test:1", "est", "b.a.test", "10.0.0.0/8", "nonsense/99"])
def test_others_go_through_the_proxy(web: Web, no_proxy: str) -> None:
    web.pages["http://a.test/"] = "around"
    assert page("http://a.test/", network({**web.proxy, "NO_PROXY": no_proxy})).data == b"around"


@pytest.mark.parametrize("no_proxy", ["127.0.0.0/8", "127.0.0.1"])
def test_numbers_in_no_proxy_are_numbers(web: Web, no_proxy: str) -> None:
    web.pages["/"] = "straight"
    assert (
        page(f"{web.base}/", network({"http_proxy": "127.0.0.2:1", "no_proxy": no_proxy})).data == b"straight"
    )


def test_the_environment_of_the_process_counts(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    web.pages["http://a.test/"] = "around"
    for name in ("http_proxy", "no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTP_PROXY", web.base)
    assert Network().ask("http://a.test/", "a").data == b"around"


def test_a_redirect_off_the_only_host_is_not_followed(web: Web) -> None:
    web.pages["/"] = redirect("http://other.test/x")
    answer = network().ask(web.base, "a", Ask(SMALL, host="127.0.0.1"))
    assert (answer.status, answer.url) == (302, "http://other.test/x")


def test_it_ends_when_the_user_says_so(web: Web) -> None:
    web.pages["/"] = Page(b"x" * 50_000)
    with pytest.raises(Stopped):
        page(web.base, ask=Ask(SMALL, cancelled=lambda: True))


def test_silence_is_no_hindrance_to_that(web: Web) -> None:
    asked = Event()

    def silent(handler: Handler) -> None:
        asked.set()
        handler.web.over.wait(60)

    web.pages["/"] = silent
    timing = Timing(connect=60, silence=60, whole=60)
    with pytest.raises(Stopped):
        page(web.base, network(timing=timing), Ask(SMALL, cancelled=asked.is_set))


class Time:
    """A clock that waiting advances."""

    def __init__(self) -> None:
        self.now = 100.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


def test_hosts_get_the_pause_they_want() -> None:
    time = Time()
    turns = Turns(time, time.wait)
    for host in ("a", "b", "a"):
        with turns.of(host, 1.0, lambda: False):
            time.now += 0.25
    assert sum(time.waits) == pytest.approx(0.75)
    with pytest.raises(Stopped), turns.of("a", 5.0, lambda: True):
        raise AssertionError


def test_a_host_is_asked_one_thing_at_a_time(web: Web) -> None:
    first, go, overlapped = Event(), Event(), Event()

    def slow(handler: Handler) -> None:
        if first.is_set() and not go.is_set():
            overlapped.set()
        first.set()
        go.wait(10)
        handler.send(Page("done"))

    web.pages |= {"/1": slow, "/2": slow}
    asked = network()
    threads = [Thread(target=page, args=(f"{web.base}/{n}", asked)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    assert first.wait(10)
    assert not overlapped.wait(0.1)
    go.set()
    for thread in threads:
        thread.join(10)
    assert len(web.asked) == 2
