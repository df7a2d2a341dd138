"""The rules of style for words, names, numbers and dates."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_A = Severity.ADVICE
_CMOS = "Chicago Manual of Style 17, "

CONFUSABLE = Rule(
    "STYLE-030", _A, "phrase taken for another that sounds like it", "write the phrase that is meant",
    "The ear does not tell them apart, a spelling checker knows each of the words, and a reader stumbles.",
    "She could of sailed.\n", "She could have sailed.\n", _CMOS + "5.250",
)  # fmt: skip
SPELLING = Rule(
    "STYLE-031", _A, "spelling of another house style", "write it as the house style has it",
    "Two ways of spelling in one work look like a mistake, whichever of them is right.",
    "The color of the harbour is grey.\n", "The colour of the harbour is grey.\n",
    "New Hart’s Rules 2, 3.1; 21.2",
)  # fmt: skip
ISE_IZE = Rule(
    "STYLE-032", _A, "words in -ise among words in -ize, or the reverse", "choose one ending for all such verbs",
    "British English has both endings, but not both in one work.",
    "They organize it, realize it, and recognize it. Nobody could apologise for it.\n",
    "They organize it, realize it, and recognize it. Nobody could apologize for it.\n",
    "New Hart’s Rules 2, 3.1.2",
)  # fmt: skip
VARIANT = Rule(
    "STYLE-033", _A, "word in two spellings", "choose one of them",
    "Both spellings are right. Side by side they make a reader ask what the difference means.",
    "An adviser came, an adviser left, and another adviser stayed. One advisor slept.\n",
    "An adviser came, an adviser left, and another adviser stayed. One adviser slept.\n",
    _CMOS + "7.1",
)  # fmt: skip
ABBREVIATION = Rule(
    "STYLE-034", _A, "abbreviation that is not explained", "write it out at its first use, with the short form in brackets behind it",
    "Whoever does not know the short form cannot look it up: it may stand for many things.",
    "The HMA closed it. The HMA opened it. Nobody knew why the HMA did so.\n",
    "The Harbour Masters’ Association (HMA) closed it. The HMA opened it. Nobody knew why the HMA did so.\n",
    _CMOS + "10.3; WCAG 2.2, 3.1.4",
)  # fmt: skip
DATE = Rule(
    "STYLE-035", _A, "date without a year",
    "write the year",
    "A book is read for years; what was true as of a day in May must say which May.",
    bad="As of 5 May, the harbour is closed.\n",
    good="As of 5 May 2026, the harbour is closed.\n",
    source="our own: a date must hold when the book is read",
)  # fmt: skip
THOUSANDS = Rule(
    "STYLE-036", _A, "large number without the separator that others have", "write all large numbers alike",
    "With a separator in one number and none in the next a reader takes the one for another kind of number.",
    "It has 10,000 boats, 20,000 oars, 30,000 sails and 40000 knots.\n",
    "It has 10,000 boats, 20,000 oars, 30,000 sails and 40,000 knots.\n", _CMOS + "9.54",
)  # fmt: skip
ARTICLE = Rule(
    "STYLE-037", _A, "wrong form of the article", "write an before the sound of a vowel, and a before others",
    "The wrong form is mostly left from a word that stood there before.",
    "It was a old boat.\n", "It was an old boat.\n", _CMOS + "7.32",
)  # fmt: skip
NO_SUCH_DATE = Rule(
    "STYLE-038", _A, "date that no calendar has",
    "correct the day or the month",
    "The month has fewer days; a digit is wrong.",
    bad="They sailed on 31 April 1912.\n",
    good="They sailed on 30 April 1912.\n",
    source="ISO 8601-1:2019 (the Gregorian calendar)",
)  # fmt: skip
WEEKDAY = Rule(
    "STYLE-039", _A, "day of the week that does not fit the date", "correct the day of the week or the date",
    "One of the two is wrong, and a reader who looks it up trusts the rest less.",
    "They sailed on Monday, 10 April 1912.\n", "They sailed on Wednesday, 10 April 1912.\n",
    "ISO 8601-1:2019 (the Gregorian calendar)",
)  # fmt: skip
LATE_EXPLANATION = Rule(
    "STYLE-040", _A, "abbreviation that is explained after its first use", "explain it where it stands first",
    "Whoever reads from the beginning meets the short form without knowing what it stands for.",
    "The HMA closed it.\n\nThe Harbour Masters’ Association (HMA) is old.\n",
    "The Harbour Masters’ Association (HMA) closed it.\n\nThe HMA is old.\n",
    _CMOS + "10.3; WCAG 2.2, 3.1.4",
)  # fmt: skip

RULES = tuple(rule for rule in tuple(globals().values()) if isinstance(rule, Rule))
