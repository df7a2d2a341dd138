"""The rules for what an author says about the rules, in settings and in comments."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

UNKNOWN_SETTING = Rule(
    "RULE-001", Severity.ERROR, "setting of an unknown rule",
    "docs/rules.md lists the codes",
    "A code that is not known switches nothing off, and its author would never learn why.",
    source="docs/writing.md, Rules and exemptions",
)  # fmt: skip
NOT_LOWERED = Rule(
    "RULE-002", Severity.ERROR, "error that is to be switched off or lowered",
    "mend what it finds; only warnings and advice can be switched off",
    "What is an error makes an edition wrong: it would be refused by shops, or lack what its "
    "readers need.",
    source="docs/writing.md, Rules and exemptions; docs/decisions/0033-style.md",
)  # fmt: skip
UNUSED = Rule(
    "RULE-003", Severity.ADVICE, "exemption that nothing needs",
    "remove the comment",
    "An exemption that has lost its reason would hide the next fault of its kind.",
    bad="<!-- check: off STYLE-002 -->\n\nThe boat came home in the evening.\n",
    good="The boat came home in the evening.\n",
    source="docs/writing.md, Rules and exemptions; docs/decisions/0033-style.md",
)  # fmt: skip
UNKNOWN = Rule(
    "RULE-004", Severity.WARNING, "exemption that cannot be understood",
    'write it as <!-- check: off STYLE-002 --> before a block, or with "file off" for a whole file',
    "A comment that is not understood exempts from nothing.",
    bad="<!-- check: off STYLE-9999 -->\n\nThe boat came home in the evening.\n",
    good="The boat came home in the evening.\n",
    source="docs/writing.md, Rules and exemptions",
)  # fmt: skip
FROM_ERROR = Rule(
    "RULE-005", Severity.WARNING, "exemption from an error",
    "mend what the rule finds; only warnings and advice can be switched off",
    NOT_LOWERED.why,
    bad="<!-- check: off DOC-005 -->\n\nThe boat came home in the evening.\n",
    good="The boat came home in the evening.\n",
    source="docs/writing.md, Rules and exemptions; docs/decisions/0033-style.md",
)  # fmt: skip

RULES = (UNKNOWN_SETTING, NOT_LOWERED, UNUSED, UNKNOWN, FROM_ERROR)
