"""Every folder, file, make target and link that the documents name is there, and the reverse."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from test_docs import DECISIONS, README, ROOT, commands, first_cells, part

ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text()
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "tests" / "README.md"]


def test_the_readmes_commands_can_be_run() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    pages = README + (ROOT / "CONTRIBUTING.md").read_text() + (ROOT / "tests/README.md").read_text()
    assert set(re.findall(r"\bmake ([a-z]+)\b(?=[ `\n#])", pages)) & {"build", "test", "bench"}
    assert set(re.findall(r"(?:^    |`)make ([a-z]+)", pages, re.MULTILINE)) <= targets
    used = set(re.findall(r"(?:^    |`)pressroom ([a-z]+)", README, re.MULTILINE))
    assert used <= set(commands())
    for name in re.findall(r"^    (\.ci/\w+)", README, re.MULTILINE):
        assert (ROOT / name).stat().st_mode & 0o100, name


def committed() -> set[str]:
    """Every folder that holds a file of the repository."""
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("this is no clone")
    names = [Path(line) for line in listed.stdout.splitlines()]
    return {str(parent) for name in names for parent in name.parents}


def test_every_folder_is_in_the_architecture_and_the_reverse() -> None:
    cells = [cell.removesuffix("/") for cell in first_cells(part(ARCHITECTURE, "The rooms"))]
    outer = ("styles", "manuscript", "dist", "docs", "stubs", "tests")
    beside = part(ARCHITECTURE, "The rooms").split("Beside the code:")[1]
    told_outer = {cell.removesuffix("/") for cell in first_cells(beside)}
    told_rooms = [cell for cell in cells if cell not in told_outer or cell == "manuscript"]
    for name in told_outer - {"dist"}:  # that one is made by a build
        assert (ROOT / name).is_dir(), name
    for name in told_rooms:
        assert (ROOT / "src/pressroom" / name).is_dir(), name
    folders = committed()
    rooms = {name.removeprefix("src/pressroom/") for name in folders if "src/pressroom/" in name}
    parents = {str(parent) for name in told_rooms for parent in Path(name).parents}
    assert rooms <= {*told_rooms, *parents}
    deep = ("stubs", "tests")  # their insides are told elsewhere or of no interest
    there = {name for name in folders if name.split("/")[0] in outer}
    assert {
        name for name in there if "/" not in name or name.split("/")[0] not in deep
    } <= told_outer


def test_every_folder_of_tests_is_told_and_the_reverse() -> None:
    told = {name.rstrip("/") for name in first_cells((ROOT / "tests/README.md").read_text())}
    there = {Path(name).parts[1] for name in committed() if re.match(r"tests/[a-z]", name)}
    assert {name for name in there if not name.endswith(".py")} <= told
    assert all((ROOT / "tests" / name).exists() for name in told)


def test_every_file_that_is_named_exists() -> None:
    """Names with a folder, such as ``editions/pdf.py``, in the docs on the code."""
    texts = [ARCHITECTURE, *(page.read_text() for page in DECISIONS.glob("*.md"))]
    for text in texts:
        for name in re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.(?:py|md|css))`", text):
            assert any((base / name).exists() for base in (ROOT, ROOT / "src/pressroom")), name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    text = without_code(page.read_text())
    for target in (*re.findall(r"\]\(([^)\s]+)\)", text), *re.findall(r'src="([^"]+)"', text)):
        if target.startswith(("http://", "https://")):
            continue
        name, _, anchor = target.partition("#")
        file = page.parent / name if name else page
        assert file.exists(), target
        if anchor:
            assert anchor in anchors(file), target


def without_code(text: str) -> str:
    text = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"^ {4}.*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"`[^`\n]*`", "", text)
    return re.sub(r"!?\\\[.*$", "", text, flags=re.MULTILINE)  # an example in a hint


def anchors(file: Path) -> set[str]:
    """The ids that a forge gives the headings."""
    titles = re.findall(r"^#+ (.+)$", file.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_every_image_of_the_readme_has_a_text_alternative() -> None:
    images = re.findall(r"<img ([^>]+)>", README)
    assert len(images) == 2
    for attributes in images:
        found = re.search(r'alt="([^"]+)"', attributes)
        assert found is not None
        assert len(found[1]) > 40
