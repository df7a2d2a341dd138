"""The rules for the settings of a project, and the cover that they name."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_E = Severity.ERROR

CONF_SYNTAX = Rule(
    "CONF-001",
    _E,
    "settings that are not valid TOML",
    "text values stand in double quotes",
    "Nothing of the file can be read where its form is broken.",
    source="TOML 1.0",
)
CONF_UNKNOWN = Rule(
    "CONF-002", _E, "unknown setting",
    "docs/writing.md lists the settings",
    "A slip of the hand in a key would lose its value without a sign.",
    source="docs/writing.md, pressroom.toml",
)  # fmt: skip
CONF_VALUE = Rule(
    "CONF-003", _E, "setting with a value that is not allowed",
    "docs/writing.md lists the settings",
    "The edition would be made in a way that nobody asked for.",
    source="docs/writing.md, pressroom.toml",
)  # fmt: skip
CONF_NEWER = Rule(
    "CONF-004", _E, "settings schema of a newer Pressroom",
    "upgrade Pressroom, or use schema = 1",
    "An older program would read such a file wrongly.",
    source="docs/writing.md, pressroom.toml",
)  # fmt: skip
CONF_COVER_TYPE = Rule(
    "CONF-005", _E, "cover that is neither JPEG nor PNG",
    "save the cover as JPEG or PNG",
    "Shops take covers of these two kinds alone.",
    source="docs/writing.md, The cover; EPUB 3.3, 3.2 Core media types",
)  # fmt: skip
CONF_COVER_SIZE = Rule(
    "CONF-006", _E, "cover that is too small",
    "the cover needs at least 1600 x 2560 pixels",
    "On a large screen a smaller image is blurred, and shops refuse it.",
    source="docs/writing.md, The cover; Amazon, Kindle Publishing Guidelines, cover image",
)  # fmt: skip
CONF_COVER_BROKEN = Rule(
    "CONF-007", _E, "cover image that is broken",
    "save the cover again",
    "The work would stand on shelves and in shops without a face.",
    source="docs/writing.md, The cover",
)  # fmt: skip
CONF_EPOCH = Rule(
    "CONF-008",
    _E,
    "SOURCE_DATE_EPOCH that is no time",
    "give whole seconds since 1970, or leave the variable unset",
    "Dates of the edition are taken from it.",
    source="reproducible-builds.org, SOURCE_DATE_EPOCH",
)

RULES = tuple(rule for rule in tuple(globals().values()) if isinstance(rule, Rule))
