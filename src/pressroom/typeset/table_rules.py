"""The rules for tables: what can be wrong with the way one is drawn or tagged."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_ERROR = Severity.ERROR

OPEN_BORDER = Rule(
    "TBL-001", _ERROR, "grid table whose borders do not meet",
    "make every line as wide as the first, with + at each corner and | or - between them",
)  # fmt: skip
TOO_LARGE = Rule(
    "TBL-002", _ERROR, "table too large to be set",
    "divide it into several tables",
)  # fmt: skip
OPEN_TABLE = Rule("TBL-003", _ERROR, "table that is never closed", "close it with </table>")
WRONG_SPAN = Rule(
    "TBL-004", _ERROR, "cell that spans too much",
    "let cells span no more rows and columns than the table has",
)  # fmt: skip
STRAY_WORDS = Rule(
    "TBL-005", _ERROR, "words in a table that stand in no cell",
    "put them into a <td>, a <th> or the <caption>",
)  # fmt: skip

RULES = (OPEN_BORDER, TOO_LARGE, OPEN_TABLE, WRONG_SPAN, STRAY_WORDS)
