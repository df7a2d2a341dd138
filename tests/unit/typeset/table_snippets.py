"""Tables as pandoc's users draw them, each with a name; its own reader judges what they say."""

from __future__ import annotations

_LONG = "a line of words that is longer than the page of text which pandoc takes for its measure"

SNIPPETS: dict[str, str] = {
    "pipe": "| a | b |\n|---|---|\n| c | d |\n",
    "pipe aligned": "| a | b | c | d |\n|:--|--:|:-:|---|\n| 1 | 2 | 3 | 4 |\n",
    "pipe without outer bars": "a | b\n--|--:\nc | d\ne | f\n",
    "pipe with plus": "| a | b |\n|---+--:|\n| c | d |\n",
    "pipe of one column": "| a |\n|---|\n| b |\n",
    "pipe without words in its head": "|   |   |\n|---|---|\n| c | d |\n",
    "pipe without rows": "| a | b |\n|---|---|\n",
    "pipe with short rows": "| a | b |\n|---|---|\n| c |\n",
    "pipe with a short head": "| a |\n|---|---|\n| b | c |\n",
    "pipe with inlines": "| *a* | **b** `c` |\n|---|---|\n| [d](http://e.f) | ~~g~~ h^2^ |\n",
    "pipe with escaped bars": "| a | b |\n|---|---|\n| c \\| d | e |\n",
    "pipe with bars in code": "| a | b |\n|---|---|\n| `c|d` | ``e ` | f`` |\n",
    "pipe with long lines": f"| a | b |\n|---|------:|\n| {_LONG} | c |\n",
    "pipe ends without a bar": "| a | b |\n|---|---|\n| c | d |\nwords after it\n",
    "pipe with caption after": "| a |\n|---|\n| b |\n\n: The *words*\n",
    "pipe with caption below": "| a |\n|---|\n| b |\n: The words\n",
    "pipe with caption before": "Table: The *words*\n\n| a |\n|---|\n| b |\n",
    "pipe with a caption in lower case": "table: The words\n\n| a |\n|---|\n| b |\n",
    "pipe with a caption without space": "| a |\n|---|\n| b |\n\n:The words\n",
    "pipe with a caption of two lines": "| a |\n|---|\n| b |\n\n: The words\nand more\n\nafter\n",
    "pipe in a quotation": "> | a | b |\n> |---|---|\n> | c | d |\n",
    "pipe in a list": "- x\n\n  | a | b |\n  |---|---|\n  | c | d |\n",
    "simple": (
        "  Right     Left     Center     Default\n-------     ------ ----------   -------\n"
        "     12     12        12            12\n    123     123       123          123\n"
    ),
    "simple with caption": "a   b\n--  ---\nc   d\n\n: The words {#tbl-x}\n",
    "simple with a long last cell": "a   b\n--  ---\nc   de fgh ij k\nl\n",
    "simple without head": (
        "-------     ------ ----------   -------\n     12     12        12             12\n"
        "-------     ------ ----------   -------\n"
    ),
    "simple with a foot of dashes": "a   b\n--  ---\nc   d\n--  ---\n",
    "simple with wide characters": "a    b\n---  ---\n漢a  x\nü    y\n",
    "simple with inlines": "a        b\n-------  ---\n*c* `d`  - e\n",
    "simple needs an empty line before": "words\na   b\n--  ---\nc   d\n",
    "simple in a list": "1. x\n\n   a   b\n   --  ---\n   c   d\n",
    "multiline": (
        "-------------------------------------------------------------\n"
        " Centered   Default           Right Left\n"
        "  Header    Aligned         Aligned Aligned\n"
        "----------- ------- --------------- -------------------------\n"
        "   First    row                12.0 Example of a row that\n"
        "                                    spans multiple lines.\n\n"
        "  Second    row                 5.0 - Here\n"
        "                                    - no list\n"
        "-------------------------------------------------------------\n\n"
        "Table: The words\nover two lines.\n"
    ),
    "multiline without head": (
        "----------- ------- --------------- -------------------------\n"
        "   First    row                12.0 Example of a row that\n"
        "                                    spans multiple lines.\n\n"
        "  Second    row                 5.0 Here\n"
        "----------- ------- --------------- -------------------------\n"
    ),
    "multiline of one row": "--- ---\na   b\n--- ---\nc   d\n    e\n\n--- ---\n",
    "multiline wider than the page": (
        f"{'-' * 47} {'-' * 44}\n head {' ' * 42}x\n{'-' * 47} {'-' * 44}\n"
        f" c {' ' * 45}d\n\n ef {' ' * 44}g\n{'-' * 40}\n"
    ),
    "grid": "+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+\n",
    "grid without head": "+---+---+\n| a | b |\n+---+---+\n| c | d |\n+---+---+\n",
    "grid aligned": "+---+----+-----+\n| a | b  | c   |\n+:==+===:+:===:+\n| d | e  | f   |\n+---+----+-----+\n",
    "grid aligned without head": "+:--+--:+\n| a | b |\n+---+---+\n",
    "grid of several lines": "+-----+---+\n| a b | c |\n| d   |   |\n+-----+---+\n",
    "grid with blocks": (
        "+--------+------------+\n| one    | - a        |\n|        | - b        |\n"
        "| two    |            |\n|        | ```        |\n|        |   code     |\n"
        "|        | ```        |\n+--------+------------+\n"
    ),
    "grid with numbers and a quotation": (
        "+---------+--------+\n| 1. a    | > c    |\n| 2. b    |        |\n+---------+--------+\n"
    ),
    "grid with a foot": "+---+---+\n| a | b |\n+===+===+\n| c | d |\n+===+===+\n| e | f |\n+===+===+\n",
    "grid of head and foot": "+---+---+\n| a | b |\n+===+===+\n| c | d |\n+===+===+\n",
    "grid of a head": "+---+\n| a |\n+===+\n",
    "grid over columns": "+---+---+\n| a     |\n+===+===+\n| b | c |\n+---+---+\n| d     |\n+---+---+\n",
    "grid over rows": "+---+---+\n| a | b |\n+===+===+\n| c | d |\n|   +---+\n|   | e |\n+---+---+\n",
    "grid with a head of two rows": (
        "+---+-------+\n| a | b     |\n|   +---+---+\n|   | c | d |\n+===+==:+===+\n"
        "| e | f | g |\n+---+---+---+\n"
    ),
    "grid over both": (
        "+---+---+---+\n| a     | b |\n|       +---+\n|       | c |\n+---+---+---+\n"
        "| d | e | f |\n+---+---+---+\n"
    ),
    "grid whose rows differ": "+----+------+\n| a  | b    |\n+----+--+---+\n| c  | d| e |\n+----+--+---+\n",
    "grid with a span between": (
        "+---+---+\n| a | b |\n+---+---+\n|       |\n+---+---+\n| c | d |\n+---+---+\n"
    ),
    "grid wider than the page": (
        f"+{'-' * 48}+{'-' * 45}+\n| a {' ' * 45}| b {' ' * 42}|\n+{'=' * 48}+{'=' * 44}:+\n"
        f"| c {' ' * 45}| d {' ' * 42}|\n+{'-' * 48}+{'-' * 45}+\n"
    ),
    "grid with wide characters": "+----+----+\n| 漢 | b  |\n+----+----+\n",
    "grid with signs of borders": "+-------+---+\n| a - b | x+|\n| c | d | =y|\n+-------+---+\n",
    "grid with empty cells": "+---+---+\n|   | b |\n+---+---+\n| c |   |\n+---+---+\n",
    "grid with an empty line in a cell": "+-----+\n| one |\n|     |\n| two |\n+-----+\n",
    "grid with caption and id": "+---+\n| a |\n+---+\n: The words {#tbl:x}\n",
    "grid with caption before": ": The words\n\n+---+\n| a |\n+---+\n",
    "grid in a list": "- x\n\n  +---+---+\n  | a | b |\n  +---+---+\n",
    "grid in a quotation": "> +---+---+\n> | a | b |\n> +---+---+\n",
    "grid in a grid": (
        "+-----------+---+\n| +---+---+ | c |\n| | a | b | |   |\n| +---+---+ |   |\n+-----------+---+\n"
    ),
    "grid before words": "+---+\n| a |\n+---+\nwords after it\n",
    "grid after words": "words\n+---+\n| a |\n+---+\n",
}  # fmt: skip

