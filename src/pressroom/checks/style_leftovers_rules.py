"""The rules for what other programs and earlier versions have left, and for the metadata."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_A, _W = Severity.ADVICE, Severity.WARNING

MOJIBAKE = Rule(
    "STYLE-100", _W, "letters that were read in a wrong encoding", "write the letter that is meant, and look at the whole file",
    "The text was saved in one encoding and opened in another; each such letter is two or three wrong ones.",
    "The boatâ€™s mast broke.\n", "The boat’s mast broke.\n", "Unicode 15, 2.5 (UTF-8)",
)  # fmt: skip
WEB_LEFTOVER = Rule(
    "STYLE-101", _A, "words of a web page that mean nothing here",
    "remove them",
    "They were copied with the text; in a book there is nothing to click or to edit.",
    bad="The boat is old. [edit] It leaks.\n",
    good="The boat is old. It leaks.\n",
    source="our own: what pages of the web have around their text",
)  # fmt: skip
UNFINISHED = Rule(
    "STYLE-102", _W, "mark of unfinished work",
    "do what it asks for, or put it into a comment: <!-- … -->",
    "It was meant for the author, and would be printed.",
    bad="The boat is old. TODO: find out how old.\n",
    good="The boat is 142 years old.\n",
    source="our own: the words by which authors mark what is to be done",
)  # fmt: skip
ZERO_WIDTH = Rule(
    "STYLE-103", _A, "invisible character in the text", "remove it",
    "It is not seen, but it parts a word for who searches, and for a screen reader.",
    "The har\u200bbour is old.\n", "The harbour is old.\n", "Unicode 15, 23.2",
)  # fmt: skip
SOFT_HYPHEN = Rule(
    "STYLE-104", _A, "soft hyphen in the text", "remove it: words are divided by themselves",
    "It comes from a word processor or the lines of another edition, and parts the word for who searches.",
    "The har\u00adbour is old.\n", "The harbour is old.\n", "Unicode 15, 23.2",
)  # fmt: skip
TAB = Rule(
    "STYLE-105", _A, "tab in the text", "write a space, or a table",
    "A tab moves nothing in an edition: it becomes a space, and columns made with it are lost.",
    "The boat\tis old.\n", "The boat is old.\n", "HTML, 4.4.1; CSS Text 3, 4.1.1",
)  # fmt: skip
FIXED_HYPHEN = Rule(
    "STYLE-106", _A, "hyphens that do not break", "write plain hyphens",
    "They come from a word processor; who searches with a plain hyphen does not find the word.",
    "A well\u2011known boat.\n", "A well-known boat.\n", "Unicode 15, 6.2",
)  # fmt: skip
OTHER_ALPHABET = Rule(
    "STYLE-107", _W, "letter of another alphabet within a word", "write the letter of the word’s own alphabet",
    "It looks the same, but who searches does not find the word, and a voice reads it as something else.",
    "The bo\u0430t is old.\n", "The boat is old.\n", "Unicode Technical Standard 39, 5",
)  # fmt: skip
TRACKED = Rule(
    "STYLE-108", _W, "mark of a tracked change",
    "accept or reject the change",
    "What was cut and what was put in its place would both be printed, with the marks around them.",
    bad="The {++old++} boat leaks.\n",
    good="The old boat leaks.\n",
    source="our own: CriticMarkup, and the words of word processors",
)  # fmt: skip
LIGATURE = Rule(
    "STYLE-109", _A, "ligature as a character", "write the single letters; the typeface joins them",
    "It was copied from a PDF. Who searches for the word does not find it, and it is not divided rightly.",
    "The ﬁshing boat leaks.\n", "The fishing boat leaks.\n", "Unicode 15, 7.1",
)  # fmt: skip
ENTITY = Rule(
    "STYLE-110", _A, "name of a character in the place of the character",
    "write the character itself",
    "The text was turned into HTML twice, so that a reader sees the code.",
    bad="Salt &amp;amp; wind.\n",
    good="Salt &amp; wind.\n",
    source="HTML, 13.5 Named character references",
)  # fmt: skip
DECOMPOSED = Rule(
    "STYLE-111", _A, "letters with marks of their own behind them", "save the text in the normal form C of Unicode",
    "The letter and its accent are two characters, which some typefaces set badly and searches do not find.",
    "The cafe\u0301 is old.\n", "The café is old.\n", "Unicode Standard Annex 15",
)  # fmt: skip
DIRECTION = Rule(
    "STYLE-112", _W, "invisible character that turns the direction of writing", "remove it; mark the words with their language",
    "It comes from a word processor or the web, and can show the words in another order than they are read.",
    "The \u202eboat\u202c is old.\n", "The boat is old.\n", "Unicode Standard Annex 9, 2",
)  # fmt: skip
BULLET = Rule(
    "STYLE-113", _A, "list that is made of signs", "begin the line with - and a space",
    "It looks like a list, but nobody who listens hears that it is one, nor how long.",
    "• a boat that leaks\n", "- a boat that leaks\n", "WCAG 2.2, 1.3.1 (failure F2)",
)  # fmt: skip
EMPTY_LINES = Rule(
    "STYLE-114", _A, "line breaks in a row to make space",
    "begin a new paragraph, or write * * * for a break",
    "Space is a matter of the style sheet; a screen reader says “blank” for each such line.",
    bad="The boat.<br><br>The sea.\n",
    good="The boat.\n\nThe sea.\n",
    source="HTML, 4.5.27 The br element",
)  # fmt: skip
MISSING_REFERENCE = Rule(
    "STYLE-115", _W, "reference that was never filled in",
    "write a reference by id, such as @fig-map, or the number",
    "A reader is sent to a page that has no number.",
    bad="The boat is on page XX.\n",
    good="The boat is on page 12.\n",
    source="docs/writing.md, References",
)  # fmt: skip
PARTED_LINK = Rule(
    "STYLE-116", _W, "link with a space between its words and its address", "take out the space before the bracket",
    "It is no link then: the brackets and the address are printed as they are written.",
    "It is on [the map of 1884] (#map) there.\n", "It is on the map of 1884 [sic] (or the next) there.\n", "CommonMark 0.31, 6.3",
)  # fmt: skip

META_PLACEHOLDER = Rule(
    "STYLE-120", _A, "metadata that still wait for their words",
    "write the real words, or remove the key",
    "Shops and libraries show them as they are.",
    bad="---\ntitle: Salt and Wind\nlanguage: en-GB\ncreators: Your Name\n---\n\nThe boat is old.\n",
    good="---\ntitle: Salt and Wind\nlanguage: en-GB\ncreators: Ada Ames\n---\n\nThe boat is old.\n",
    source="our own: the words that templates put there",
)  # fmt: skip
DESCRIPTION_SHORT = Rule(
    "STYLE-121", _A, "description of less than 50 characters", "write two or three sentences for readers who do not know the work",
    "In a shop it is all that tells a reader what the work is.",
    "---\ntitle: Salt and Wind\nlanguage: en-GB\ndescription: A book on boats.\n---\n\nThe boat is old.\n",
    "---\ntitle: Salt and Wind\nlanguage: en-GB\ndescription: Ten boats of one bay, who built them, and why they leak.\n---\n\nThe boat is old.\n",
    "ONIX 3.0, P.14 (text type 03)",
)  # fmt: skip
META_HTML = Rule(
    "STYLE-122", _A, "tags of HTML in the metadata",
    "write plain words",
    "Titles and descriptions are shown as they are, tags too.",
    bad="---\ntitle: Salt and <i>Wind</i>\nlanguage: en-GB\n---\n\nThe boat is old.\n",
    good="---\ntitle: Salt and Wind\nlanguage: en-GB\n---\n\nThe boat is old.\n",
    source="EPUB 3.3, 5.5.2 Metadata values",
)  # fmt: skip
TITLE_CAPS = Rule(
    "STYLE-123", _A, "title in capitals alone",
    "write it with small letters; the cover can set capitals",
    "Catalogues show it in capitals among others that are not, and nobody can turn them back.",
    bad="---\ntitle: SALT AND WIND\nlanguage: en-GB\n---\n\nThe boat is old.\n",
    good="---\ntitle: Salt and Wind\nlanguage: en-GB\n---\n\nThe boat is old.\n",
    source="our own: catalogues take the title as it is written",
)  # fmt: skip
SUBTITLE_TWICE = Rule(
    "STYLE-124", _A, "title that holds the subtitle", "write the subtitle in its own key only",
    "On the title page and in shops the subtitle is shown twice.",
    "---\ntitle: 'Salt and Wind: Ten Boats'\nsubtitle: Ten Boats\nlanguage: en-GB\n---\n\nThe boat is old.\n",
    "---\ntitle: Salt and Wind\nsubtitle: Ten Boats\nlanguage: en-GB\n---\n\nThe boat is old.\n",
    "ONIX 3.0, P.6",
)  # fmt: skip
NAME_TURNED = Rule(
    "STYLE-125", _A, "name that begins with the family name",
    "write it as it is printed, and as it is sorted in file-as",
    "The title page and the cover show the name as it is written here.",
    bad="---\ntitle: Salt and Wind\nlanguage: en-GB\ncreators: Ames, Ada\n---\n\nThe boat is old.\n",
    good="---\ntitle: Salt and Wind\nlanguage: en-GB\ncreators:\n  - name: Ada Ames\n    file-as: "
    "Ames, Ada\n---\n\nThe boat is old.\n",
    source="EPUB 3.3, D.3.6 file-as",
)  # fmt: skip
OTHER_LANGUAGE = Rule(
    "STYLE-126", _W, "text in another language than the metadata say", "correct language in the metadata",
    "Words are divided, quotation marks set and the text read aloud by the rules of a language that it is not in.",
    "Das Boot ist alt und liegt in dem Hafen. Es ist nicht mehr dicht, und der Fischer hat es auch nicht gesehen, als er mit dem Hund von der Insel kam. Das war die Geschichte, und sie ist wahr. Der Hafen ist auch alt, und die Stadt mit dem Markt ist nicht das, was sie war.\n",
    "The boat is old and lies in the harbour. It leaks, and the fisherman has not seen it since he came from the island with the dog. That was the story, and it is true. The harbour is old, too, and the town with the market is not what it was.\n",
    "WCAG 2.2, 3.1.1",
)  # fmt: skip
MODIFIED_BEFORE = Rule(
    "STYLE-127", _A, "work that was changed before it was published",
    "correct modified or published",
    "One of the two dates is wrong.",
    bad="---\ntitle: Salt and Wind\nlanguage: en-GB\npublished: 2026-05-31\nmodified: "
    "2025-06-01T09:00:00Z\n---\n\nThe boat is old.\n",
    good="---\ntitle: Salt and Wind\nlanguage: en-GB\npublished: 2026-05-31\nmodified: "
    "2026-06-01T09:00:00Z\n---\n\nThe boat is old.\n",
    source="our own: the two dates contradict each other",
)  # fmt: skip

RULES = tuple(rule for rule in tuple(globals().values()) if isinstance(rule, Rule))
