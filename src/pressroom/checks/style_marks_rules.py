"""The rules of style for spaces, punctuation marks and signs."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_A = Severity.ADVICE
_CMOS = "Chicago Manual of Style 17, "

DOUBLED_SPACE = Rule(
    "STYLE-001", _A, "several spaces in a row", "write one",
    "One space divides words and sentences. More of them come from editing, and are seen where the text is copied.",
    "The boat came  home.\n", "The boat came home.\n", _CMOS + "2.9",
)  # fmt: skip
DOUBLED_WORD = Rule(
    "STYLE-002", _A, "word that stands there twice",
    "remove one of the two",
    "A small word at the end of one line and again at the beginning of the next is easily overlooked.",
    bad="She went to the the harbour.\n",
    good="She went to the harbour.\n",
    source="our own: a slip that proofreaders look for first",
)  # fmt: skip
SPACE_BEFORE = Rule(
    "STYLE-003", _A, "space before a punctuation mark", "remove the space",
    "In this language marks follow their word at once; with a space between, a mark can begin a line.",
    "The boat , which was old, leaked.\n", "The boat, which was old, leaked.\n", _CMOS + "6.7",
)  # fmt: skip
NO_SPACE_AFTER = Rule(
    "STYLE-004", _A, "no space after a punctuation mark", "write a space after the mark",
    "Two sentences or parts of one run into each other, and the line cannot break there.",
    "The boat was old,and it leaked.\n", "The boat was old, and it leaked.\n", _CMOS + "6.7",
)  # fmt: skip
SPACED_ELLIPSIS = Rule(
    "STYLE-005", _A, "two kinds of ellipsis in one work", "write ... or … throughout",
    "An ellipsis of spaced points can break over two lines, and looks other than the one beside it.",
    "It rained ... and then it rained . . . and rained.\n",
    "It rained ... and then it rained ... and rained.\n", _CMOS + "13.50",
)  # fmt: skip
HYPHEN_DASH = Rule(
    "STYLE-006", _A, "hyphen in the place of a dash", "write --- or --, or the dash itself",
    "A hyphen joins words, a dash divides parts of a sentence; between spaces a hyphen is too short for that.",
    "The boat - an old one - leaked.\n", "The boat -- an old one -- leaked.\n",
    _CMOS + "6.75, 6.85",
)  # fmt: skip
HYPHEN_RANGE = Rule(
    "STYLE-007", _A, "hyphen between two numbers of a range", "write an en dash: 1914–1918",
    "From one number up to another there is an en dash; a hyphen is read as part of a number or a minus.",
    "See pages 12-15 of the log.\n", "See pages 12–15 of the log.\n", _CMOS + "6.78",
)  # fmt: skip
UNIT_SPACE = Rule(
    "STYLE-008", _A, "number that touches its unit", "write a space between them, best one that does not break: 5&nbsp;km",
    "A number and the symbol of its unit are divided by a space, as are two words.",
    "The island is 5km long.\n", "The island is 5&nbsp;km long.\n",
    "SI Brochure 9, 5.4.3",
)  # fmt: skip
BREAKING_SPACE = Rule(
    "STYLE-009", _A, "space before a unit that a line can break at", "write a space that does not break: 5&nbsp;km",
    "A line can end with the number, and the next one begin with a symbol that means nothing alone.",
    "The island is 5 km long.\n", "The island is 5&nbsp;km long.\n", "SI Brochure 9, 5.4.3; " + _CMOS + "6.121",
)  # fmt: skip
UNPAIRED = Rule(
    "STYLE-010", _A, "bracket without its other half", "write the missing bracket, or remove this one",
    "A reader looks for the end of what has been opened, and does not find it.",
    "The boat (an old one leaked.\n", "The boat (an old one) leaked.\n", _CMOS + "6.95",
)  # fmt: skip
DOUBLED_BRACKET = Rule(
    "STYLE-011", _A, "brackets that are doubled or empty", "write one pair of brackets around some words",
    "Doubled brackets say no more than single ones; empty ones wait for words.",
    "The boat ((an old one)) leaked.\n", "The boat (an old one) leaked.\n", _CMOS + "6.97",
)  # fmt: skip
DOUBLED_MARK = Rule(
    "STYLE-012", _A, "punctuation marks that exclude each other", "keep the one that is meant",
    "Two such marks in a row are left from a change of the sentence.",
    "The boat was old,, and it leaked.\n", "The boat was old, and it leaked.\n", _CMOS + "6.123",
)  # fmt: skip
NO_END = Rule(
    "STYLE-013", _A, "paragraph without an end mark", "end the sentence, or finish it",
    "A last sentence without its mark may have lost some of its words.",
    "The boat was old. It leaked at both ends, and nobody in the harbour wanted to take it out\n\nThen came the storm.\n",
    "The boat was old. It leaked at both ends, and nobody in the harbour wanted to take it out.\n\nThen came the storm.\n",
    _CMOS + "6.12",
)  # fmt: skip
STRAIGHT = Rule(
    "STYLE-014", _A, "quotation mark that could not be turned",
    "remove the space beside it, write its other half, or write the curly mark itself",
    "A mark between two spaces neither opens nor closes, so that it stays straight in the editions.",
    'The boat " an old one leaked.\n', "The boat, an old one, leaked.\n", _CMOS + "6.115",
)  # fmt: skip
MIXED_QUOTES = Rule(
    "STYLE-015", _A, "quotation marks of another kind than elsewhere", "use one kind throughout",
    "Two kinds of marks lead a reader to ask what the difference means.",
    "They call it “the hook”, and “the eye”, and “the claw”, and «the anchor» of the bay.\n",
    "They call it “the hook”, and “the eye”, and “the claw”, and “the anchor” of the bay.\n",
    _CMOS + "13.7",
)  # fmt: skip
PRIME = Rule(
    "STYLE-016", _A, "quotation marks for feet, inches, minutes or seconds", "write ′ and ″, or the words",
    "Quotation marks are turned, and then a measure looks like the end of a quotation.",
    "The mast is 6'2\" high.\n", "The mast is 6′2″ high.\n", _CMOS + "10.66",
)  # fmt: skip
BRACKET_SPACE = Rule(
    "STYLE-017", _A, "space inside a bracket", "remove the space",
    "A bracket stands close to what it holds, so that no line ends or begins with it.",
    "The boat ( an old one) leaked.\n", "The boat (an old one) leaked.\n", _CMOS + "6.7",
)  # fmt: skip
DASH_SPACES = Rule(
    "STYLE-018", _A, "dash with other spaces than elsewhere", "write dashes in one way throughout",
    "A dash with spaces and one without are two styles of one mark.",
    "Salt—and wind—and rain—and cold—and night — and day.\n",
    "Salt—and wind—and rain—and cold—and night—and day.\n", _CMOS + "6.85",
)  # fmt: skip
REPEATED_MARK = Rule(
    "STYLE-019", _A, "exclamation or question mark that is repeated", "write one",
    "More marks do not say more, and read like a message.",
    "The boat leaked!!\n", "The boat leaked!\n", "New Hart’s Rules 2, 4.9",
)  # fmt: skip
DECADE = Rule(
    "STYLE-020", _A, "decade with an apostrophe", "write 1980s",
    "The s makes a plural, and a plural takes no apostrophe.",
    "Boats of the 1980's leaked.\n", "Boats of the 1980s leaked.\n", _CMOS + "9.33",
)  # fmt: skip
TIMES = Rule(
    "STYLE-021", _A, "letter x for the sign of multiplication", "write ×",
    "The letter stands on the line and is read as a letter, by machines too.",
    "A sail of 3 x 4 metres.\n", "A sail of 3 × 4 metres.\n", "Unicode 15, U+00D7",
)  # fmt: skip
BROKEN_WORD = Rule(
    "STYLE-022", _A, "word that was divided at the end of a line",
    "join the two parts",
    "The hyphen comes from the lines of another edition, and stands in the middle of this one’s.",
    bad="The boat was in the har- bour.\n",
    good="The boat was in the harbour.\n",
    source="our own: what text taken from a PDF or a scan brings along",
)  # fmt: skip
LOWER_START = Rule(
    "STYLE-023", _A, "sentence that begins with a small letter", "begin it with a capital, or write a comma before it",
    "Either the point is meant to be a comma, or the capital has been forgotten.",
    "The boat was leaking. the crew was tired.\n", "The boat was leaking. The crew was tired.\n",
    _CMOS + "6.12",
)  # fmt: skip
YEARS_REVERSED = Rule(
    "STYLE-024", _A, "years that run backwards",
    "correct one of them",
    "Someone would have died before being born.",
    bad="Her mother (1912–1884) built it.\n",
    good="Her mother (1884–1912) built it.\n",
    source="our own: the two years contradict each other",
)  # fmt: skip

RULES = tuple(rule for rule in tuple(globals().values()) if isinstance(rule, Rule))
