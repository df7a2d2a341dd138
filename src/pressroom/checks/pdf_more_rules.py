"""The rules for a PDF that follow from what it claims: PDF/UA-1 and PDF/A-2, condition by condition."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_E, _W = Severity.ERROR, Severity.WARNING

# ISO 19005-2, 6.6.2.3 XMP schemas
XMP_PROPERTY = Rule(
    "PDF-027", _E, "property of the XMP metadata that no schema describes",
    "remove it, or describe it in pdfaExtension:schemas",
)  # fmt: skip
XMP_VALUE = Rule(
    "PDF-028", _E, "value of the XMP metadata of another kind than its schema says",
    "write it as the schema describes it",
)  # fmt: skip
XMP_EXTENSION = Rule(
    "PDF-029", _E, "extension schema that is not whole",
    "write all fields of the schema, with the prefixes that PDF/A gives them",
)  # fmt: skip
# ISO 14289-1, 7.2 and 7.5: tables, lists and contents; 7.1, 7.4.4, 7.9
NESTING = Rule(
    "PDF-030", _E, "tag where it may not stand",
    "tables are made of rows of cells, lists of items with a body, contents of entries",
)  # fmt: skip
ROLE_MAP = Rule(
    "PDF-031", _E, "tag that stands for no tag of the standard",
    "map each tag of your own to one of the standard, without a circle",
)  # fmt: skip
HEADINGS = Rule(
    "PDF-032", _E, "headings of both kinds", "use H1 to H6, or H in nested sections, not both"
)  # fmt: skip
SCOPE = Rule(
    "PDF-033", _E, "table whose cells have no sure heading", "give each TH a Scope"
)  # fmt: skip
NOTE_ID = Rule("PDF-034", _E, "note without an id of its own", "give each Note its own ID")
# ISO 14289-1, 7.10 and 7.11; ISO 19005-2, 6.9 and 6.8
LAYERS = Rule(
    "PDF-035", _E, "layers that PDF/UA or PDF/A does not allow",
    "give each configuration of layers its own Name, and no AS",
)  # fmt: skip
FILE_SPEC = Rule(
    "PDF-036", _E, "embedded file that is not named in full",
    "give its file specification both F and UF",
)  # fmt: skip
# ISO 14289-1, 7.18; ISO 19005-2, 6.3
ANNOTATION = Rule(
    "PDF-037", _E, "annotation of a kind that is not allowed",
    "leave out sounds, films, screens, 3D, traps of inks and marks of printers",
)  # fmt: skip
ANNOTATION_TEXT = Rule(
    "PDF-038", _E, "annotation without a description", "give it Contents, or TU of its field"
)  # fmt: skip
ANNOTATION_TAG = Rule(
    "PDF-039", _E, "annotation outside its tag",
    "hang a Widget into a Form, a Link into a Link, any other into an Annot",
)  # fmt: skip
ANNOTATION_FLAGS = Rule(
    "PDF-040", _E, "annotation that is not printed or can be hidden",
    "set Print; leave Hidden, Invisible, NoView and ToggleNoView unset",
)  # fmt: skip
ANNOTATION_LOOK = Rule(
    "PDF-041", _E, "annotation without one appearance", "give it AP with N alone"
)  # fmt: skip
TAB_ORDER = Rule(
    "PDF-042", _E, "page whose annotations are not reached in reading order",
    "set Tabs of the page to S",
)  # fmt: skip
FORM = Rule(
    "PDF-043", _E, "form that is not allowed",
    "leave out XFA and NeedAppearances, and the actions of fields",
)  # fmt: skip
# ISO 14289-1, 7.21; ISO 19005-2, 6.2.11
FONT_MAP = Rule(
    "PDF-044", _E, "font whose characters are not mapped to its glyphs as they must be",
    "name the encoding or the map of characters that PDF/UA and PDF/A allow",
)  # fmt: skip
FONT_UNICODE = Rule(
    "PDF-045", _E, "font whose letters cannot be read as text", "give it a ToUnicode map"
)  # fmt: skip
# ISO 19005-2, 6.2
GRAPHICS = Rule(
    "PDF-046", _E, "state or object of graphics that is not allowed",
    "leave out transfer functions, halftones, PostScript, alternates and references",
)  # fmt: skip
COLOUR = Rule(
    "PDF-047", _E, "colours of a device without a profile of it",
    "add an output intent with a profile of that device, or use colours with a profile",
)  # fmt: skip
# ISO 19005-2, 6.1 File structure
FILE_FORM = Rule(
    "PDF-048", _E, "file whose outer form PDF/A does not allow",
    "write the header, the trailer and the streams as PDF/A asks",
)  # fmt: skip
LONG = Rule(
    "PDF-049", _E, "value beyond the limits of PDF/A", "keep names, numbers and pages small enough"
)  # fmt: skip
CLAIM = Rule(
    "PDF-050", _E, "claim of a standard that is not well-formed",
    "write pdfaid and pdfuaid with their parts and levels as the standard names them",
)  # fmt: skip

RULES = tuple(rule for rule in tuple(globals().values()) if isinstance(rule, Rule))
