"""Addresses made plain: where they lead, and what makes them look like others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.addresses import target_of
from reader.clean import is_safe


@pytest.mark.parametrize(
    ("link", "address", "host"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d", "example.org"),
        ("www.example.org", "https://www.example.org", "www.example.org"),
        ("a.b+c@example.org", "mailto:a.b+c@example.org", "a.b+c@example.org"),
        ("mailto:a@example.org?subject=x", "mailto:a@example.org?subject=x", "a@example.org"),
        ("MailTo:A@example.org", "mailto:A@example.org", "A@example.org"),
        ("https://example.org:443/", "https://example.org:443/", "example.org"),
        ("HTTPS://EXAMPLE.org/A", "https://example.org/A", "example.org"),
    ],
)
def test_plain_addresses_say_nothing(link: str, address: str, host: str) -> None:
    target = target_of(link)
    assert target is not None
    assert (target.address, target.host, target.reads, target.warnings) == (address, host, "", ())


@pytest.mark.parametrize(
    ("link", "host", "said"),
    [
        (
            "https://bank.example@evil.example/x",
            "evil.example",
            "(bank.example) isn't the site; this opens evil",
        ),
        ("https://раypal.example", "xn--ypal-43d9g.example", "mixes alphabets"),
        ("https://xn--pypal-4ve.example", "xn--pypal-4ve.example", "cyrillic small letter a"),
        ("https://bücher.example/", "xn--bcher-kva.example", "ü is latin small letter u with diaeresis"),
        ("https://127.0.0.1/", "127.0.0.1", "a number, not a name"),
        ("https://2130706433/", "2130706433", "a number, not a name"),
        ("https://[::1]:80/", "::1", "a number, not a name"),
        ("https://example.org:8443/", "example.org", "unusual port (8443)"),
        ("http://example.org/", "example.org", "not encrypted"),
        ("mailto:a@example.org?bcc=x@y.z", "a@example.org", "more recipients (bcc)"),
        ("mailto:a@example.org?attach=/etc/passwd", "a@example.org", "attach a file"),
        ("mailto:a@xn--pypal-4ve.example", "a@xn--pypal-4ve.example", "mixes alphabets"),
    ],
)
def test_what_is_not_as_it_looks_is_said(link: str, host: str, said: str) -> None:
    target = target_of(link)
    assert target is not None
    assert target.host == host
    assert said in " ".join(target.warnings)


def test_a_host_of_other_letters_shows_both_ways_and_opens_in_ascii() -> None:
    target = target_of("https://漢字.example/x")
    assert target is not None
    assert target.reads == "漢字.example"
    assert target.address == "https://xn--p8s937b.example/x"
    assert "mixes" not in " ".join(target.warnings)


def test_what_only_looks_encoded_reads_as_it_stands() -> None:
    target = target_of("https://xn--99999999.example/")
    assert target is not None
    assert (target.host, target.reads, target.warnings) == ("xn--99999999.example", "", ())


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)", "file:///etc/passwd", "ftp://example.org", "data:text/html,x", "", "x",
        "mailto:", "mailto:%20", "https://evil.example℀.bank.example",
        "https://[::1/", "https://x:99999/", "https://a\u200bb.example", "https://a.example\\@b.example",
        "https://ex ample.org", "https://\x1b]8;;x", "-https://example.org", "https://@/x",
    ],
)  # fmt: skip
def test_nothing_else_is_a_target(link: str) -> None:
    assert target_of(link) is None


@given(st.text(max_size=60) | st.from_regex(r"https?://[^\s]{1,40}") | st.from_regex(r"mailto:[^\s]{1,40}"))
def test_any_text_gives_a_safe_target_or_none(link: str) -> None:
    target = target_of(link)
    if target is not None:
        assert target.address.startswith(("http://", "https://", "mailto:"))
        assert target.host
        for words in (target.address, target.host, target.reads, *target.warnings):
            assert is_safe(words)
