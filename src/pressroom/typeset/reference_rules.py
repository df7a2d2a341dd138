"""The rules of references: to figures and sections, to terms of the glossary, from the index."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

UNKNOWN_REFERENCE = Rule(
    "REF-001", Severity.ERROR, "reference to a place that is not there",
    "give the figure, table, formula, listing or section this id",
    "Readers would be sent to nothing.",
    bad="See @fig-quay.\n",
    good="See @fig-quay.\n\n![The quay](map.png){#fig-quay}\n",
    source="docs/writing.md, References; EPUBCheck, RSC-012",
)  # fmt: skip
UNNUMBERED = Rule(
    "REF-002", Severity.ERROR, "reference to what has neither number nor title",
    "give it a caption, or link to it with words of your own: [words](#id)",
    "There is nothing that the reference could say.",
    source="docs/writing.md, References",
)  # fmt: skip
MIXED = Rule(
    "REF-003", Severity.ERROR, "reference and citation in one bracket",
    "give each a bracket of its own",
    "A reference is a link with a number and a citation is set by its style: no words can be both.",
    bad='See [@fig:map; @ley].\n\n![The coast.](map.png){#fig:map alt="a map of the coast"}\n',
    good='See [@fig:map].\n\n![The coast.](map.png){#fig:map alt="a map of the coast"}\n',
    source="docs/writing.md, References",
)  # fmt: skip
NO_PAGE = Rule(
    "REF-004", Severity.WARNING, "page of nothing",
    "put a reference or a link to a place of this work into the brackets",
    "There is no place whose page could be printed.",
    bad="See [the coast]{.on-page}.\n",
    good="# The coast {#sec:coast}\n\nSee [the coast](#sec:coast){.on-page}.\n",
    source="docs/writing.md, References",
)  # fmt: skip
UNKNOWN_TERM = Rule(
    "REF-005", Severity.ERROR, "term that the glossary does not explain",
    'add it to the list of the glossary, or name its entry: {.gls key="entry"}',
    "A reader is led to the glossary, and does not find the word there.",
    bad="A [pier]{.gls} is long.\n\n# Words {role=glossary}\n\nBollard\n:   A post.\n",
    good="A [bollard]{.gls} is short.\n\n# Words {role=glossary}\n\nBollard\n:   A post.\n",
    source="docs/writing.md, Glossary",
)  # fmt: skip
NO_GLOSSARY = Rule(
    "REF-006", Severity.ERROR, "term without a glossary",
    "write a section with {role=glossary} that holds a list of definitions",
    "The word would be marked as explained, and is explained nowhere.",
    bad="A [bollard]{.gls} is short.\n",
    good="A [bollard]{.gls} is short.\n\n# Words {role=glossary}\n\nBollard\n:   A post.\n",
    source="docs/writing.md, Glossary",
)  # fmt: skip
TWICE_EXPLAINED = Rule(
    "REF-007", Severity.ERROR, "term that the glossary explains twice",
    "put both explanations below one term",
    "A reader is led to one of the two explanations, and which is chance.",
    bad="# Words {role=glossary}\n\nBollard\n:   A post.\n\nBollard\n:   A stone.\n",
    good="# Words {role=glossary}\n\nBollard\n:   A post.\n:   A stone.\n",
    source="docs/writing.md, Glossary",
)  # fmt: skip
EMPTY_INDEX_TERM = Rule(
    "REF-008", Severity.ERROR, "index term without words",
    'write words in the brackets, or name the heading: {.index term="Ships!sailing"}',
    "The index would have a line without a heading.",
    bad="The sea[]{.index} is old.\n",
    good="The [sea]{.index} is old.\n",
    source="docs/writing.md, Index",
)  # fmt: skip
NOT_IN_TEXT = Rule(
    "REF-009", Severity.WARNING, "index term of the list that the text does not have",
    "name the words of the text: words: [ship, ships]; or take it out of the list",
    "The index would have a heading that leads nowhere.",
    bad="---\ntitle: Salt and Wind\nlanguage: en-GB\nindex: [Hamburg]\n---\n\nThe boat is old.\n",
    good="---\ntitle: Salt and Wind\nlanguage: en-GB\nindex: [boat]\n---\n\nThe boat is old.\n",
    source="docs/writing.md, Index",
)  # fmt: skip

RULES = (
    UNKNOWN_REFERENCE, UNNUMBERED, MIXED, NO_PAGE, UNKNOWN_TERM, NO_GLOSSARY, TWICE_EXPLAINED,
    EMPTY_INDEX_TERM, NOT_IN_TEXT,
)  # fmt: skip
