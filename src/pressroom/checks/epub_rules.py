"""The rules for an EPUB, of all its parts: EPUB 3.3 and EPUB Accessibility 1.1."""

from __future__ import annotations

from pressroom.checks import (
    epub_container_rules,
    epub_content_rules,
    epub_more_rules,
    epub_package_rules,
)
from pressroom.checks.epub_container_rules import *  # noqa: F403 - the rules have one name outside
from pressroom.checks.epub_content_rules import *  # noqa: F403
from pressroom.checks.epub_package_rules import *  # noqa: F403

RULES = (
    *epub_container_rules.RULES, *epub_package_rules.RULES, *epub_content_rules.RULES,
    *epub_more_rules.RULES,
)  # fmt: skip
