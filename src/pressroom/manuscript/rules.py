"""The rules of this room: what can be wrong with a project's files, metadata and settings."""

from __future__ import annotations

from pressroom.manuscript import file_rules, metadata_rules, settings_rules, structure_rules
from pressroom.manuscript.file_rules import *  # noqa: F403 - in this room the rules have one name
from pressroom.manuscript.metadata_rules import *  # noqa: F403
from pressroom.manuscript.settings_rules import *  # noqa: F403

RULES = (
    *file_rules.RULES, *metadata_rules.RULES, *settings_rules.RULES, *structure_rules.RULES,
)  # fmt: skip
