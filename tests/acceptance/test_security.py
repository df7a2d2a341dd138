"""A manuscript cannot make the build read a file outside its folder, reach the network, or run code."""

from __future__ import annotations

import os
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hostile import house, make, picture, run, told, unpacked
from lxml import html

from pressroom.build import build
from pressroom.checks.web import check_web
from pressroom.editions.job import PdfJob
from pressroom.editions.press import Press
from pressroom.editions.web import make_web
from pressroom.guard.child import Limits
from pressroom.manuscript.load import load
from pressroom.model.problem import PressroomError
from pressroom.typeset import typeset

SECRET = "Xq7-the-secret-Xq7"
LOAD = "font-family: X; src: url"


@pytest.fixture
def hits() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this machine, and what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", asked
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file beside the project, in the form of whatever may be asked for."""
    file = tmp_path / "secret"
    file.write_text(SECRET)
    return file


SHEETS = {
    "import": "@import '{0}/a.css';",
    "import url": "@import url({0}/a.css) print;",
    "background": "body {{ background: url({0}/a.png) }}",
    "content": "p::before {{ content: url('{0}/a.png') }}",
    "marker": "li {{ list-style-image: url({0}/a.png) }}",
    "font": "@font-face {{ font-family: X; src: url({0}/a.ttf) }} p {{ font-family: X }}",
    "variable": ":root {{ --a: url({0}/a.png) }} p {{ background: var(--a) }}",
    "escape": "p {{ background: \\75 rl({0}/a.png) }}",
    "page": "@page {{ @top-left {{ content: url({0}/a.png) }} }}",
    "border": "p {{ border-image-source: url({0}/a.png) }}",
}


@pytest.mark.parametrize("sheet", ["pdf.css", "epub.css", "web.css", "shelf.css", "fonts.css"])
@pytest.mark.parametrize("kind", SHEETS)
def test_style_sheets(
    tmp_path: Path, secret: Path, hits: tuple[str, list[str]], sheet: str, kind: str
) -> None:
    for base in (hits[0], secret.as_uri(), "..", str(tmp_path), "//127.0.0.1"):
        files = {f"styles/{sheet}": house(sheet) + SHEETS[kind].format(base)}
        code, place, message = told(make(tmp_path / "p", files=files))
        assert (code, place.split(":")[0]) == ("FILE-011", f"styles/{sheet}")
        assert "style sheet" in message
    assert hits[1] == []


def test_the_layout_itself_fetches_nothing(tmp_path: Path, hits: tuple[str, list[str]]) -> None:
    """A style sheet that the first look had let through is stopped by the second."""
    manuscript = load(make(tmp_path / "p"), epoch=None)
    document = typeset(manuscript)
    for kind in ("import", "background", "font"):
        sheet = house("pdf.css") + SHEETS[kind].format(hits[0])
        if kind == "import":
            sheet = SHEETS[kind].format(hits[0]) + house("pdf.css")
        styles = replace(manuscript.styles, sheets={**manuscript.styles.sheets, "pdf.css": sheet})
        press = Press.start(Limits(30, 2000))
        with pytest.raises(PressroomError) as caught:
            press.run(PdfJob(document, styles))
        press.stop()
        assert [one.code for one in caught.value.problems] == ["LAYOUT-005"]
        assert hits[0] in caught.value.problems[0].message
    assert hits[1] == []


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" width="9" height="9">{}</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>", '<rect onload="alert(1)"/>', '<image href="{0}/a.png"/>',
        '<image x:href="{1}"/>', '<use href="{1}#a"/>', '<use href="../secret.svg#a"/>',
        "<style>@import '{0}/a.css';</style>", '<rect fill="url({0}/a.svg#a)"/>',
        '<rect style="fill: u\\72l({0}/a)"/>', "<foreignObject><b/></foreignObject>",
        '<a href="javascript:alert(1)"><rect/></a>', '<image href="data:text/html,x"/>',
        '<feImage href="{0}/a.png"/>', '<animate attributeName="href" values="{0}"/>',
    ],
)  # fmt: skip
def test_svg(tmp_path: Path, secret: Path, hits: tuple[str, list[str]], inside: str) -> None:
    drawing = SVG.format(inside.replace("{0}", hits[0]).replace("{1}", secret.as_uri()))
    files = {"manuscript/a.svg": drawing}
    code, place, message = told(make(tmp_path / "p", "![A picture](a.svg)\n", files=files))
    assert (code, place) == ("IMG-001", "manuscript/1.md:1:1")
    assert 'image "manuscript/a.svg"' in message
    assert hits[1] == []


ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("head", "inside"),
    [
        (f'<!DOCTYPE svg [<!ENTITY a0 "word">{ENTITIES}]>', "<text>&a9;</text>"),
        ('<!DOCTYPE svg [<!ENTITY a SYSTEM "{1}">]>', "<text>&a;</text>"),
        ('<!DOCTYPE svg [<!ENTITY % a SYSTEM "{0}/a.dtd"> %a;]>', ""),
        ('<!DOCTYPE svg SYSTEM "{0}/a.dtd">', ""),
        ('<?xml-stylesheet href="{0}/a.css"?>', ""),
        ("", '<g id="a"><use href="#b"/><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
        ("", "".join(f'<g id="a{n}">{f"""<use href="#a{n - 1}"/>""" * 9}</g>' for n in range(1, 9))),
        ("", "<g>" * 5000 + "</g>" * 5000),
    ],
    ids=["bomb", "file", "parameter", "dtd", "style sheet", "circle", "use bomb", "deep"],
)  # fmt: skip
def test_svg_as_xml(
    tmp_path: Path, secret: Path, hits: tuple[str, list[str]], head: str, inside: str
) -> None:
    head = head.replace("{0}", hits[0]).replace("{1}", secret.as_uri())
    files = {"manuscript/a.svg": head + SVG.format(inside)}
    root = make(tmp_path / "p", "![A picture](a.svg)\n", files=files)
    assert told(root)[:2] == ("IMG-001", "manuscript/1.md:1:1")
    assert hits[1] == []


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("../../secret", "IMG-001"), ("..%2F..%2Fsecret", "IMG-001"), ("/etc/passwd", "IMG-001"),
        ("file:///etc/passwd", "IMG-001"), ("<..\\\\secret>", "IMG-001"), ("x%00.png", "IMG-001"),
        ("http://127.0.0.1:9/a.png", "IMG-002"), ("HTTPS://127.0.0.1:9/a.png", "IMG-002"),
        ("//127.0.0.1:9/a.png", "IMG-002"), ("data:image/png;base64,AAAA", "IMG-001"),
        ("link.png", "IMG-001"), ("folder/a.png", "IMG-001"),
    ],
)  # fmt: skip
def test_addresses_of_images(tmp_path: Path, secret: Path, address: str, code: str) -> None:
    root = make(tmp_path / "p", f"Some ![x]({address}) words\n")
    (tmp_path / "a.png").write_bytes(picture(9, 9))
    (root / "manuscript/link.png").symlink_to(tmp_path / "a.png")
    (root / "manuscript/folder").symlink_to(tmp_path)
    assert secret.exists()
    assert told(root)[:2] == (code, "manuscript/1.md:1:6")


@pytest.mark.parametrize(
    "name", ["manuscript/2.md", "manuscript/metadata.yaml", "manuscript/references.bib",
             "pressroom.toml", "styles", "styles/pdf.css", "manuscript"],
)  # fmt: skip
def test_links_out_of_the_folder(tmp_path: Path, name: str) -> None:
    elsewhere = make(tmp_path / "other", files={"styles/pdf.css": house("pdf.css")})
    for part in ("manuscript/2.md", "manuscript/references.bib", "pressroom.toml"):
        (elsewhere / part).touch()
    root = make(tmp_path / "p")
    if (root / name).is_dir():
        (root / name).rename(tmp_path / "away")
    (root / name).unlink(missing_ok=True)
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).symlink_to(elsewhere / name)
    assert told(root)[0] == "FILE-007"


@pytest.mark.parametrize(
    "settings",
    [
        'cover = "../secret"', 'cover = "/etc/passwd"', 'styles = "../other"', 'styles = "/etc"',
        'citations.bibliography = ["../secret.bib"]', 'citations.style = "../secret.csl"',
        'citations.style = "http://127.0.0.1:9/x.csl"', 'citations.style = "/etc/passwd"',
    ],
)  # fmt: skip
def test_settings(tmp_path: Path, secret: Path, settings: str) -> None:
    assert secret.exists()
    root = make(tmp_path / "p", files={"pressroom.toml": settings + "\n"})
    code, place, _ = told(root)
    assert code in {"FILE-007", "CONF-003"}
    assert place.startswith("pressroom.toml:1:")


def test_raw_html_and_attributes_attach_nothing(
    tmp_path: Path, secret: Path, hits: tuple[str, list[str]]
) -> None:
    text = f"""# A {{rel=attachment href={hits[0]}/1}}

