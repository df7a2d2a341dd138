"""The rules about what other dialects have and an edition cannot hold."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

LEFT_OUT = Rule(
    "DIAL-001", Severity.WARNING, "text for another format",
    "write it in Markdown if it belongs into the editions; otherwise all is well",
    "What is for another format may be missing in the editions.",
    bad="```{=latex}\n\\vspace{1cm}\n```\n\nThe boat is old.\n",
    good="The boat is old.\n",
    source="pandoc's manual, raw_attribute",
)  # fmt: skip
NO_WORDS = Rule(
    "DIAL-002", Severity.WARNING, "script or style of HTML",
    "remove it; it is left out of the editions with all that is in it",
    "Code has no place in a book, and a style for one page would change all others.",
    bad="<script>alert(1)</script>\n\nThe boat is old.\n",
    good="The boat is old.\n",
    source="docs/writing.md, HTML",
)  # fmt: skip
LABEL_TWICE = Rule(
    "DIAL-003", Severity.WARNING, "two examples of one label",
    "give each example a label of its own; references lead to the first",
    "A reference could mean either of them.",
    bad="(@salt) Salt is white.\n\n(@salt) Wind is cold.\n",
    good="(@salt) Salt is white.\n\n(@wind) Wind is cold.\n",
    source="pandoc's manual, example_lists",
)  # fmt: skip
UNUSED_ABBREVIATION = Rule(
    "DIAL-004", Severity.WARNING, "abbreviation that the text does not use",
    "remove its line, or check how it is written",
    "Either the abbreviation is written otherwise in the text, or its line is left from before.",
    "The boat is old.\n\n*[HMA]: Harbour Masters’ Association\n",
    "The HMA is old.\n\n*[HMA]: Harbour Masters’ Association\n",
    "WCAG 2.2, 3.1.4",
)  # fmt: skip
AS_WRITTEN = Rule(
    "DIAL-005", Severity.WARNING, "marks of another tool that stay as they are written",
    "write what they stand for; docs/writing.md tells what is read",
    "Readers would see the marks of a tool.",
    bad="The boat {{< weather today >}} is old.\n",
    good="The boat is old.\n",
    source="docs/writing.md, Marks of other tools",
)  # fmt: skip
NOT_DRAWN = Rule(
    "DIAL-006", Severity.WARNING, "diagram in words that is not drawn",
    "its words are shown as code; put an image of it beside them, or in their place",
    "Readers see the words that describe the diagram, and no diagram.",
    bad="```mermaid\ngraph TD; A-->B\n```\n",
    good="![the way from A to B](map.png)\n",
    source="docs/writing.md, Code",
)  # fmt: skip

RULES = (LEFT_OUT, NO_WORDS, LABEL_TWICE, UNUSED_ABBREVIATION, AS_WRITTEN, NOT_DRAWN)
