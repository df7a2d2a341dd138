"""What trying the links of a work can find."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

GONE = Rule(
    "URL-001", Severity.ERROR, "link whose page is gone",
    "correct the address, or name an archived copy of the page",
    "Who follows it finds nothing, and cannot prove what rests on it.",
    "The [log](https://example.org/gone) is kept.\n",
    "The [log](https://web.archive.org/web/2020/https://example.org/gone) is kept.\n",
    "RFC 9110, 15.5.5 and 15.5.11",
)  # fmt: skip
MOVED = Rule(
    "URL-002", Severity.WARNING, "link whose page has moved for good", "write the new address",
    "The old address works for as long as somebody keeps the sign there; a book is read for longer.",
    "The [log](http://example.org/log) is kept.\n",
    "The [log](https://example.org/log) is kept.\n",
    "RFC 9110, 15.4.2 and 15.4.9",
)  # fmt: skip
UNREACHABLE = Rule(
    "URL-003", Severity.WARNING, "link that gets no answer",
    "try it later; if it still fails, correct or remove it",
    "A server may rest for an hour, or for ever; only the second is a fault of the text.",
    "The [log](https://no-such-host.example/) is kept.\n",
    "The [log](https://example.org/log) is kept.\n",
    "RFC 9110, 15.6",
)  # fmt: skip
NO_PLACE = Rule(
    "URL-004", Severity.WARNING, "link to a place that its page does not have",
    "correct what follows the #, or leave it out",
    "The page opens at its top, and the reader has to look for what is meant.",
    "The [winter](https://example.org/log#wintre) was long.\n",
    "The [winter](https://example.org/log#winter) was long.\n",
    "HTML, 7.4.6 (scrolling to a fragment)",
)  # fmt: skip
UNTRIED = Rule(
    "URL-005", Severity.ADVICE, "link that was not tried", "open it in a browser",
    "Some servers ask programs to stay away, and some addresses no program should ask on its own; that says nothing of the page.",
    "The [log](http://192.168.0.2/log) is kept.\n",
    "The [log](https://example.org/log) is kept.\n",
    "RFC 9309, 2.2; RFC 6890, 2.2",
)  # fmt: skip

RULES = (GONE, MOVED, UNREACHABLE, NO_PLACE, UNTRIED)