<link rel=attachment href="{secret.as_uri()}"><a rel=attachment href="{hits[0]}/2">words</a>
[words]({hits[0]}/3){{rel=attachment style="background:url({hits[0]}/4)"}}
<object data="{secret.as_uri()}"></object>
<style>@import url({hits[0]}/6);</style><script src="{hits[0]}/7"></script>

<iframe src="{secret.as_uri()}"></iframe>

[more]{{lang='en" onload="x'}} ![x](a.png){{width="1px;background:url({hits[0]}/8)"}}
"""
    root = make(tmp_path / "p", text, files={"manuscript/a.png": picture(9, 9)})
    result = build(root)
    assert {one.severity for one in result.problems} == {"warning"}
    whole = unpacked(result.out)
    assert hits[1] == []
    for word in (SECRET, "onload", "<script", "<iframe", "<object", 'rel="attach', "/EmbeddedFile"):
        assert word.encode() not in whole


def test_an_image_of_raw_html_is_not_fetched(tmp_path: Path, hits: tuple[str, list[str]]) -> None:
    root = make(tmp_path / "p", f'Words <img src="{hits[0]}/5" alt="x">.')
    with pytest.raises(PressroomError) as caught:
        build(root)
    assert [one.code for one in caught.value.problems] == ["IMG-002"]
    assert hits[1] == []


def test_metadata_reaches_nothing_and_is_escaped(
    tmp_path: Path, hits: tuple[str, list[str]]
) -> None:
    metadata = f"""title: '<script src="{hits[0]}/1">"&amp;\\'
