"""Language tags: BCP 47, which is RFC 5646."""

from __future__ import annotations

import re

# RFC 5646, 2.1: the grammar of a tag, then the registered tags that do not follow it
_TAG = re.compile(
    r"""(?ix)
    (?: [a-z]{2,3} (?: -[a-z]{3} ){0,3} | [a-z]{4} | [a-z]{5,8} )   # language, extended language
    (?: -[a-z]{4} )?                                                # script
    (?: -(?: [a-z]{2} | [0-9]{3} ) )?                               # region
    (?: -(?: [a-z0-9]{5,8} | [0-9][a-z0-9]{3} ) )*                  # variants
    (?: -[0-9a-wy-z] (?: -[a-z0-9]{2,8} )+ )*                       # extensions
    (?: -x (?: -[a-z0-9]{1,8} )+ )?                                 # private use
    | x (?: -[a-z0-9]{1,8} )+
    """
)
_IRREGULAR = frozenset(
    "en-gb-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux i-mingo i-navajo i-pwn i-tao "
    "i-tay i-tsu sgn-be-fr sgn-be-nl sgn-ch-de".split()
)


def well_formed(tag: str) -> bool:
    """Whether a tag follows the grammar of RFC 5646, 2.1; registered or not."""
    return bool(_TAG.fullmatch(tag)) or tag.lower() in _IRREGULAR
