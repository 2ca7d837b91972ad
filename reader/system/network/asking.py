"""Ask for what is at an address, through redirects that are safe to follow."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from reader.errors import SourceError
from reader.system.network.connecting import MOVED_STATUSES, REDIRECT_STATUSES, answer_of
from reader.system.network.failures import SAVE, Refusal, of_error, of_proxy, of_status
from reader.system.network.routes import look_up, proxy_for, route_to
from reader.system.network.turns import Turns
from reader.system.network.values import Answer, Ask, Timing
from reader.web_addresses import WebAddress, parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.system.network.routes import Resolve

REDIRECTS = 5
_ASK = Ask()


def _now() -> datetime:
    return datetime.now(UTC)


class Network:
    """What a program may ask the network for. Safe to use from several threads.

    `environment` has the proxies and SSL_CERT_FILE; by default it is the process's.
    """

    def __init__(
        self,
        environment: Mapping[str, str] | None = None,
        timing: Timing = Timing(),  # noqa: B008 - a value
        *,
        turns: Turns | None = None,
        resolve: Resolve | None = None,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._environment = environment
        self._timing = timing
        self._turns = turns or Turns()
        self._resolve = resolve or (lambda host, port: look_up(host, port, timing.connect))
        self._clock = clock

    def page(self, address: str, source: str, ask: Ask = _ASK) -> Answer:
        """Return the page at an address; see `ask`. Raises SourceError too for a status that is none."""
        answer = self.ask(address, source, ask)
        if why := self.why_not(answer):
            raise SourceError(source, why)
        return answer

    def why_not(self, answer: Answer) -> str | None:
        """Return why an answer is no page, as a phrase to put behind its address; None for one that is."""
        refusal = of_status(answer, self._clock())
        return None if refusal is None else str(refusal)

    def ask(self, address: str, source: str, ask: Ask = _ASK) -> Answer:
        """Return what a host answers, whatever its status.

        Follows at most REDIRECTS redirects: none from https to http, none into a private network. Raises
        SourceError, naming `source`, if nothing comes, and Stopped.
        """
        try:
            return self._follow(parsed(address), ask)
        except (Refusal, ValueError) as refusal:
            raise SourceError(source, str(refusal)) from refusal.__cause__

    def _follow(self, target: WebAddress, ask: Ask) -> Answer:
        named = target.host if ask.is_named else None
        seen = {target.url}
        spent = 0.0
        moved: str | None = None
        is_for_good = True
        while True:
            answer, seconds = self._one(target, ask, spent, may_be_private=target.host == named)
            spent += seconds
            location = answer.headers.get("location")
            if location is None or answer.status not in REDIRECT_STATUSES:
                return answer._replace(moved=moved)
            target = _next(target, location)
            # What comes after a redirect for now is nobody's new address.
            is_for_good = is_for_good and answer.status in MOVED_STATUSES
            moved = target.url if is_for_good else moved
            if ask.host is not None and target.host != ask.host:
                return answer._replace(url=target.url, moved=moved)
            if target.url in seen:
                raise Refusal(f"redirects in a circle ({target.host}); {SAVE}")
            if len(seen) > REDIRECTS:
                raise Refusal(f"redirects more than {REDIRECTS} times; {SAVE}")
            seen.add(target.url)

    def _one(
        self, target: WebAddress, ask: Ask, spent: float, *, may_be_private: bool
    ) -> tuple[Answer, float]:
        """Ask one host once; return its answer, and the seconds it took. `spent` is what others took."""
        environment = os.environ if self._environment is None else self._environment
        with self._turns.of(target.host, ask.pause, ask.cancelled):
            ask.came(target.host, 0)
            begun_at = monotonic()
            try:
                route = route_to(
                    target, may_be_private=may_be_private, environment=environment, resolve=self._resolve
                )
            except OSError as error:
                proxy = proxy_for(target, environment)
                if proxy is not None:
                    raise of_proxy(error, proxy.name, target.scheme) from error
                raise of_error(error, target.host) from error
            end_at = begun_at + self._timing.whole - spent
            answer = answer_of(target, route, ask, self._timing, end_at, environment)
            return answer, monotonic() - begun_at


def _as_sent(location: str) -> str:
    """Return a header's value, which was taken for latin-1, as browsers read it: as UTF-8 if it is that."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location


def _next(target: WebAddress, location: str) -> WebAddress:
    """Return where a redirect leads. Raises Refusal if it isn't followed."""
    try:
        found = parsed(urljoin(target.url, _as_sent(location).strip()))
    except ValueError as problem:
        raise Refusal(f"leads to an address that {problem}; open it in your browser") from None
    if target.scheme == "https" and found.scheme == "http":
        raise Refusal(f"leads from https to http ({found.host}); if you trust it, add that address itself")
    return found
