"""Tries addresses of the web as a guest does: asks each once, and no server more than it likes.

One request at a time to a host, with a pause between two; HEAD, and GET where that is refused; what
a ``robots.txt`` asks programs to leave alone is left alone, and so is a server that has had enough.
"""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from pressroom.links import robots
from pressroom.links.connection import (
    TOKEN,
    NoAnswerError,
    NotAskedError,
    Response,
    path_of,
    request,
)
from pressroom.links.fragments import lacking

TOO_MANY = 429
_FOR_GOOD, _FOR_NOW = (301, 308), (302, 303, 307)
_MOST_REDIRECTS = 5
_AT_ONCE = 8  # hosts
_MOST_OF_A_PAGE, _MOST_OF_ROBOTS = 2_000_000, 500_000  # bytes
_NO_TIME = "the time for all links was over"


@dataclass(frozen=True, slots=True)
class Manners:
    """How to behave: the ``pause`` between two requests to one host, in seconds.

    ``seconds`` is the time of a request, ``within`` that of all; ``private`` allows addresses of
    networks that are not public.
    """

    pause: float = 1.0
    seconds: float = 20.0
    within: float = 600.0
    private: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered: its ``status``, or 0.

    Then ``reason`` tells why there is no answer, or ``untried`` why it was not asked. ``moved`` is
    where it has moved to for good, "" where it has not; ``lacks`` are the fragments that its page
    does not have.
    """

    status: int = 0
    moved: str = ""
    reason: str = ""
    untried: str = ""
    lacks: frozenset[str] = frozenset()


def ask(wanted: Mapping[str, AbstractSet[str]], manners: Manners) -> Mapping[str, Answer]:
    """The answers to addresses of http and https, each with the fragments that links to it have."""
    round_ = _Round(manners)
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in wanted:
        hosts[_host_of(address)].append(address)
    waiting: queue.SimpleQueue[list[str]] = queue.SimpleQueue()
    for addresses in hosts.values():
        waiting.put(addresses)
    answers: dict[str, Answer] = {}

    def visit() -> None:
        while True:
            try:
                addresses = waiting.get_nowait()
            except queue.Empty:
                return
            for address in addresses:
                answers[address] = round_.tried(address, wanted[address])

    # These threads do not keep the program alive: looking up a name can take as long as it likes.
    threads = [threading.Thread(target=visit, daemon=True) for _ in range(_AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0.0, round_.left() + 1))
    return {address: answers.get(address, Answer(untried=_NO_TIME)) for address in wanted}


def _host_of(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


@dataclass(slots=True)
class _Host:
    """A host as it has been met. Whoever asks it something has its ``turn``."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    next: float = 0.0
    closed: NoAnswerError | NotAskedError | None = None


class _Round:
    """One round of questions."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._until = time.monotonic() + manners.within
        self._meeting = threading.Lock()
        self._hosts: dict[str, _Host] = {}
        self._robots: dict[str, robots.Robots] = {}
        self._answers: dict[str, Response] = {}

    def left(self) -> float:
        """The seconds that are left."""
        return self._until - time.monotonic()

    def tried(self, address: str, fragments: AbstractSet[str]) -> Answer:
        """What ``address`` answers."""
        try:
            return self._try(address, fragments)
        except NoAnswerError as error:
            return Answer(reason=str(error))
        except NotAskedError as error:
            return Answer(untried=str(error))
        except ValueError:
            return Answer(reason="its address is not well formed")

    def _try(self, address: str, fragments: AbstractSet[str]) -> Answer:
        here, moved, for_good = address, "", True
        seen = {here}
        for _ in range(_MOST_REDIRECTS + 1):
            self._respect(here)
            response = self._follow(here, fragments)
            target = _led_on_to(here, response)
            if not target:
                good = response.status < 400
                lacks = lacking(response.page, fragments) if response.page and good else frozenset()
                return Answer(response.status, moved, lacks=lacks)
            for_good = for_good and response.status in _FOR_GOOD
            here = target
            moved = here if for_good else moved
            if here in seen:
                raise NotAskedError("it leads back to itself, as where a server wants cookies")
            seen.add(here)
        raise NoAnswerError("it is redirected too often")

    def _follow(self, address: str, fragments: AbstractSet[str]) -> Response:
        """The answer to HEAD, or to GET where the page is wanted or the server knows no HEAD."""
        if fragments:
            return self._request("GET", address, _MOST_OF_A_PAGE)
        if address not in self._answers:
            self._answers[address] = self._head(address)
        return self._answers[address]

    def _head(self, address: str) -> Response:
        with contextlib.suppress(NoAnswerError):  # some servers hang up on it
            response = self._request("HEAD", address)
            if response.status < 400 or response.status == TOO_MANY:
                return response
        return self._request("GET", address)

    def _request(self, method: str, address: str, most: int = 0) -> Response:
        host = self._met(_host_of(address))
        with host.turn:
            if host.closed:
                raise host.closed
            pause = host.next - time.monotonic()
            if pause >= self.left():
                raise NotAskedError(_NO_TIME)
            time.sleep(max(0.0, pause))
            try:
                response = request(
                    method, address, most=most, private=self._manners.private,
                    seconds=min(self._manners.seconds, self.left()),
                )  # fmt: skip
            finally:
                host.next = time.monotonic() + self._manners.pause
            if response.status == TOO_MANY:
                host.closed = NotAskedError("its server has had enough of our requests")
            return response

    def _met(self, name: str) -> _Host:
        with self._meeting:
            return self._hosts.setdefault(name, _Host())

    def _respect(self, address: str) -> None:
        """Raises NotAskedError where the server asks programs not to ask for ``address``."""
        origin = _origin(address)
        if origin not in self._robots:
            self._robots[origin] = self._fetched(origin)
        if not self._robots[origin].allow(path_of(address)):
            raise NotAskedError("its server asks programs to stay away (robots.txt)")

    def _fetched(self, origin: str) -> robots.Robots:
        """The rules of a server. One that has none to give allows all, one that is ill nothing."""
        here = f"{origin}/robots.txt"
        for _ in range(_MOST_REDIRECTS + 1):
            try:
                response = self._request("GET", here, _MOST_OF_ROBOTS)
            except NoAnswerError as error:
                self._met(_host_of(origin)).closed = error  # nothing of it need be tried, then
                raise
            target = _led_on_to(here, response)
            if not target:
                if response.status >= 500:
                    return robots.NONE_MAY
                if response.status >= 400:
                    return robots.ALL_MAY
                rules = robots.read(response.text.decode(errors="replace"), TOKEN)
                if here == f"{_origin(here)}/robots.txt":
                    self._robots.setdefault(_origin(here), rules)
                return rules
            here = target
        return robots.ALL_MAY


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _led_on_to(here: str, response: Response) -> str:
    if response.status not in (*_FOR_GOOD, *_FOR_NOW) or not response.location:
        return ""
    return urljoin(here, response.location).partition("#")[0]
