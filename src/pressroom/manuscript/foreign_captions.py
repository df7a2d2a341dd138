"""What pandoc-crossref and Quarto say of captions and references: their numbers, their words."""

from __future__ import annotations

from dataclasses import dataclass, field

from pressroom.manuscript.yamltree import Value
from pressroom.model.settings import CaptionNumbering

_KINDS = {
    "figure": ("fig", "figure"), "table": ("tbl", "table"), "listing": ("lst", "listing"),
    "equation": ("eq", "eqn"), "section": ("sec", "sec"),
}  # fmt: skip
# the words before captions, by the keys of Quarto (below "crossref") and of pandoc-crossref
_WORDS = {
    "fig-title": "figure", "tbl-title": "table", "lst-title": "listing", "title-delim": "label_end",
    "figureTitle": "figure", "tableTitle": "table", "listingTitle": "listing",
    "titleDelim": "label_end", "titleDelimiter": "label_end", "lofTitle": "list_of_figures",
    "lotTitle": "list_of_tables",
}  # fmt: skip
_PREFIXES = {
    **{f"{short}-prefix": kind for kind, (short, _) in _KINDS.items()},
    **{f"{short}Prefix": kind for kind, names in _KINDS.items() for short in names},
}
_NUMBERING = ("chapters", "chaptersDepth")

CAPTION_KEYS = frozenset((*_WORDS, *_PREFIXES, *_NUMBERING, "crossref"))


@dataclass(slots=True)
class Captions:
    """``words`` are those before captions, ``prefixes`` those of references, by our names of them."""

    numbering: CaptionNumbering | None = None
    words: dict[str, str] = field(default_factory=dict)
    prefixes: dict[str, str] = field(default_factory=dict)

    def take(self, key: str, value: Value) -> bool:
        """Takes what stands at ``key``; whether it means anything to us."""
        match key, value:
            case "crossref", dict():
                known = [self.take(name, one) for name, one in value.items()]
                return all(known)
            case "chapters", bool():
                if not value or self.numbering is None:
                    self.numbering = "chapter" if value else "work"
            case "chaptersDepth", int() | str() if str(value) in "123456":
                self.numbering = "chapter" if str(value) == "1" else "section"
            case _ if key in _WORDS and isinstance(value, str) and value.strip():
                self.words[_WORDS[key]] = value.strip()
            case _ if key in _PREFIXES:
                return self._prefix(_PREFIXES[key], value)
            case _:
                return False
        return True

    def _prefix(self, kind: str, value: Value) -> bool:
        """One word, or one for a single number and one for several."""
        texts = [value] if isinstance(value, str) else value
        if not isinstance(texts, list) or not texts:
            return False
        words = [text.strip() for text in texts if isinstance(text, str)]
        if len(words) != len(texts):
            return False
        self.prefixes[kind] = words[0]
        self.prefixes[f"{kind}s"] = words[min(1, len(words) - 1)]
        return True
