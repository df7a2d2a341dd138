"""The rules for tables: what can be wrong with the way one is drawn or tagged."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_ERROR = Severity.ERROR

OPEN_BORDER = Rule(
    "TBL-001", _ERROR, "grid table whose borders do not meet",
    "make every line as wide as the first, with + at each corner and | or - between them",
    "Nobody can tell which cell the words belong to.",
    bad="+------+------+\n| Port | Ships |\n+------+------+\n",
    good="+------+-------+\n| Port | Ships |\n+======+=======+\n| Oslo | seven |\n+------+-------+\n",
    source="pandoc's manual, grid_tables",
)  # fmt: skip
TOO_LARGE = Rule(
    "TBL-002", _ERROR, "table too large to be set",
    "divide it into several tables",
    "The layout would take hours, and readers lose their way in it.",
    source="docs/writing.md, Tables; the limit is our own",
)  # fmt: skip
OPEN_TABLE = Rule(
    "TBL-003", _ERROR, "table that is never closed",
    "close it with </table>",
    "All that follows would be part of the table.",
    bad="<table>\n<tr><th>Port</th></tr>\n<tr><td>Oslo</td></tr>\n",
    good="<table>\n<tr><th>Port</th></tr>\n<tr><td>Oslo</td></tr>\n</table>\n",
    source="docs/writing.md, Tables; HTML, 4.9.1 The table element",
)  # fmt: skip
WRONG_SPAN = Rule(
    "TBL-004", _ERROR, "cell that spans too much",
    "let cells span no more rows and columns than the table has",
    "Cells would stand in columns and rows that are not there.",
    source="HTML, 4.9.11 Attributes common to td and th elements",
)  # fmt: skip
STRAY_WORDS = Rule(
    "TBL-005", _ERROR, "words in a table that stand in no cell",
    "put them into a <td>, a <th> or the <caption>",
    "They have no column, and a browser moves them out of the table.",
    bad="<table>\n<tr><th>Port</th></tr>\n<tr>Oslo</tr>\n</table>\n",
    good="<table>\n<tr><th>Port</th></tr>\n<tr><td>Oslo</td></tr>\n</table>\n",
    source='HTML, 13.2.6.4.9 The "in table" insertion mode',
)  # fmt: skip

RULES = (OPEN_BORDER, TOO_LARGE, OPEN_TABLE, WRONG_SPAN, STRAY_WORDS)
