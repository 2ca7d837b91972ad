"""Single letters and names with signs stand for themselves: C++, C#, .NET, R, A/B."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search import Index, find_in, search
from reader.search.query_parser import parse_query
from reader.search.signs import as_typed, is_signed, with_signs
from tests.search.builders import Builder, index_of

TOOLS = {
    "one": "A Software Engineer who writes C++ and knows shaders.",
    "cups": "A Clerk who can count cups and chairs, and carry crates.",
    "two": "A Statistician who uses R daily and runs regressions.",
    "sharp": "A Developer of tools in C# and F# on .NET 8.",
    "web": "A Developer of web pages in ASP.NET and node.js.",
    "three": "An Engineer of firmware in plain C, and of tests by vectors.",
    "seventeen": "A Compiler Engineer who follows C++17 and C++20.",
    "labs": "A Manager of R&D who loves A/B tests, with a CompTIA A+ certificate.",
    "post": "A Technician for the X-ray machines, paid by e-mail.",
    "plain": "A Nurse, with rounds by day and night, and networks of friends.",
}


def found(query: str) -> list[str]:
    """The names of the texts that have all of a query."""
    made = Builder()
    for name, text in TOOLS.items():
        made.posting(text, role=f"#{name}#")
    results = search(Index.of([made.build()]), query)
    return [] if results.relaxed else sorted(hit.title.strip("#") for hit in results.hits)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("C++", ["one", "seventeen"]),
        ("c++", ["one", "seventeen"]),
        ("C++17", ["seventeen"]),
        ("cpp", ["one"]),
        ('"C++"', ["one"]),
        ('"C++ and knows"', ["one"]),
        ("C#", ["sharp"]),
        ("c# f#", ["sharp"]),
        ("F#", ["sharp"]),
        ("G#", []),
        (".NET", ["sharp", "web"]),
        (".net8", []),
        ("dotnet", ["sharp"]),
        ("ASP.NET", ["web"]),
        ("R", ["two"]),
        ("r", ["two"]),
        ("C", ["three"]),
        ("R&D", ["labs"]),
        ("r&d", ["labs"]),
        ("R & D", ["labs"]),
        ('"R&D who"', ["labs"]),
        ("D", []),
        ("R -R&D", ["two"]),
        ("A/B", ["labs"]),
        ("B", []),
        ("a/b tests", ["labs"]),
        ("A+", ["labs"]),
        ("node.js", ["web"]),
        ("x-ray", ["post"]),
        ("x ray", ["post"]),
        ("xray", ["post"]),
        ("e-mail", ["post"]),
        ("X", ["post"]),
        ("z", []),
        ("engineer -C++", ["seventeen", "three"]),
        ("developer -(C# OR node.js)", []),
        ("8", ["sharp"]),
        ("2", []),
    ],
)
def test_stands_for_itself(query: str, names: list[str]) -> None:
    assert found(query) == names


@pytest.mark.parametrize(
    ("text", "letters", "query"),
    [
        ("Heads our R&D", "RD", "R&D"),
        ("Heads our R & D", "RD", "R&D"),
        ("Heads our R&D", "RD", "R & D"),
        ("Sits in Washington, D.C. since", "DC", "D.C."),
        ("Wants a C.E.O. today", "CEO", "C.E.O."),
        ("Buys at AT&T only", "T", "AT&T"),
        ("Closes M&A deals", "MA", "M&A"),
        ("Owns the P&L", "PL", "p&l"),
        ("Leads one Q&A", "QA", "q&a"),
        ("Runs A/B tests", "AB", "A/B"),
        ("Knows I/O", "IO", "i/o"),
        ("The U.S. and back", "US", "U.S."),
        ("Sails the R&Dx", "R", "R&Dx"),
    ],
)
def test_letters_that_signs_join_are_not_letters_alone(text: str, letters: str, query: str) -> None:
    index = index_of(text)
    assert search(index, query).total == 1
    assert not search(index, query).relaxed
    for letter in letters:
        assert search(index, letter).total == 0, letter
    assert find_in(text, query)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Knows C/C++ well", "C"),
        ("Knows C/R well", "R"),
        ("Knows R & C well", "C"),
        ("Knows R/Python", "R"),
        ("Knows R, C and D", "D"),
        ("Knows R-based tools", "R"),
        ("Loves R. Daily", "R"),
        ("In (C)", "C"),
        ("J & sons", "J"),
    ],
)
def test_letters_in_a_list_are_found(text: str, query: str) -> None:
    found = search(index_of(text), query)
    assert (found.total, found.relaxed) == (1, False)


@pytest.mark.parametrize(
    ("text", "query", "spans"),
    [
        ("Knows C++ and C.", "c++", ["C++"]),
        ("Knows C++17, C++.", "C++", ["C++17", "C++"]),
        ("Knows C++ and C.", "c", ["C"]),
        ("Plain .NET, or example.net", ".net", [".NET"]),
        ("Plain .NET, or example.net", "net", ["net"]),
        ("The ＣＲ and Ｃ＋＋", "C++", ["Ｃ＋＋"]),
        ("For R&D, and R or D", "r&d", ["R&D"]),
        ("**C#** and _F#_", "f# c#", ["C#", "F#"]),
        ("women's rights", "women's", ["women"]),
    ],
)
def test_is_highlighted(text: str, query: str, spans: list[str]) -> None:
    assert [text[start:end] for start, end in find_in(text, query)] == spans


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("R&D", ("ꓣ ꓓ",)),
        ("AT&T", ("at ꓔ",)),
        ("C/C++", ("c", with_signs("c++"))),
        ("U.S. labs", ("ꓴ ꓢ", "labs")),
        ("on-device", ("on", "device")),
        ("women's", ("women",)),
        ("O'Neil", ("o", "neil")),
        ("5+ years", ("5", "years")),
        ("a+b", ("a b",)),
        ("a-" * 20 + "a", ("a a a a a a a a", "a a a a a")),
        ("12:30", ("12", "30")),
    ],
)
def test_words_of_a_query(typed: str, words: tuple[str, ...]) -> None:
    assert parse_query(typed).words == words


def test_a_name_with_signs_is_no_typo_of_another_word() -> None:
    index = index_of("We ship on .NET daily", "We cast a wide anet")
    assert search(index, "onet").total == 1
    assert search(index, "sailors with knet").suggestion is None


def test_a_letter_is_found_exactly_in_a_field_that_has_it() -> None:
    made = Builder().posting("First", role="R Developer").posting("Second", role="Rust Developer").build()
    index = Index.of([made])
    assert [hit.title for hit in search(index, "role:r").hits] == ["R Developer"]
    assert search(index, "role:d").total == 2


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Needs a Ph.D. today", "PhD"),
        ("Needs a PhD today", "Ph.D."),
        ("Holds an M.Sc. in", "msc"),
        ("Holds an MSc in", "M.Sc."),
        ("Sold in the U.S.A. only", "usa"),
        ("Sold in the USA only", "U.S.A."),
        ("Wants a C.E.O. today", "ceo"),
        ("Wants a CEO today", "C.E.O."),
        ("Heads our R&D", "rd"),
        ("Sits in Washington, D.C. since", "dc"),
        ("Has a B.A. from", "ba"),
    ],
)
def test_an_abbreviation_is_found_with_and_without_its_dots(text: str, query: str) -> None:
    index = index_of(text)
    results = search(index, query)
    assert (results.total, results.relaxed) == (1, False)
    assert find_in(text, query)


@pytest.mark.parametrize(("text", "query"), [("An I.T. shop", "it"), ("It is", "I.T."), ("A U.S. one", "s")])
def test_a_common_word_is_no_abbreviation(text: str, query: str) -> None:
    assert search(index_of(text), query).total == (query == "I.T.")


@given(st.text(st.characters() | st.sampled_from("aCr+#.neNET＋♯&/ "), max_size=40))
def test_signs_become_letters_at_the_same_length(text: str) -> None:
    assert len(with_signs(text)) == len(text)
    assert with_signs(with_signs(text)) == with_signs(text)


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=8))
def test_joined_letters_are_shown_as_they_are_typed(letters: str) -> None:
    assert as_typed(with_signs("&".join(letters))) == "&".join(letters)
    assert not is_signed(with_signs("&".join(letters)))


@pytest.mark.parametrize("word", ["c++", "c#", ".net", "a+"])
def test_they_are_shown_as_they_are_typed(word: str) -> None:
    assert is_signed(with_signs(word))
    assert as_typed(with_signs(word)) == word
    assert not is_signed(word)