subtitle: '</title><img src="{hits[0]}/2">'
language: en
creators:
  - name: '<a href="javascript:x">A</a>'
identifiers: {{uri: "{hits[0]}/3"}}
publisher: '"><style>@import "{hits[0]}/4"</style>'
description: '<iframe src="{hits[0]}/5"></iframe> ]]> --> {{{{ 7 * 7 }}}}'
"""
    root = make(tmp_path / "p", files={"manuscript/metadata.yaml": metadata})
    result = build(root)
    assert hits[1] == []
    whole = unpacked(result.out, but=f"{load(root, epoch=None).slug}.pdf")
    for tag in (b"<script", b"<iframe", b'<img src="http', b'<a href="javascript'):
        assert tag not in whole
    assert b"{{ 7 * 7 }}" in whole


def test_references_reach_nothing(tmp_path: Path, hits: tuple[str, list[str]]) -> None:
    entry = f"@misc{{a, title={{<img src='{hits[0]}/1'> \\input{{/etc/passwd}}}}, url={{{hits[0]}/2}}, year=2020}}"
    files = {"manuscript/references.bib": entry}
    root = make(tmp_path / "p", "Words [@a].\n", files=files)
    with suppress(PressroomError):
        assert b"root:" not in unpacked(build(root).out)
    assert hits[1] == []


def test_no_module_of_the_manuscripts_folder_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make(tmp_path / "p")
    for name in ("weasyprint", "pickle", "PIL", "pypandoc", "sitecustomize", "pressroom"):
        (root / f"{name}.py").write_text(f"open({str(tmp_path / 'run')!r}, 'w')\n")
    # as the installed command does, which knows nothing of the folder it is called in
    path = os.pathsep.join(entry for entry in sys.path if entry)
    monkeypatch.chdir(root)
    result = run("build", ".", "--edition", "pdf", PYTHONPATH=path, PYTHONSAFEPATH="1")
    assert result.returncode == 0, result
    assert not (tmp_path / "run").exists()


EVIL = """# A <script>alert(1)</script> [x](https://e.example/"onclick="alert(1))

<script>alert(1)</script> <img src="a.svg" alt="x" onerror="alert(1)"> <iframe src="https://e.example"></iframe>
<svg onload="alert(1)">x</svg> <b onclick="alert(1)">bold</b>
[a]{#i" onclick="alert(1)" .c"x} `</script><script>` \\<script>alert(1)\\</script> `code</script>`{=html}

`<script>alert(1)</script>`{=html} ![</style><script>alert(1)</script>](a.svg "t\" onload=\"x") $x<y$

``` {.python title="</script><script>alert(1)</script>"}
</pre><script>alert(1)</script>
```

| <script>alert(1)</script> | b |
|---|---|
| "><script>alert(1)</script> | [^n] |

[^n]: "><script>alert(1)</script>
"""


def test_nothing_of_a_manuscript_is_run_in_the_web_edition(
    tmp_path: Path, hits: tuple[str, list[str]]
) -> None:
    files = {"manuscript/a.svg": SVG.format("<rect width='9' height='9'/>")}
    manuscript = load(make(tmp_path / "p", EVIL, files=files), epoch=None)
    document = typeset(manuscript)
    page = make_web(document, manuscript.styles)
    scripts = re.findall(rb"<script[^>]*>", page.data)
    assert scripts == [b'<script type="application/ld+json">']
    assert b"&lt;script&gt;alert(1)" in page.data
    assert {one.code for one in check_web(page.data, page.name)} & {
        "WEB-006",
        "WEB-007",
        "WEB-008",
    } == set()
    tree = html.fromstring(page.data)
    assert not [name for one in tree.iter() for name in one.attrib if str(name).startswith("on")]
    assert hits[1] == []
