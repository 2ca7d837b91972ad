"""Addresses as users type them, and which of them are private."""

from __future__ import annotations

import pytest

from reader.web_addresses import is_private, is_private_host, is_web, looks_like_address, number_of, parsed


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("https://example.org", "https://example.org/"),
        ("HTTPS://Example.ORG.:443/A?b=C#part", "https://example.org/A?b=C"),
        ("  http://example.org:8080/a b?c=ä  ", "http://example.org:8080/a%20b?c=%C3%A4"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("http://[::1]:80/x", "http://[::1]/x"),
        ("http://example.org?q=1", "http://example.org/?q=1"),
    ],
)
def test_an_address_is_always_written_alike(typed: str, url: str) -> None:
    assert parsed(typed).url == url
    assert parsed(url).url == url


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ftp://a/", "is not a web address"),
        ("file:///etc/passwd", "is not a web address"),
        ("example.org", "is not a web address"),
        ("https://", "is no valid web address"),
        ("https:///path", "is no valid web address"),
        ("http://a:0/", "is no valid web address"),
        ("http://a:99999/", "is no valid web address"),
        ("http://a:b/", "is no valid web address"),
        ("http://[::1/", "is no valid web address"),
        ("http://a b/", "is no valid web address"),
        ("http://a\\b/", "is no valid web address"),
        ("http://℀.example/", "is no valid web address"),
        ("http://me:word@a/", "has a user name or password"),
        ("http://me@a/", "has a user name or password"),
        ("http://a/" + "b" * 5000, "is too long"),
    ],
)
def test_what_is_no_address_says_why(typed: str, expected: str) -> None:
    with pytest.raises(ValueError, match=expected):
        parsed(typed)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "2130706433", "0x7f.1", "0", "0.0.0.0",  # noqa: S104
        "10.1.2.3", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "100.100.100.200", "168.63.129.16", "224.0.0.1", "255.255.255.255",
        "::1", "::", "fe80::1", "fe80::1%eth0", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::127.0.0.1",
        "::ffff:10.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b:1::a00:1", "2002:7f00:1::",
        "2001:0:4136:e378:8000:63bf:f5ff:fffe",
        "localhost", "a.localhost", "printer.local", "db.internal", "router.home.arpa",
    ],
)  # fmt: skip
def test_private_hosts(host: str) -> None:
    assert is_private_host(host)


@pytest.mark.parametrize(
    "host",
    [
        "example.org", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "local.example",
        "1.2.3.4.5", "0x", "99999999999",
    ],
)  # fmt: skip
def test_public_hosts(host: str) -> None:
    assert not is_private_host(host)


def test_numbers_are_told_from_names() -> None:
    assert number_of("0x7f.1") == "127.0.0.1"
    assert number_of("example.org") is None
    assert is_private("10.0.0.1")


def test_addresses_are_told_from_paths() -> None:
    assert looks_like_address("ftp://a")
    assert not looks_like_address("a/b://c")
    assert is_web("https://example.org/")
    assert not is_web("/https://example.org/")
    assert not is_web(None)
