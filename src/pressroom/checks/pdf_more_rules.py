"""The rules for a PDF that follow from what it claims: PDF/UA-1 and PDF/A-2, condition by condition."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_E, _W = Severity.ERROR, Severity.WARNING

XMP_PROPERTY = Rule(
    "PDF-027", _E, "property of the XMP metadata that no schema describes",
    "remove it, or describe it in pdfaExtension:schemas",
    "In years to come nobody can tell what the property meant.",
    source="ISO 19005-2, 6.6.2.3.1 General",
)  # fmt: skip
XMP_VALUE = Rule(
    "PDF-028", _E, "value of the XMP metadata of another kind than its schema says",
    "write it as the schema describes it",
    "Programs that read the metadata misread the value, or drop it.",
    source="ISO 19005-2, 6.6.2.3.1 General",
)  # fmt: skip
XMP_EXTENSION = Rule(
    "PDF-029", _E, "extension schema that is not whole",
    "write all fields of the schema, with the prefixes that PDF/A gives them",
    "The properties that it describes count as not described.",
    source="ISO 19005-2, 6.6.2.3.2 Extension schemas and 6.6.2.3.3 Extension schema container schemas",
)  # fmt: skip
NESTING = Rule(
    "PDF-030", _E, "tag where it may not stand",
    "tables are made of rows of cells, lists of items with a body, contents of entries, Ruby of RB, RT "
    "and RP",
    "A screen reader loses its place in the table, list or contents, and reads cells and items "
    "without their order.",
    source="ISO 14289-1, 7.2 Text; Matterhorn 09-004 to 09-008",
)  # fmt: skip
ROLE_MAP = Rule(
    "PDF-031", _E, "tag that stands for no tag of the standard",
    "map each tag of your own to one of the standard, without a circle",
    "A screen reader does not know the tag, and treats its words as nothing in particular.",
    source="ISO 14289-1, 7.1 General; Matterhorn 02-001, 02-003 and 02-004; ISO 19005-2, 6.7.3.4 "
    "Structure types",
)  # fmt: skip
HEADINGS = Rule(
    "PDF-032", _E, "headings of both kinds",
    "use H1 to H6, or H in nested sections, not both",
    "A screen reader cannot tell the levels of the headings from each other.",
    source="ISO 14289-1, 7.4.4 Unnumbered headings; Matterhorn 14-006 and 14-007",
)  # fmt: skip
SCOPE = Rule(
    "PDF-033", _E, "table whose cells have no sure heading",
    "give each TH a Scope",
    "A screen reader reads the cells as bare values.",
    source="ISO 14289-1, 7.5 Tables; Matterhorn 15-003",
)  # fmt: skip
NOTE_ID = Rule(
    "PDF-034", _E, "note without an id of its own",
    "give each Note its own ID",
    "A call cannot be tied to its note.",
    source="ISO 14289-1, 7.9 Notes and references; Matterhorn 19-003 and 19-004",
)  # fmt: skip
LAYERS = Rule(
    "PDF-035", _E, "layers that PDF/UA or PDF/A does not allow",
    "give each configuration of layers its own Name, and no AS",
    "Readers may see other layers than the author, and a program cannot name them.",
    source="ISO 14289-1, 7.10 Optional content; Matterhorn 20-001 to 20-003; ISO 19005-2, 6.9 Optional "
    "content",
)  # fmt: skip
FILE_SPEC = Rule(
    "PDF-036", _E, "embedded file that is not named in full",
    "give its file specification both F and UF",
    "Some programs do not show the file, or cannot save it under its name.",
    source="ISO 14289-1, 7.11 Embedded files; Matterhorn 21-001 and 28-016; ISO 19005-2, 6.8 Embedded files",
)  # fmt: skip
ANNOTATION = Rule(
    "PDF-037", _E, "annotation of a kind that is not allowed",
    "leave out sounds, films, screens, 3D, traps of inks and marks of printers",
    "It needs a player that will not be there in years to come.",
    source="ISO 19005-2, 6.3.1 Annotation types",
)  # fmt: skip
ANNOTATION_TEXT = Rule(
    "PDF-038", _E, "annotation without a description",
    "give it Contents, or TU of its field",
    "A screen reader says that something is there, and not what.",
    source="ISO 14289-1, 7.18.1 General and 7.18.6.2 Media clip data; Matterhorn 28-004, 28-005, 28-014 "
    "and 28-015",
)  # fmt: skip
ANNOTATION_TAG = Rule(
    "PDF-039", _E, "annotation outside its tag",
    "hang a Widget into a Form, a Link into a Link, any other into an Annot",
    "A screen reader passes over it, or names it wrongly.",
    source="ISO 14289-1, 7.18.1 General, 7.18.2 Annotation types, 7.18.4 Forms, 7.18.5 Links and 7.18.8 "
    "PrinterMark; Matterhorn 28-002, 28-007, 28-010, 28-011, 28-017 and, as any annotation, 28-006",
)  # fmt: skip
ANNOTATION_FLAGS = Rule(
    "PDF-040", _E, "annotation that is not printed or can be hidden",
    "set Print; leave Hidden, Invisible, NoView and ToggleNoView unset",
    "What is on the screen is not what comes out on paper.",
    source="ISO 19005-2, 6.3.2 Annotation dictionaries",
)  # fmt: skip
ANNOTATION_LOOK = Rule(
    "PDF-041", _E, "annotation without one appearance",
    "give it AP with N alone",
    "Each program draws it in its own way, or not at all.",
    source="ISO 19005-2, 6.3.3 Annotation appearances",
)  # fmt: skip
TAB_ORDER = Rule(
    "PDF-042", _E, "page whose annotations are not reached in reading order",
    "set Tabs of the page to S",
    "The tab key jumps about on the page.",
    source="ISO 14289-1, 7.18.3 Tab order; Matterhorn 28-008 and 28-009",
)  # fmt: skip
FORM = Rule(
    "PDF-043", _E, "form that is not allowed",
    "leave out XFA and NeedAppearances, and the actions of fields",
    "What the form looks like and does depends on the program, and changes with it.",
    source="ISO 19005-2, 6.4.1 General and 6.4.2 XFA forms; ISO 14289-1, 7.15 XFA; Matterhorn 25-001",
)  # fmt: skip
FONT_MAP = Rule(
    "PDF-044", _E, "font whose characters are not mapped to its glyphs as they must be",
    "name the encoding or the map of characters that PDF/UA and PDF/A allow",
    "Another program may show other letters.",
    source="ISO 14289-1, 7.21.3 Composite fonts and 7.21.6 Character encodings; Matterhorn 31-001 "
    "to 31-008 and 31-019 to 31-026; ISO 19005-2, 6.2.11.3 Composite fonts "
    "and 6.2.11.6 Character encodings",
)  # fmt: skip
FONT_UNICODE = Rule(
    "PDF-045", _E, "font whose letters cannot be read as text",
    "give it a ToUnicode map",
    "The words can be seen but not searched, copied or read aloud.",
    source="ISO 14289-1, 7.21.7 Unicode character maps; Matterhorn 10-001, 17-003 and 31-027 to 31-029; ISO 19005-2, "
    "6.2.11.7.2 Level A and Level U conformance",
)  # fmt: skip
GRAPHICS = Rule(
    "PDF-046", _E, "state or object of graphics that is not allowed",
    "leave out transfer functions, halftones, PostScript, alternates and references",
    "Each device draws it in its own way, and a later one perhaps not at all.",
    source="ISO 19005-2, 6.2.5 Extended graphics state, 6.2.6 Rendering intents, 6.2.8 Images, 6.2.9 "
    "XObjects and 6.2.10 Transparency",
)  # fmt: skip
COLOUR = Rule(
    "PDF-047", _E, "colours of a device without a profile of it",
    "add an output intent with a profile of that device, or use colours with a profile",
    "Each screen and printer shows other colours.",
    source="ISO 19005-2, 6.2.3 Output intent",
)  # fmt: skip
FILE_FORM = Rule(
    "PDF-048", _E, "file whose outer form PDF/A does not allow",
    "write the header, the trailer and the streams as PDF/A asks",
    "A later program may not find its way in the file, or take it for changed.",
    source="ISO 19005-2, 6.1.2 File header, 6.1.3 File trailer, 6.1.4 Cross reference table, 6.1.7 "
    "Stream objects and 6.1.12 Permissions",
)  # fmt: skip
LONG = Rule(
    "PDF-049", _E, "value beyond the limits of PDF/A",
    "keep names, numbers and pages small enough",
    "Some programs cut it off or refuse the file.",
    source="ISO 19005-2, 6.1.13 Implementation limits",
)  # fmt: skip
CLAIM = Rule(
    "PDF-050", _E, "claim of a standard that is not well-formed",
    "write pdfaid and pdfuaid with their parts and levels as the standard names them",
    "An archive or a test takes the file for something else than it is.",
    source="ISO 19005-2, 6.6.4 Version and conformance level identification; ISO 14289-1, 5 Version "
    "identification",
)  # fmt: skip

RULES = tuple(rule for rule in tuple(globals().values()) if isinstance(rule, Rule))