HTML_SNIPPETS: dict[str, str] = {
    "head, foot and caption": (
        '<table id="t">\n<caption>The words</caption>\n<thead><tr><th>a</th><th align="right">b</th></tr>'
        "</thead>\n<tbody><tr><td>1</td><td style='text-align: center'>2</td></tr></tbody>\n"
        '<tfoot><tr><td colspan="2">f</td></tr></tfoot>\n</table>\n'
    ),
    "a first row of headers": "<table>\n<tr><th>a</th><th>b</th></tr>\n<tr><td>1</td><td>2</td></tr>\n</table>\n",
    "no head": "<table>\n<tr><td>1</td><td>2</td></tr>\n</table>\n",
    "widths": (
        '<table>\n<colgroup>\n<col style="width: 20%">\n<col width="80%">\n</colgroup>\n'
        "<tr><td>a</td><td>b</td></tr>\n</table>\n"
    ),
    "spans": (
        '<table>\n<tr><th>a</th><th>b</th></tr>\n<tr><td rowspan="2">c</td><td>d</td></tr>\n'
        "<tr><td>e</td></tr>\n<tr><td colspan=2>f</td></tr>\n</table>\n"
    ),
    "a span that is too long": '<table>\n<tr><td rowspan="5">a</td><td>b</td></tr>\n</table>\n',
    "entities": "<table>\n<tr><td>a &amp; b</td><td>&lt;c&gt;</td></tr>\n</table>\n",
    "upper case": "<TABLE>\n<TR><TD>a</TD></TR>\n</TABLE>\n",
}
