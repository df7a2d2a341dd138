"""Identifiers, addresses and language tags: each checked against its standard and normalised."""

from __future__ import annotations

import itertools
import json
import re
import uuid
from collections.abc import Iterable

from pressroom.manuscript import rules
from pressroom.manuscript.validation import Fault, did_you_mean
from pressroom.model.metadata import Identifier

SCHEMES = ("isbn", "doi", "uuid", "uri")
_NAMESPACE = uuid.UUID("6f9a8a3c-52c1-5d0e-9d0a-0c8f7e3b2a41")  # fixed: editions keep their id

_SEPARATORS = re.compile(r"[\s\-\u2010-\u2013]")
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s<>\"]+")  # DOI Handbook, 2.2
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")  # RFC 3986 and RFC 3987
_CODE = ("javascript:", "vbscript:", "data:", "file:")

# RFC 5646, 2.1, but for primary subtags of 4 to 8 letters: none is registered
_LANGUAGE = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}"
    r"(?:-[a-z]{4})?"
    r"(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
    r"(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?|x(?:-[a-z0-9]{1,8})+)",
    re.IGNORECASE,
)
_LANGUAGES = {
    "english": "en", "eng": "en", "german": "de", "deutsch": "de", "french": "fr", "francais": "fr",
    "français": "fr", "spanish": "es", "español": "es", "espanol": "es", "italian": "it",
    "italiano": "it", "dutch": "nl", "nederlands": "nl", "portuguese": "pt", "português": "pt",
    "polish": "pl", "polski": "pl", "russian": "ru", "ukrainian": "uk", "korean": "ko", "kr": "ko",
    "japanese": "ja", "jp": "ja", "chinese": "zh", "cn": "zh", "greek": "el", "gr": "el",
    "czech": "cs", "cz": "cs", "danish": "da", "dk": "da", "swedish": "sv", "norwegian": "no",
    "finnish": "fi", "turkish": "tr", "arabic": "ar", "hebrew": "he", "latin": "la",
    "hungarian": "hu", "romanian": "ro",
}  # fmt: skip
# kr is Kanuri and eng a synonym: valid as written, so only refused where they cannot be meant
_VALID_ANYWAY = {"kr", "eng"}


def language(text: str) -> str:
    """A BCP 47 tag in its usual capitals (RFC 5646, 2.1.1). Raises Fault for what is none."""
    word = text.strip()
    meant = _LANGUAGES.get(word.lower())
    if meant and word.lower() not in _VALID_ANYWAY:
        raise Fault(
            rules.META_LANGUAGE, f'"{word}" is not a language tag', f'did you mean "{meant}"?'
        )
    dashed = word.replace("_", "-")
    if not _LANGUAGE.fullmatch(word):
        hint = f'did you mean "{_capitals(dashed)}"?' if _LANGUAGE.fullmatch(dashed) else ""
        raise Fault(rules.META_LANGUAGE, f'"{word}" is not a language tag', hint)
    singles = [part for part in _before_private(word) if len(part) == 1]
    if len(set(singles)) < len(singles):
        raise Fault(rules.META_LANGUAGE, f'"{word}" repeats an extension')
    return _capitals(word)


def _before_private(tag: str) -> list[str]:
    return re.split(r"(?:^|-)x-", tag.lower())[0].split("-")


def _capitals(tag: str) -> str:
    parts = tag.lower().split("-")
    done = parts[:1]
    for before, part in itertools.pairwise(parts):
        if len(before) == 1 or any(len(earlier) == 1 for earlier in done):
            done.append(part)
        elif len(part) == 2:
            done.append(part.upper())
        elif len(part) == 4 and part.isalpha():
            done.append(part.capitalize())
        else:
            done.append(part)
    return "-".join(done)


def identifier(scheme: str, value: str) -> Identifier:
    """An identifier of a known scheme, normalised. Raises Fault."""
    scheme = scheme.strip().lower()
    match scheme:
        case "isbn":
            return Identifier(scheme, isbn(value))
        case "doi":
            return Identifier(scheme, _doi(value))
        case "uuid":
            return Identifier(scheme, _uuid(value))
        case "uri":
            return Identifier(scheme, uri(value))
    hint = did_you_mean(scheme, SCHEMES)
    raise Fault(rules.META_SCHEME, f'unknown kind of identifier "{scheme}"', hint)


def isbn(text: str) -> str:
    """The 13 digits of an ISBN (ISO 2108), which may be given in its old form of 10."""
    digits = _SEPARATORS.sub("", text).upper()
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        right = _check_10(digits[:9])
        if digits[9] != right:
            raise Fault(
                rules.META_ISBN, f'ISBN "{text}" has a wrong check digit',
                f"with its other digits right, the last one is {right}",
            )  # fmt: skip
        body = "978" + digits[:9]
        return body + _check_13(body)
    if not re.fullmatch(r"97[89][0-9]{10}", digits):
        raise Fault(rules.META_ISBN, f'"{text}" is not an ISBN')
    right = _check_13(digits[:12])
    if digits[12] != right:
        raise Fault(
            rules.META_ISBN, f'ISBN "{text}" has a wrong check digit',
            f"with its other digits right, the last one is {right}",
        )  # fmt: skip
    return digits


def _check_10(nine: str) -> str:
    rest = (
        -sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    )
    return "X" if rest == 10 else str(rest)


def _check_13(twelve: str) -> str:
    return str(-sum(int(digit) * (1, 3)[at % 2] for at, digit in enumerate(twelve)) % 10)


def _doi(text: str) -> str:
    bare = re.sub(
        r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", text.strip(), flags=re.IGNORECASE
    )
    if not _DOI.fullmatch(bare):
        raise Fault(rules.META_DOI, f'"{text}" is not a DOI')
    return bare


def _uuid(text: str) -> str:
    try:
        return str(uuid.UUID(text.strip()))
    except ValueError:
        raise Fault(rules.META_UUID, f'"{text}" is not a UUID') from None


def uri(text: str) -> str:
    """An absolute address that runs no code and names no file of the writer's machine."""
    address = text.strip()
    if not _URI.fullmatch(address) or address.lower().startswith(_CODE):
        raise Fault(rules.META_URI, f'"{text}" is not a full address')
    return address


def web_address(text: str) -> str:
    """An address with http or https: what a page may link to. Raises Fault."""
    address = uri(text)
    if not re.match(r"https?://[^/]", address, re.IGNORECASE):
        raise Fault(rules.META_URI, f'"{text}" is not a web address')
    return address


def fallback(title: str, names: Iterable[str], language_tag: str) -> Identifier:
    """An identifier for a work that has none: the same for the same title, creators and language."""
    name = json.dumps([title, list(names), language_tag], ensure_ascii=False)
    return Identifier("uuid", str(uuid.uuid5(_NAMESPACE, name)))
