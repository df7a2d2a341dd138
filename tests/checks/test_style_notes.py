"""Notes, their calls, and what is told instead of an image, on either side of their lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from essays import told
from PIL import Image

BEFORE = 'the call stands before "{}"'
SPACE = "a space stands before the call of a note"
TWO = "two notes are called at one place"
ONE = "\n\n[^a]: It is."
BOTH = "\n\n[^a]: It is.\n\n[^b]: It was."

CALLS: list[tuple[str, list[str]]] = [
    *((f"The boat⟦[^a]⟧{mark} so.{ONE}", [BEFORE.format(mark)]) for mark in ".,;:!?"),
    (f"The (boat)⟦[^a]⟧. “So”⟦[^b]⟧.{BOTH}", [BEFORE.format(".")] * 2),
    ("The boat⟦^[It is.]⟧. So.", [BEFORE.format(".")]),
    (f"The boat.[^a] So![^b] So.{BOTH}", []), (f"The boat[^a]... So.{ONE}", []), (f"The boat[^a]?! So.{ONE}", []), (f"The boat![^a], so.{ONE}", []),
    (f"The boat.⟦ ⟧[^a] So⟦ ⟧[^b] so.{BOTH}", [SPACE] * 2),
    (f"The boat.⟦[^a][^b]⟧ So.{BOTH}", [TWO]),
    (f"The boat⟦[^a][^b]⟧ so.\n\n⟦[^c][^d]⟧ So.{BOTH}\n\n[^c]: It has.\n\n[^d]: It had.", [TWO, TWO]),
    (f"It is.\n\n# Sea ⟦[^a]⟧\n\nIt is.\n\nThe oar⟦ ⟧[^b] is.{BOTH}", ['the heading "Sea" calls a note', SPACE]),
]  # fmt: skip

CALLS_BY_LANGUAGE: list[tuple[str, str, list[str]]] = [
    ("Le bateau [^a].\n\n[^a]: So.", "fr", []), ("Le bateau [^a].\n\n[^a]: So.", "fr-CA", []),
    ("Das Boot⟦ ⟧[^a].\n\n[^a]: So.", "de", [SPACE]), ("Das Boot[^a].\n\n[^a]: So.", "de", []),
    ("Das Boot.⟦[^a][^b]⟧\n\n[^a]: So.\n\n[^b]: Da.", "de", [TWO]),
]  # fmt: skip

IBID = '"{}" stands in a note'
IN_NOTES: list[tuple[str, list[str]]] = [
    *((f"So.[^a]\n\n[^a]: {before}⟦{word}⟧{after}", [IBID.format(word)]) for before, word, after in (
        ("", "Ibid.", ", 5."), ("", "Ibid", " 5."), ("", "ibid.", " 5."), ("(", "Ibid.", ", 5)."), ("see ", "ibid.", ", 5."), ("cf. ", "ibid.", ", 5."), ("cf ", "ibid.", ", 5."),
        ("", "Idem.", ""), ("", "idem", ", 5."), ("Ames, ", "op. cit.", ", 5."), ("Ames, ", "loc. cit.", ", 5."), ("Ames, ", "op.cit.", ", 5."),
    )),
    ("So.[^a]\n\n[^a]: ⟦Ibid.⟧, 5, and Ames, ⟦op. cit.⟧, 5.", [IBID.format("Ibid."), IBID.format("op. cit.")]),
    ("Ibid. So op. cit.[^a] So.[^b]\n\n[^a]: Ames.\n\n[^b]: ⟦Ibid.⟧, 5.", [IBID.format("Ibid.")]),
    ("So.[^a]\n\n[^a]: Ames, ibid., 5.", []), ("So.[^a]\n\n[^a]: Ibidem is Latin.", []), ("So.[^a]\n\n[^a]: “Ibid.” is Latin.", []),
]  # fmt: skip


def equal(line: int) -> str:
    return f"the note says what the one at essay.md:{line}:1 says"


def ends(words: str) -> str:
    return f'the note ends with "{words}"'


def notes(*texts: str) -> str:
    """A text with these notes, from its third line on, one in every second line."""
    calls = " ".join(f"So.[^{at}]" for at in range(len(texts)))
    return "\n\n".join(
        (
            calls,
            *(
                f"⟦[^{at}]: {text[1:]}⟧" if text.startswith("⟦") else f"[^{at}]: {text}"
                for at, text in enumerate(texts)
            ),
        )
    )


TEXTS: list[tuple[str, list[str]]] = [
    (notes("It is of old oak so.", "⟦It is of old oak so."), [equal(3)]),  # twenty characters
    (notes("It is of old oak s.", "It is of old oak s."), []),
    (notes("It is of old oak so.", "⟦It is of *old oak* so.", "⟦It is of old oak so."), [equal(3)] * 2),
    (notes("It is of old oak so.", "It is of old ash so.", "⟦It is of old oak so.", "⟦It is of old ash so."), [equal(3), equal(5)]),
    (notes("It is of old oak so.", "It is of old oak so.\n\n    It was."), []),
    ("So.[^a] So.[^a]\n\n[^a]: It is of old oak so.", []),
    ("So.^[It is of old oak so.] So.⟦^[It is of old oak so.]⟧", ["the note says what the one at essay.md:1:4 says"]),
    (notes("Of oak.", "Of ash!", "Of elm?", "⟦of pine"), [ends("of pine")]),
    (notes("Of oak.", "Of ash.", "of pine"), []),
    (notes("Of oak.", "Of ash.", "Of elm.", "⟦of pine", "Of fir.", "Of teak.", "Of yew.", "⟦of box"), [ends("of pine"), ends("of box")]),
    (notes("Of oak.", "Of ash.", "Of elm.", "of pine", "Of fir.", "Of teak.", "of box"), []),
    (notes("Of oak.", "Of ash.", "Of elm.", f"⟦of {'a' * 24}"), [ends(f"f {'a' * 24}"[-25:].strip())]),
    *((notes("Of oak.", "Of ash.", f"Of {elm}", "⟦of pine"), [ends("of pine")])
      for elm in ("elm.", "elm!", "elm?", "elm…", "“elm”", "‘elm’", "(elm)", "«elm»", "„elm“")),
    *((notes("Of oak.", "Of ash.", f"Of elm{mark}", "of pine"), []) for mark in (",", ";", ":", " 5")),
    (notes("Of oak.", "Of ash.", "Of elm.", "of pine 5"), []), (notes("Of oak.", "Of ash.", "Of elm.", "of pine,"), []),
    (notes("Of oak.", "Of ash.", "Of elm.", "of [pine](https://a.example/)", "of `pine`", "of $x$", "⟦of pine"), [ends("of pine")]),
    (notes("Of oak.", "Of ash.", "Of elm.", "- of pine", "```\n    pine\n    ```", "⟦of *pine*"), [ends("of pine")]),
    (notes("Of oak.", "Of ash.", "Of elm.", "![](map.png)", "⟦of fir"), [ends("of fir")]),
]  # fmt: skip


@pytest.fixture(scope="module")
def images(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("images")
    for name, colour in (("map.png", "navy"), ("other.png", "teal"), ("Graphic.png", "red")):
        Image.new("RGB", (4, 4), colour).save(folder / name)
    return folder


@pytest.mark.parametrize(("shown", "said"), [*CALLS, *IN_NOTES, *TEXTS])
def test_what_is_told_of_notes(shown: str, said: list[str], images: Path) -> None:
    assert told(shown, root=images) == (shown, said)


@pytest.mark.parametrize(("shown", "language", "said"), CALLS_BY_LANGUAGE)
def test_what_is_told_of_calls_in_other_languages(
    shown: str, language: str, said: list[str]
) -> None:
    assert told(shown, language) == (shown, said)


NOTHING = (
    "image", "picture", "photo", "figure", "img", "pic", "graphic", "alt", "alt-text", "placeholder", "untitled", "todo", "tbd",
    "alt text", "image description", "insert alt text", "no description", "this image",
)  # fmt: skip


def begins(words: str) -> str:
    return f'alt begins with "{words}"'


IMAGES: list[tuple[str, list[str]]] = [
    *((f"So ⟦![{words} islands](map.png)⟧ so.", [begins(words)]) for words in (
        "An image of", "Image of", "The image of", "A picture of", "Picture showing", "A photo of", "Graphic of", "pic of", "PIC OF", "a photo of",
    )),
    *((f"So ⟦![{words}](map.png)⟧ so.", [f'alt is "{words}"']) for words in (
        "a.png", "a.jpg", "a.JPEG", "a.gif", "a.svg", "a.webp", "a.tif", "a.tiff", "a.bmp", "img1", "IMG_1234", "dsc-12", "dscn_3", "pict5", "image_7",
    )),
    *((f"So ⟦![{words}](map.png)⟧ so.", [f'alt is only "{words}"']) for words in (*NOTHING, "Image", "Image.")),
    (f"So ⟦![{'a' * 50}.png](map.png)⟧ so.", [f'alt is "{"a" * 39}…"']),
    ("So ![Islands](map.png), ![Two islands](other.png), ![images of it](map.png), ![a.txt](map.png), ![a b.png](map.png), ![img1a](map.png), ![an image](map.png).", []),
    ("So ![map](map.png), ![map.png](map.png), ![MAP.PNG](map.png), ![graphic](Graphic.png), ![Graphic.png](Graphic.png).", []),
    ("So ![](map.png), ![Seas](map.png), ⟦![Seas](other.png)⟧ so.", ['"Seas" tells of 2 images']),
    ("So ![Sea](map.png), ![Sea](other.png), ![Seas](map.png), ![Seas](map.png).", []),
    ("So ![Two seas](map.png), ⟦![Two *seas*](other.png)⟧, ![Two seas](map.png).", ['"Two seas" tells of 3 images']),
    (f"So ![{'a' * 50}](map.png), ⟦![{'a' * 50}](other.png)⟧.", [f'"{"a" * 39}…" tells of 2 images']),
    ("So ⟦![Image](map.png)⟧, ⟦![Image](other.png)⟧, ![Seas](map.png), ⟦![Seas](other.png)⟧.", ['alt is only "Image"'] * 2 + ['"Seas" tells of 2 images']),
    ('⟦![The bay](map.png){alt=""}⟧', ['"map.png" has a caption and an empty alt']),
    ('⟦![The bay.](map.png){alt="the bay"}⟧', ['alt repeats the caption "The bay."']),
    ('⟦![The bay](map.png){alt=" The bay."}⟧', ['alt repeats the caption "The bay"']),
    ('![The bay](map.png){alt="Two islands"}\n\n![The sea](other.png)', []),
    (f'⟦![{"a" * 50}](map.png){{alt="{"a" * 50}"}}⟧', [f'alt repeats the caption "{"a" * 39}…"']),
    (f'⟦![The bay](map.png){{alt="{"xy " * 166}abc"}}⟧', ["alt has 501 characters"]),
    (f'![The bay](map.png){{alt="{"xy " * 166}ab"}}', []),
    (f"![{'xy ' * 166}abc](map.png)", []),
]  # fmt: skip


@pytest.mark.parametrize(("shown", "said"), IMAGES)
def test_what_is_told_of_images(shown: str, said: list[str], images: Path) -> None:
    assert told(shown, root=images) == (shown, said)
