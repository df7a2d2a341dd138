"""What servers answer becomes a problem at the link's place, or none. All on this machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pikepdf
import pytest
from web_server import Server, serving

from pressroom import weblinks
from pressroom.checks.prose import sources_of
from pressroom.links import link_rules as rules
from pressroom.links.asking import Answer, Manners
from pressroom.links.fragments import lacking
from pressroom.links.gather import WebLink, of_document, of_edition
from pressroom.links.trying import answers_to, judged
from pressroom.manuscript.load import load
from pressroom.model.problem import Place, Problem, Rule
from pressroom.typeset import typeset

QUICK = Manners(pause=0, seconds=5, private=True)
PLACE = Place(PurePosixPath("a.md"), 3, 1)
HEAD = "---\ntitle: Salt\nlanguage: en-GB\n---\n\n"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


def problems(server: Server, path: str, *, can_change: bool = False) -> tuple[Problem, ...]:
    links = [WebLink(f"{server.base}/{path}", PLACE, can_change)]
    found = judged(links, answers_to(links, QUICK))
    assert all(one.place == PLACE for one in found)
    return found


def found(server: Server, path: str) -> list[tuple[str, str]]:
    return [(one.code, one.message.replace(server.base, "")) for one in problems(server, path)]


FAULTS = [
    ("404", rules.GONE, '"/404" is gone: its server answers 404'),
    ("410", rules.GONE, '"/410" is gone: its server answers 410'),
    ("302/404", rules.GONE, '"/302/404" is gone: its server answers 404'),
    ("301/404", rules.GONE, '"/301/404" is gone: its server answers 404'),
    ("301/new", rules.MOVED, '"/301/new" has moved to "/new"'),
    ("308/301/new#here", rules.MOVED, '"/308/301/new#here" has moved to "/new#here"'),
    ("301/302/new", rules.MOVED, '"/301/302/new" has moved to "/302/new"'),
    ("503", rules.UNREACHABLE, '"/503" cannot be reached: its server answers 503'),
    ("400", rules.UNREACHABLE, '"/400" cannot be reached: its server answers 400'),
    (
        "302/302/302/302/302/302/302", rules.UNREACHABLE,
        '"/302/302/302/302/302/302/302" cannot be reached: it is redirected too often',
    ),
    ("page#gone", rules.NO_PLACE, 'nothing in "/page" has the id "gone"'),
    ("302/page#gone", rules.NO_PLACE, 'nothing in "/302/page" has the id "gone"'),
    ("unmeasured#gone", rules.NO_PLACE, 'nothing in "/unmeasured" has the id "gone"'),
    ("403", rules.UNTRIED, '"/403" was not seen: its server answers 403 to a program'),
    ("429", rules.UNTRIED, '"/429" was not seen: its server answers 429 to a program'),
    ("999", rules.UNTRIED, '"/999" was not seen: its server answers 999 to a program'),
]  # fmt: skip
SOUND = [
    "200", "page?a=b c&d", "no-head", "302/new", "307/302/new", "302/301/new", "ä", "page#here", "page#old",
    "page#", "page#L12", "page#/route", "prefixed#here", "script#here", "strings#here", "long#gone",
    "packed#gone", "plain#gone",
    "cut#gone", "unmeasured#here", "unmeasured-long#gone",
]  # fmt: skip


@pytest.mark.parametrize(("path", "rule", "message"), FAULTS)
def test_a_link_with_a_fault(server: Server, path: str, rule: Rule, message: str) -> None:
    assert found(server, path) == [(rule.code, message)]


@pytest.mark.parametrize("path", SOUND)
def test_a_link_without_one(server: Server, path: str) -> None:
    assert found(server, path) == []


def test_a_page_that_has_moved_is_named_where_it_lacks_a_place(server: Server) -> None:
    assert found(server, "301/page#gone") == [
        ("URL-002", '"/301/page#gone" has moved to "/page#gone"'),
        ("URL-004", 'nothing in "/page" has the id "gone"'),
    ]


def test_every_rule_has_a_fault() -> None:
    assert {rule for _, rule, _ in FAULTS} == set(rules.RULES)


# What the addresses of the rules' examples answer.
EXAMPLES = {
    "https://example.org/gone": Answer(404),
    "https://web.archive.org/web/2020/https://example.org/gone": Answer(200),
    "http://example.org/log": Answer(200, moved="https://example.org/log"),
    "https://example.org/log": Answer(200, lacks=frozenset({"wintre"})),
    "https://no-such-host.example/": Answer(reason="its host is not known"),
    "http://192.168.0.2/log": Answer(untried="its host is not one of the public network"),
}


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.code)
def test_the_examples_of_a_rule_show_it(rule: Rule, tmp_path: Path) -> None:
    assert rule.why and rule.source
    text = tmp_path / "a.md"
    for example, expected in ((rule.bad, [rule]), (rule.good, [])):
        text.write_text(HEAD + example)
        links = list(of_document(typeset(load(text, epoch=0)), {}))
        assert len(links) == 1 and links[0].address.partition("#")[0] in EXAMPLES
        assert [one.rule for one in judged(links, EXAMPLES)] == expected


# --- where it has moved to ---------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "can_change", "hint", "fix"),
    [
        ("http://a.example/b", "https://b.example/b", True, "write: https://b.example/b", True),
        ("http://a.example/b", "https://b.example/b", False, "write: https://b.example/b", False),
        ("http://a.example/b?c", "https://a.example/x/b/?c", True, "write: ", True),
        ("http://a.example/b", "https://a.example/", True, "see whether", False),
        ("http://a.example/b?c=1", "https://a.example/b?c=2", True, "see whether", False),
        ("http://a.example/b", "https://a.example/(c)/b", True, "write: ", False),
    ],
)
def test_what_is_said_of_a_move(old: str, new: str, can_change: bool, hint: str, fix: bool) -> None:
    [one] = judged([WebLink(f"{old}#d", PLACE, can_change)], {old: Answer(200, moved=new)})
    assert one.hint.startswith(hint) and one.hint.endswith(f"{new}#d")
    assert one.fix == (f"{new}#d" if fix else None)


def test_a_new_address_is_written_where_that_is_safe(server: Server, tmp_path: Path) -> None:
    text = tmp_path / "a.md"
    old, new = f"{server.base}/301/a", f"{server.base}/a"
    words = f"See [one]({old} 'Title'), <{old}>,\r\n[{old}]({old}), [two][r] and [no]({server.base}/404).\r\n\r\n[r]: {old}\r\n"
    text.write_bytes((HEAD + words).encode())
    shown = weblinks.check(text, manners=QUICK, fix=True, write=False)
    assert text.read_bytes() == (HEAD + words).encode()
    assert shown.mended.files == ("a.md",) and f"+See [one]({new} 'Title')" in shown.mended.diff
    assert [one.code for one in shown.problems] == ["URL-002"] * 4 + ["URL-001"]
    done = weblinks.check(text, manners=QUICK, fix=True)
    assert text.read_bytes() == (HEAD + words.replace(old, new, 1)).encode()
    assert [(one.code, str(one.place)) for one in done.problems] == [
        ("URL-002", f"a.md:6:{len(f'See [one]({new} XTitleX), <')}"),
        ("URL-002", "a.md:7:1"),
        ("URL-002", f"a.md:7:{len(f'[{old}]({old}), [')}"),
        ("URL-001", f"a.md:7:{len(f'[{old}]({old}), [two][r] and [no](') + 1}"),
    ]


@pytest.mark.parametrize(
    ("link", "can_change"),
    [
        ("[a](http://b.example/c)", True), ('[a](http://b.example/c "d")', True),
        ('[a](http://b.example/c "http://b.example/c")', False), ("<http://b.example/c>", False),
        ("[*http://b.example/c*](http://b.example/c)", False), ("[a][b]\n\n[b]: http://b.example/c", False),
    ],
)  # fmt: skip
def test_which_addresses_can_be_changed(link: str, can_change: bool, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"{HEAD}See {link}\n")
    manuscript = load(tmp_path / "a.md", epoch=0)
    [one] = of_document(typeset(manuscript), sources_of(manuscript.sources))
    assert one.can_change is can_change


# --- what the author says of the rules ---------------------------------------


def test_the_author_may_switch_a_rule_off_or_exempt_a_block(server: Server, tmp_path: Path) -> None:
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript/metadata.yaml").write_text("title: Salt\nlanguage: en-GB\n")
    off = "<!-- check: off URL-002 STYLE-002 -->\n\n"
    link = f"[It]({server.base}/301/a) is [there]({server.base}/503).\n\n"
    (tmp_path / "manuscript/01.md").write_text(off + link + link)
    codes = [one.code for one in weblinks.check(tmp_path, manners=QUICK).problems]
    assert codes == ["URL-003", "URL-002", "URL-003"]
    (tmp_path / "pressroom.toml").write_text('schema = 1\n[rules]\nURL-003 = "off"\n')
    codes = [one.code for one in weblinks.check(tmp_path, manners=QUICK).problems]
    assert codes == ["URL-002"]


# --- where links are found ---------------------------------------------------


def test_the_links_of_a_manuscript(server: Server, tmp_path: Path) -> None:
    text = tmp_path / "a.md"
    note = f"[^n]: A [note]({server.base}/404).\n"
    text.write_text(
        f"{HEAD}See [it]({server.base}/404), <{server.base}/200>[^n]\nand [two](#x).\n\n{note}\n# X\n"
    )
    found = weblinks.check(text, manners=QUICK).problems
    assert {str(one.place) for one in found} == {"a.md:6:10", "a.md:9:16"}
    assert {one.code for one in found} == {"URL-001"}


def test_the_links_of_an_epub(server: Server, tmp_path: Path) -> None:
    page = f'<html xmlns="http://www.w3.org/1999/xhtml">\n<a href="{server.base}/404">a</a></html>'
    with zipfile.ZipFile(tmp_path / "a.epub", "w") as book:
        book.writestr("EPUB/a.xhtml", page)
        book.writestr("EPUB/a.txt", page)
    [found] = weblinks.check(tmp_path / "a.epub", manners=QUICK).problems
    assert (found.code, str(found.place)) == ("URL-001", "a.epub/EPUB/a.xhtml:2")


def test_the_links_of_a_pdf(server: Server, tmp_path: Path) -> None:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        for action in ({"/S": "/URI", "/URI": f"{server.base}/404"}, {"/S": "/GoTo"}):
            note = {"/Subtype": "/Link", "/A": action, "/Rect": [0, 0, 1, 1]}
            page.Annots = pikepdf.Array([*page.get("/Annots", []), pikepdf.Dictionary(note)])
        pdf.save(out)
    (tmp_path / "a.pdf").write_bytes(out.getvalue())
    [found] = weblinks.check(tmp_path / "a.pdf", manners=QUICK).problems
    assert (found.code, str(found.place)) == ("URL-001", "a.pdf")


def test_each_address_is_asked_once(server: Server) -> None:
    links = [WebLink(f"{server.base}/{name}", PLACE) for name in ("a", "b", "a", "a#here", "a#old")]
    assert judged(links, answers_to(links, QUICK)) == ()
    assert server.paths == ["GET /a", "HEAD /b"]


@pytest.mark.parametrize("name", ["a.epub", "a.pdf", "a.html"])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", b"\xff\x00<a href=", b"<!--"])
def test_an_edition_that_cannot_be_read_has_no_links(name: str, data: bytes) -> None:
    assert of_edition((data, name)) == ()


def test_a_web_page_has_links() -> None:
    page = b"<p>\n<a href=' https://example.org/'>a</a><a href='#b'>b</a><area href='http://c/'>"
    assert [(one.address, str(one.place)) for one in of_edition((page, "a.html"))] == [
        ("https://example.org/", "a.html:2"), ("http://c/", "a.html:2"),
    ]  # fmt: skip


def test_a_picture_has_links() -> None:
    page = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"><a x:href="http://a/"/></svg>'
    assert [one.address for one in of_edition((page, "a.html"))] == ["http://a/"]


def test_nothing_is_asked_of_a_work_that_cannot_be_read(tmp_path: Path) -> None:
    text = tmp_path / "a.md"
    text.write_bytes(b"\xff\xfe\x00")
    assert weblinks.check(text, manners=QUICK) == weblinks.Tried()
    (tmp_path / "a.epub").write_bytes(b"PK")
    assert weblinks.check(tmp_path / "a.epub", manners=QUICK) == weblinks.Tried()


# --- places in a page --------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "fragment", "there"),
    [
        (b"<p id='a'>", "a", True), (b"<p id=a>", "a", True), (b"<p ID = 'a'>", "b", False),
        (b"<p id='ab'>", "a", False), (b"<p id='ba'>", "a", False), (b"<p>a", "a", True),
        ("<p id='ä'>".encode(), "%C3%A4", True), ("<p id='ä'>".encode(), "ä", True),
        (b"<p id='x'>a", ":~:text=a", True), (b"<p id='x'>", "page=3", True),
        (b"<p id='x'>", "TOP", True), (b"<p id='a.b'>", "a.b", True), (b"<p id='axb'>", "a.b", False),
    ],
)  # fmt: skip
def test_what_a_page_has_a_place_for(page: bytes, fragment: str, there: bool) -> None:
    assert lacking(page, {fragment}) == (frozenset() if there else {fragment})


def test_no_page_takes_long() -> None:
    assert lacking(b"<p id='x'>" + b"'a" * 500_000, {"a" * 1000}) == {"a" * 1000}
