"""A project folder or a single file becomes a Manuscript, or every problem is told."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import os
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image

from pressroom.manuscript import files, own, pandoc, rules, structure_rules, styles
from pressroom.manuscript.load import load
from pressroom.model.manuscript import Manuscript
from pressroom.model.problem import PressroomError, Problem, Severity

META = "title: The Work\nlanguage: en\n"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    house = tmp_path / "house"
    (house / "fonts").mkdir(parents=True)
    (house / "epub.css").write_text("p {}", encoding="utf-8")
    (house / "fonts/a.ttf").write_bytes(b"font")
    return house


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    write(root, "manuscript/metadata.yaml", META)
    write(root, "manuscript/02-b.md", "Second\r\n")
    write(root, "manuscript/01-a.md", "\ufeffFirst\n")
    return root


def write(root: Path, name: str, content: str | bytes) -> None:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (width, height)).save(buffer, kind)
    return buffer.getvalue()


def errors(path: Path, house: Path, epoch: int | None = None) -> tuple[Problem, ...]:
    with pytest.raises(PressroomError) as caught:
        load(path, epoch=epoch, house=house)
    assert all(problem.hint for problem in caught.value.problems)
    return caught.value.problems


def only(path: Path, house: Path, code: str, epoch: int | None = None) -> Problem:
    found = errors(path, house, epoch)
    assert [problem.code for problem in found] == [code]
    return found[0]


def test_a_folder_is_read_in_order(project: Path, house: Path) -> None:
    write(project, "manuscript/README.md", "for authors")
    write(project, "manuscript/.hidden.md", "hidden")
    write(project, "manuscript/images/deep.md", "deep")
    write(project, "manuscript/references.bib", "@book{a}")
    found = load(project, epoch=None, house=house)
    assert [str(source.path) for source in found.sources] == [
        "manuscript/01-a.md", "manuscript/02-b.md",
    ]  # fmt: skip
    assert [source.text[source.body :] for source in found.sources] == ["First\n", "Second\r\n"]
    assert found.sources[0].text == "\ufeffFirst\n"
    assert (found.slug, found.settings.kind, found.problems) == ("the-work", "book", ())
    assert [source.path.name for source in found.bibliography] == ["references.bib"]
    assert (
        found.inputs["manuscript/01-a.md"] == hashlib.sha256("\ufeffFirst\n".encode()).hexdigest()
    )
    assert found.inputs["styles"] == found.styles.digest
    assert sorted(found.inputs) == [
        "manuscript/01-a.md", "manuscript/02-b.md", "manuscript/metadata.yaml",
        "manuscript/references.bib", "styles",
    ]  # fmt: skip


def test_a_single_text_is_an_article(project: Path, house: Path) -> None:
    (project / "manuscript/02-b.md").unlink()
    assert load(project, epoch=None, house=house).settings.kind == "article"


def test_the_epoch_dates_a_work_without_date(project: Path, house: Path) -> None:
    found = load(project, epoch=86_400, house=house)
    assert found.metadata.modified == dt.datetime(1970, 1, 2, tzinfo=dt.UTC)
    assert "10" in only(project, house, "CONF-008", epoch=10**20).message


def test_settings_name_styles_bibliography_csl_and_cover(project: Path, house: Path) -> None:
    write(
        project,
        "pressroom.toml",
        '[citations]\nstyle = "own.csl"\nbibliography = ["b.json"]\n[cover]\nimage = "c.jpg"\n',
    )
    write(project, "own.csl", "<style/>")
    write(project, "b.json", "[]")
    write(project, "c.jpg", picture(1600, 2560, "JPEG"))
    found = load(project, epoch=None, house=house)
    assert found.style_file is not None and found.style_file.text == "<style/>"
    assert [str(source.path) for source in found.bibliography] == ["b.json"]
    assert found.cover is not None and found.cover.media_type == "image/jpeg"
    assert {"own.csl", "b.json", "c.jpg", "pressroom.toml"} <= set(found.inputs)


def single(tmp_path: Path, text: str | bytes) -> Path:
    write(tmp_path, "one/essay.md", text)
    return tmp_path / "one/essay.md"


def test_a_single_file_carries_its_metadata(tmp_path: Path, house: Path) -> None:
    path = single(tmp_path, f"\ufeff---\n{META}bibliography: r.bib\n---\nText --- here\n---\n")
    write(tmp_path, "one/r.bib", "@book{a}")
    found = load(path, epoch=None, house=house)
    assert found.root == path.parent and found.metadata.title == "The Work"
    assert found.sources[0].text[found.sources[0].body :] == "Text --- here\n---\n"
    assert found.sources[0].path == PurePosixPath("essay.md")
    assert [source.path.name for source in found.bibliography] == ["r.bib"]
    assert found.settings.kind == "article"


def test_faults_of_a_single_file(tmp_path: Path, house: Path) -> None:
    assert only(single(tmp_path, "Text"), house, "META-001").place is not None
    assert "no end" in only(single(tmp_path, f"---\n{META}"), house, "META-002").message
    assert only(single(tmp_path, f"---\n{META}---\n \n"), house, "FILE-003")
    bad = only(single(tmp_path, f"---\n{META}rihgts: x\n---\nT\n"), house, "META-007")
    assert bad.place is not None and (bad.place.line, bad.place.column) == (4, 1)
    lost = only(single(tmp_path, f"---\n{META}bibliography: no.bib\n---\nT\n"), house, "FILE-009")
    assert lost.place is not None and str(lost.place) == "essay.md:4:15"
    assert only(single(tmp_path, b"\xff"), house, "FILE-004")


def test_what_cannot_be_built_at_all(tmp_path: Path, house: Path) -> None:
    write(tmp_path, "a.txt", "x")
    (tmp_path / "empty").mkdir()
    assert "does not exist" in only(tmp_path / "none", house, "FILE-001").message
    assert "neither" in only(tmp_path / "a.txt", house, "FILE-001").message
    assert "no folder" in only(tmp_path / "empty", house, "FILE-002").message
    write(tmp_path, "odd/manuscript", "a file")
    assert "not a folder" in only(tmp_path / "odd", house, "FILE-002").message


def test_no_text_and_no_metadata_are_told_together(tmp_path: Path, house: Path) -> None:
    write(tmp_path, "p/manuscript/metadata.yml", META)
    found = errors(tmp_path / "p", house)
    assert [problem.code for problem in found] == ["META-001", "FILE-003"]
    assert 'rename "metadata.yml"' in found[0].hint


def test_texts_that_are_all_empty(project: Path, house: Path) -> None:
    write(project, "manuscript/01-a.md", " \n")
    assert load(project, epoch=None, house=house)
    write(project, "manuscript/02-b.md", "")
    only(project, house, "FILE-003")


def test_invalid_utf8_has_the_place_of_its_byte(project: Path, house: Path) -> None:
    write(project, "manuscript/01-a.md", "é\né".encode() + b"x\x93y")
    found = only(project, house, "FILE-004")
    assert "0x93" in found.message and str(found.place) == "manuscript/01-a.md:2:3"
    write(project, "manuscript/01-a.md", "words".encode("utf-16"))
    assert "UTF-16" in only(project, house, "FILE-004").hint


def test_a_text_over_the_limit(project: Path, house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own, "MAX_METADATA", 10)
    only(project, house, "FILE-005")
    assert files.MAX_TEXT == 20_000_000


@pytest.mark.parametrize("char", ["\0", "\x0c", "\x1b", "\uffff"])
def test_a_control_character_has_a_place(project: Path, house: Path, char: str) -> None:
    write(project, "manuscript/01-a.md", f"a\n\tb{char}")
    found = only(project, house, "FILE-006")
    assert f"U+{ord(char):04X}" in found.message
    assert str(found.place) == "manuscript/01-a.md:2:3"


def test_a_link_out_of_the_project(project: Path, house: Path) -> None:
    write(project.parent, "secret.md", "secret")
    (project / "manuscript/03.md").symlink_to("../../secret.md")
    found = only(project, house, "FILE-007")
    assert str(found.place) == "manuscript/03.md" and "secret" not in found.message


def test_a_manuscript_folder_that_leads_out(project: Path, house: Path) -> None:
    root = project.parent / "other"
    root.mkdir()
    (root / "manuscript").symlink_to(project / "manuscript")
    only(root, house, "FILE-007")


def test_a_pipe_is_not_waited_for(project: Path, house: Path) -> None:
    os.mkfifo(project / "manuscript/03.md")
    assert "regular" in only(project, house, "FILE-008").message


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('[citations]\nstyle = "no.csl"\n', "FILE-009"),
        ('[citations]\nstyle = "../x.csl"\n', "FILE-007"),
        ('[citations]\nbibliography = ["no.bib"]\n', "FILE-009"),
        ('[styles]\nfolder = "nowhere"\n', "FILE-009"),
        ('[styles]\nfolder = "../house"\n', "FILE-007"),
        ('[styles]\nfolder = "pressroom.toml"\n', "FILE-008"),
        ('[cover]\nimage = "no.png"\n', "FILE-009"),
        ('[cover]\nimage = "/etc/passwd"\n', "FILE-007"),
        ('[cover]\nimage = "gif.png"\n', "CONF-005"),
        ('[cover]\nimage = "small.png"\n', "CONF-006"),
        ('[cover]\nimage = "flat.png"\n', "CONF-006"),
        ('[cover]\nimage = "broken.png"\n', "CONF-007"),
    ],
)
def test_an_address_in_the_settings_is_checked(
    project: Path, house: Path, line: str, code: str
) -> None:
    write(project, "gif.png", picture(1600, 2560, "GIF"))
    write(project, "small.png", picture(1599, 2560))
    write(project, "flat.png", picture(1600, 2559))
    write(project, "broken.png", picture(1600, 2560)[:500])
    write(project, "pressroom.toml", line)
    found = only(project, house, code)
    assert found.place is not None and str(found.place) == "pressroom.toml:2:1"


def test_front_matter_in_a_folder_tells_of_its_text(project: Path, house: Path) -> None:
    write(project, "manuscript/01-a.md", "---\nrole: preface\nweight: 2\n---\nFirst\n")
    write(project, "manuscript/02-b.md", "---\n\nwords\n\n---\n")
    found = load(project, epoch=None, house=house)
    assert [source.text[source.body :][:5] for source in found.sources] == ["First", "---\n\n"]
    assert [(p.code, p.severity) for p in found.problems] == [("META-024", Severity.WARNING)]
    assert [source.standing.role for source in found.sources] == ["preface", None]


def test_a_rule_that_nothing_closes_is_no_front_matter(project: Path, house: Path) -> None:
    write(project, "manuscript/01-a.md", "---\nnote: words\n")
    found = load(project, epoch=None, house=house)
    assert (found.sources[0].body, found.problems) == (0, ())


def test_limits_of_style_folders(
    project: Path, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(styles, "MAX_FILE", 3)
    assert [p.code for p in errors(project, house)] == ["FILE-005", "FILE-005"]
    monkeypatch.setattr(styles, "MAX_FILE", 100)
    monkeypatch.setattr(styles, "MAX_FILES", 1)
    assert "more than 1 files" in only(project, house, "FILE-005").message
    monkeypatch.undo()
    os.mkfifo(house / "pipe")
    assert "regular" in only(project, house, "FILE-008").message


def test_front_matter_over_the_limit(
    tmp_path: Path, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pandoc, "MAX_METADATA", 10)
    only(single(tmp_path, f"---\n{META}---\nText\n"), house, "FILE-005")


def styled(project: Path, house: Path) -> Manuscript:
    return load(project, epoch=None, house=house)


def test_a_project_replaces_the_house_style_part_by_part(project: Path, house: Path) -> None:
    (house / "pdf.css").write_text("house", encoding="utf-8")
    plain = styled(project, house).styles
    assert plain.roots == (house,) and plain.sheets == {"epub.css": "p {}", "pdf.css": "house"}
    write(project, "styles/pdf.css", "\ufeffown")
    own = styled(project, house).styles
    assert own.roots == (project / "styles", house)
    assert own.sheets == {"epub.css": "p {}", "pdf.css": "own"}
    assert own.digest != plain.digest


def test_the_digest_tells_what_is_in_force(project: Path, house: Path) -> None:
    plain = styled(project, house).styles.digest
    write(project, "styles/epub.css", "p {}")
    write(project, "styles/.DS_Store", "x")
    assert styled(project, house).styles.digest == plain
    (house / "fonts/a.ttf").write_bytes(b"other")
    assert styled(project, house).styles.digest != plain


def test_a_project_that_is_the_house_has_one_root(project: Path) -> None:
    write(project, "styles/epub.css", "p {}")
    assert styled(project, project / "styles").styles.roots == (project / "styles",)


def test_faults_of_style_folders(project: Path, house: Path) -> None:
    write(project, "styles/epab.css", "p {}")
    found = styled(project, house).problems
    assert [(p.code, p.hint) for p in found] == [("FILE-010", 'did you mean "epub.css"?')]
    write(project, "styles/epub.css", b"a\xff")
    assert [p.code for p in errors(project, house)] == ["FILE-010", "FILE-004"]
    write(project, "styles/epub.css", "a\0")
    assert [p.code for p in errors(project, house)] == ["FILE-010", "FILE-006"]
    (project / "styles/epub.css").unlink()
    (project / "styles/out").symlink_to(house)
    assert [p.code for p in errors(project, house)] == ["FILE-007", "FILE-010"]


def test_every_rule_has_its_own_code_and_a_hint() -> None:
    assert len({rule.code for rule in rules.RULES}) == len(rules.RULES)
    assert all(rule.hint and rule.title for rule in rules.RULES)
    named = {
        id(value)
        for name, value in (*vars(rules).items(), *vars(structure_rules).items())
        if name.startswith(("FILE", "META", "CONF"))
    }
    assert named == {id(rule) for rule in rules.RULES}


def test_works_named_and_held_by_the_metadata(project: Path) -> None:
    more = "nocite: '@doe, @{a/b}'\nreferences:\n- id: doe\n  title: First\n"
    write(project, "manuscript/metadata.yaml", META + more)
    found = load(project, epoch=0)
    assert [key for key, _ in found.uncited] == ["doe", "a/b"]
    assert str(found.uncited[0][1]) == "manuscript/metadata.yaml:3:9"
    assert [str(source.path) for source in found.bibliography] == ["manuscript/metadata.yaml"]


def test_works_named_and_held_by_front_matter(tmp_path: Path) -> None:
    more = "nocite: '@*'\nreferences:\n- id: doe\n  title: First\n"
    write(tmp_path, "a.md", f"---\n{META}{more}---\n\nText: [unclosed\n")
    found = load(tmp_path / "a.md", epoch=0)
    assert [key for key, _ in found.uncited] == ["*"]
    (source,) = found.bibliography
    assert source.text.endswith("title: First\n")


@pytest.mark.parametrize("line", ["nocite: all", "references: works.bib"])
def test_works_of_the_wrong_form(project: Path, line: str) -> None:
    write(project, "manuscript/metadata.yaml", f"{META}{line}\n")
    with pytest.raises(PressroomError) as caught:
        load(project, epoch=0)
    (found,) = caught.value.problems
    assert (found.code, found.place and found.place.line) == (rules.META_TYPE.code, 3)
