"""calibre-debug -e calibre_reads.py RESULT BOOK: what calibre finds in an EPUB, as JSON.

It runs in calibre's own Python, which has none of our packages.
"""

import json
import sys
from pathlib import Path

from calibre.ebooks.oeb.polish.check.base import ERROR
from calibre.ebooks.oeb.polish.check.links import check_links
from calibre.ebooks.oeb.polish.container import get_container
from calibre.ebooks.oeb.polish.cover import find_cover_image
from calibre.ebooks.oeb.polish.toc import find_existing_ncx_toc, get_toc, parse_ncx

result, book = sys.argv[-2:]
container = get_container(book, tweak_mode=True)
names = {
    name: container.parsed(name) for name, kind in container.mime_map.items() if "xhtml" in kind
}
ids = {name: set(root.xpath("//@id")) for name, root in names.items()}


def opened(label: str, name: str, fragment: str) -> dict[str, str | None]:
    """An entry of a list; its problem is None where its place is there."""
    there = name in ids and (not fragment or fragment in ids[name])
    return {
        "label": label,
        "href": f"{name}#{fragment}",
        "problem": None if there else "no such place",
    }


calls = []
for name, root in names.items():
    for call in root.xpath("//*[@role='doc-noteref']"):
        target, fragment = (
            container.href_to_name(call.get("href"), name),
            call.get("href").split("#")[1],
        )
        found = opened("".join(call.itertext()), target or name, fragment)
        calls.append({"call": found["label"], "href": found["href"], "error": found["problem"]})

cover = find_cover_image(container)
older = find_existing_ncx_toc(container)
pages = parse_ncx(container, older).page_list if older else []
told = {
    "title": container.mi.title,
    "cover": len(container.raw_data(cover, decode=False)) if cover else 0,
    "entries": [
        opened(one.title, one.dest, one.frag) for one in get_toc(container).iterdescendants()
    ],
    "pages": [opened(one["pagenum"], one["dest"], one["frag"]) for one in pages],
    "notes": calls,
    "errors": [f"{one.name}: {one.msg}" for one in check_links(container) if one.level >= ERROR],
}
Path(result).write_text(json.dumps(told), encoding="utf-8")
