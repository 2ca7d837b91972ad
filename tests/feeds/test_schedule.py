"""When to ask again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.feeds import Response, State, after, is_due, may_ask, next_time, validators

NOW = datetime(2026, 11, 10, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def asked(*responses: Response, state: State | None = None, chance: float = 0.0) -> State:
    """The state after some requests at the same time."""
    state = state or State()
    for response in responses:
        state = after(state, response, NOW, chance).state
    return state


def due_in(state: State) -> timedelta:
    assert state.due is not None
    return state.due - NOW


def test_what_was_never_asked_is_due() -> None:
    assert is_due(State(), NOW)
    assert may_ask(State(), NOW)
    assert next_time(State()) is None
    assert validators(State()) == {}


@pytest.mark.parametrize("status", [200, 304])
def test_at_most_hourly(status: int) -> None:
    state = asked(Response(status))
    assert not is_due(state, NOW + HOUR - timedelta(seconds=1))
    assert is_due(state, NOW + HOUR)
    assert next_time(state) == NOW + HOUR
    assert may_ask(state, NOW)
    assert state.asked == NOW
    assert state.outcome == ("came" if status == 200 else "unchanged")


def test_as_often_as_the_user_says() -> None:
    assert due_in(asked(Response(200), state=State(every=DAY))) == DAY
    assert due_in(asked(Response(200), state=State(every=HOUR / 4))) == HOUR / 4


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"cache-control": "public, max-age=7200"}, 2 * HOUR),
        ({"cache-control": "MAX-AGE=7200 , must-revalidate"}, 2 * HOUR),
        ({"cache-control": 'max-age="7200"'}, 2 * HOUR),
        ({"cache-control": "max-age=7200", "age": "1800"}, 1.5 * HOUR),
        ({"cache-control": "max-age=7200", "age": "90000"}, HOUR),
        ({"cache-control": "max-age=7200", "age": "old"}, 2 * HOUR),
        ({"cache-control": "max-age=60"}, HOUR),
        ({"cache-control": "s-maxage=7200"}, HOUR),
        ({"cache-control": "max-age=soon"}, HOUR),
        ({"cache-control": "max-age=999999999999"}, 7 * DAY),
        ({}, HOUR),
    ],
)
def test_max_age(headers: dict[str, str], wait: timedelta) -> None:
    assert due_in(asked(Response(200, headers))) == wait
    assert due_in(asked(Response(304, headers))) == wait


def test_validators_go_back_byte_for_byte() -> None:
    etag, modified = 'W/"a\xe9-b--gzip"', "tuesday, 3-nov-26  8:00:00 gmt"
    state = asked(Response(200, {"etag": etag, "last-modified": modified}))
    assert validators(state) == {"If-None-Match": etag, "If-Modified-Since": modified}
    kept = asked(Response(304), state=state)
    assert validators(kept) == validators(state)
    renewed = asked(Response(304, {"etag": '"new"'}), state=state)
    assert validators(renewed) == {"If-None-Match": '"new"', "If-Modified-Since": modified}
    failed = asked(Response(500, {"etag": '"error"'}), state=state)
    assert validators(failed) == validators(state)
    assert validators(asked(Response(200), state=state)) == {}


@pytest.mark.parametrize("status", [400, 403, 404, 500, 502, 503, None])
def test_failures_wait_twice_as_long_each_time(status: int | None) -> None:
    waits = [due_in(asked(*[Response(status)] * count)) for count in range(1, 9)]
    assert waits == [HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 16 * HOUR, DAY, DAY, DAY]
    assert due_in(asked(*[Response(status)] * 2_000)) == DAY
    assert asked(Response(status)).outcome == "failed"
    assert may_ask(asked(Response(status)), NOW)


def test_success_forgets_the_failures() -> None:
    state = asked(Response(500), Response(500), Response(200))
    assert (state.failures, due_in(state)) == (0, HOUR)
    assert due_in(asked(Response(500), state=state)) == HOUR


@given(st.floats(0, 1, exclude_max=True), st.integers(1, 20))
def test_jitter_only_waits_longer(chance: float, count: int) -> None:
    still = due_in(asked(*[Response(500)] * count))
    assert still <= due_in(asked(*[Response(500)] * count, chance=chance)) <= still * 1.25


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        ("120", timedelta(seconds=120)),
        (" 86400 ", DAY),
        ("2592000", 30 * DAY),
        ("Tue, 10 Nov 2026 15:00:00 GMT", 3 * HOUR),
        ("Tue, 10 Nov 2026 15:00:00 -0000", 3 * HOUR),
        ("Tue, 10 Nov 2026 16:00:00 +0100", 3 * HOUR),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_holds_for_named_ones_too(status: int, said: str, wait: timedelta) -> None:
    state = asked(Response(status, {"retry-after": said}))
    assert state.outcome == "later"
    assert next_time(state) == NOW + wait
    for ask in (is_due, may_ask):
        assert not ask(state, NOW + wait - timedelta(seconds=1))
        assert ask(state, NOW + wait)


@pytest.mark.parametrize(
    "said",
    [
        "0",
        "-5",
        "soon",
        "",
        "999999999999",
        "Tue, 10 Nov 2026 11:00:00 GMT",
        "Tue, 99 Nov 2026 11:00:00 GMT",
        "Wed, 01 Jan 2380 00:00:00 GMT",
    ],
)
def test_a_retry_after_that_makes_no_sense_is_none(said: str) -> None:
    state = asked(Response(429, {"retry-after": said}))
    assert (state.outcome, state.retry_at, due_in(state)) == ("later", None, HOUR)


def test_too_many_requests_without_a_time_back_off() -> None:
    state = asked(Response(429), Response(429))
    assert (state.outcome, due_in(state)) == ("later", 2 * HOUR)


def test_a_retry_after_beside_another_answer_holds_too() -> None:
    good = asked(Response(200, {"retry-after": "7200"}))
    assert (next_time(good), may_ask(good, NOW + HOUR)) == (NOW + 2 * HOUR, False)
    bad = asked(Response(500, {"retry-after": "7200"}))
    assert (bad.outcome, due_in(bad), next_time(bad)) == ("failed", HOUR, NOW + 2 * HOUR)
    assert asked(Response(200), state=good).retry_at is None


def test_gone_is_not_asked_again_unless_named() -> None:
    state = asked(Response(500), Response(410, {"retry-after": "60"}))
    assert state.outcome == "gone"
    assert not is_due(state, NOW + 1000 * DAY)
    assert next_time(state) is None
    assert may_ask(state, NOW)
    assert is_due(asked(Response(200), state=state), NOW + HOUR)


def test_the_second_permanent_redirect_in_a_row_moves() -> None:
    new = "https://new.example/feed"
    first = after(State(), Response(200, {}, new), NOW, 0)
    assert (first.moved_to, first.state.redirects) == (None, 1)
    second = after(first.state, Response(304, {}, new), NOW, 0)
    assert second.moved_to == new
    assert (second.state.redirects, second.state.redirected_to) == (0, None)


def test_what_comes_between_begins_the_count_anew() -> None:
    new, other = "https://new.example/feed", "https://other.example/feed"
    state = asked(Response(200, {}, new), Response(200))
    assert after(state, Response(200, {}, new), NOW, 0).moved_to is None
    state = asked(Response(200, {}, new), Response(200, {}, other))
    assert after(state, Response(200, {}, new), NOW, 0).moved_to is None
    assert after(state, Response(200, {}, other), NOW, 0).moved_to == other


def test_a_redirect_to_nothing_moves_nothing() -> None:
    new = "https://new.example/feed"
    state = asked(Response(404, {}, new), Response(404, {}, new))
    assert (state.redirects, state.outcome) == (0, "failed")


@given(
    st.lists(
        st.builds(
            Response,
            st.none() | st.integers(100, 599),
            st.dictionaries(
                st.sampled_from(["etag", "last-modified", "retry-after", "cache-control", "age"]),
                st.text(max_size=20),
            ),
            st.none() | st.sampled_from(["https://a.example/", "https://b.example/"]),
        ),
        max_size=6,
    )
)
def test_whatever_comes(responses: list[Response]) -> None:
    state = asked(*responses, chance=0.5)
    if responses:
        assert state.asked == NOW
        assert state.outcome == "gone" or due_in(state) > timedelta(0)
