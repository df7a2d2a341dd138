"""What a web page runs and loads: a page of ours does neither."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import tinycss2
from lxml import etree
from tinycss2 import ast

from pressroom.checks import web_rules as rules
from pressroom.model.problem import Rule

# elements that show or run what stands elsewhere, whatever their attributes
_FRAMES = ("iframe", "frame", "object", "embed", "applet", "portal", "base")
_SOURCES = ("src", "srcset", "poster", "background", "data", "imagesrcset")
_LOADING = frozenset(
    "stylesheet icon preload prefetch modulepreload manifest preconnect dns-prefetch".split()
)
_DATA_BLOCKS = ("application/ld+json", "application/json")
_URL_FUNCTIONS = frozenset({"url", "src", "image", "image-set", "-webkit-image-set"})


def check_loads(root: etree._Element) -> Iterator[tuple[Rule, str, etree._Element]]:
    """The rule, the words and the element for each script and each address that would be loaded."""
    for node in root.iter("*"):
        tag = str(node.tag).lower()
        if tag == "script" and (node.get("type") not in _DATA_BLOCKS or node.get("src")):
            yield rules.SCRIPT, "the page has a script", node
        for key, value in node.attrib.items():
            name = str(key).lower().rpartition(":")[2]
            if name.startswith("on"):
                yield rules.SCRIPT, f'the element <{tag}> has the handler "{name}"', node
            elif name in ("href", "src", "action", "formaction") and _runs(str(value)):
                if tag not in ("a", "area"):  # those have a rule of their own
                    yield rules.SCRIPT, f'the element <{tag}> leads to "{str(value)[:40]}"', node
        yield from _resources(node, tag)
        if tag == "style":
            yield from _styles(tinycss2.parse_component_value_list(node.text or ""), node)
        elif style := node.get("style"):
            yield from _styles(tinycss2.parse_component_value_list(str(style)), node)


def _runs(address: str) -> bool:
    plain = "".join(one for one in address if one > " ").lower()
    return plain.startswith(("javascript:", "vbscript:"))


def _resources(node: etree._Element, tag: str) -> Iterator[tuple[Rule, str, etree._Element]]:
    if tag in _FRAMES:
        yield rules.REMOTE, f"the page has an element <{tag}>", node
        return
    kinds = set(str(node.get("rel") or "").lower().split())
    addresses = [str(node.get(name)) for name in _SOURCES if node.get(name) is not None]
    if tag == "link" and kinds & _LOADING:
        addresses.append(str(node.get("href") or ""))
    if tag in ("image", "use", "feimage"):
        addresses += [
            str(value) for key, value in node.attrib.items()
            if str(key).rpartition(":")[2] == "href" and not str(value).startswith("#")
        ]  # fmt: skip
    if tag == "meta" and str(node.get("http-equiv") or "").lower() == "refresh":
        addresses.append(str(node.get("content") or ""))
    for address in addresses:
        if tag != "script" and not _is_data(address):
            yield rules.REMOTE, f'the page would load "{address[:80]}"', node


def _styles(
    tokens: Sequence[ast.Node], node: etree._Element
) -> Iterator[tuple[Rule, str, etree._Element]]:
    """Style sheets nest without limit, so that the walk keeps a list of its own."""
    waiting, importing = list(reversed(tokens)), False
    while waiting:
        token = waiting.pop()
        address = None
        if isinstance(token, ast.URLToken) or (importing and isinstance(token, ast.StringToken)):
            address = token.value
        elif isinstance(token, ast.FunctionBlock):
            if token.lower_name in _URL_FUNCTIONS:
                strings = [one for one in token.arguments if isinstance(one, ast.StringToken)]
                address = next((one.value for one in strings if not _is_data(one.value)), None)
            waiting += reversed(token.arguments)
        elif isinstance(
            token, ast.CurlyBracketsBlock | ast.ParenthesesBlock | ast.SquareBracketsBlock
        ):
            waiting += reversed(token.content)
        if isinstance(token, ast.AtKeywordToken):
            importing = token.lower_value == "import"
        elif token.type not in ("whitespace", "comment"):
            importing = False
        if address is not None and not _is_data(address):
            yield rules.REMOTE, f'the style would load "{address[:80]}"', node


def _is_data(address: str) -> bool:
    return address.strip().lower().startswith(("data:", "#"))
