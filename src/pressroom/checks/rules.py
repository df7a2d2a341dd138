"""All rules of this room, by what they look at."""

from __future__ import annotations

from pressroom.checks import (
    document_rules,
    epub_rules,
    exemption_rules,
    pdf_rules,
    print_rules,
    store_rules,
    style_rules,
    web_rules,
)

RULES = (
    *document_rules.RULES, *epub_rules.RULES, *pdf_rules.RULES, *web_rules.RULES,
    *store_rules.RULES, *print_rules.RULES, *style_rules.RULES, *exemption_rules.RULES,
)  # fmt: skip
