"""The rules of style for headings, links, notes and images."""

from __future__ import annotations

from pressroom.model.problem import Rule, Severity

_A = Severity.ADVICE
_CMOS = "Chicago Manual of Style 17, "

HEADING_END = Rule(
    "STYLE-050", _A, "heading that ends with a mark", "remove the mark",
    "A heading is a label and no sentence; the mark is seen in the contents and the running heads too.",
    "# The harbour.\n\nIt is old.\n", "# The harbour\n\nIt is old.\n", _CMOS + "1.56",
)  # fmt: skip
LONE_SUBSECTION = Rule(
    "STYLE-051", _A, "section with a single subsection", "divide it into two or more, or take the heading out",
    "What is divided has at least two parts; one heading alone divides nothing.",
    "# The harbour\n\nIt is old.\n\n## The quay\n\nIt is older.\n",
    "# The harbour\n\nIt is old.\n\n## The quay\n\nIt is older.\n\n## The light\n\nIt is new.\n",
    _CMOS + "1.56",
)  # fmt: skip
EQUAL_HEADINGS = Rule(
    "STYLE-052", _A, "two headings of one text side by side", "give each a text of its own",
    "In the contents, and to who listens to the headings alone, the two are the same.",
    "# The harbour\n\n## The quay\n\nIt is old.\n\n## The quay\n\nIt is new.\n",
    "# The harbour\n\n## The old quay\n\nIt is old.\n\n## The new quay\n\nIt is new.\n",
    "WCAG 2.2, 2.4.6",
)  # fmt: skip
HEADING_CAPS = Rule(
    "STYLE-053", _A, "heading in capitals alone", "write it with small letters; the style sheet can set capitals",
    "Capitals are read more slowly, letter by letter by some screen readers, and nobody can turn them back.",
    "# THE OLD HARBOUR\n\nIt is old.\n", "# The old harbour\n\nIt is old.\n", _CMOS + "7.50",
)  # fmt: skip
HEADING_LONG = Rule(
    "STYLE-054", _A, "heading of more than 120 characters",
    "shorten it",
    "It fills several lines of the contents, and a running head has no room for it.",
    bad="# What the harbour was like in the years before the great storm, when the old quay still "
    "stood, and the light was lit by hand every evening\n\nIt is old.\n",
    good="# The harbour before the storm\n\nIt is old.\n",
    source="our own: what two lines of a page hold",
)  # fmt: skip
FALSE_HEADING = Rule(
    "STYLE-055", _A, "bold paragraph in the place of a heading", "write it as a heading, with #",
    "Who cannot see that it is bold does not know that it is a heading, and the contents do not list it.",
    "# The harbour\n\nIt is old.\n\n**The quay of the fishermen**\n\nIt is older.\n",
    "# The harbour\n\nIt is old.\n\n## The quay of the fishermen\n\nIt is older.\n\n## The light\n\nIt is new.\n",
    "WCAG 2.2, 1.3.1 (failure F2)",
)  # fmt: skip
HEADING_CALL = Rule(
    "STYLE-056", _A, "note that is called from a heading", "call it from the text below",
    "The contents and the running heads repeat a heading without its note.",
    "# The harbour[^1]\n\nIt is old.\n\n[^1]: By the sea.\n",
    "# The harbour\n\nIt is old.[^1]\n\n[^1]: By the sea.\n", _CMOS + "14.26",
)  # fmt: skip
TYPED_LABEL = Rule(
    "STYLE-057", _A, "number that is typed before a caption",
    "leave it out: captions are numbered by themselves",
    "Both numbers are printed, and the typed one stays as it is when a figure is added before it.",
    bad="![Figure 3: the quay at noon](map.png)\n",
    good="![The quay at noon](map.png)\n",
    source="docs/writing.md, References",
)  # fmt: skip

CALL_BEFORE_MARK = Rule(
    "STYLE-060", _A, "call of a note before a punctuation mark", "write the call behind the mark",
    "In English a call stands behind the mark, but before a dash, so that it does not part it from its word.",
    "The boat was old[^1], and leaked.\n\n[^1]: Built in 1884.\n",
    "The boat was old,[^1] and leaked.\n\n[^1]: Built in 1884.\n", _CMOS + "14.26",
)  # fmt: skip
SPACE_BEFORE_CALL = Rule(
    "STYLE-061", _A, "space before the call of a note", "remove the space",
    "The number can be left alone at the beginning of a line.",
    "The boat was old. [^1]\n\n[^1]: Built in 1884.\n",
    "The boat was old.[^1]\n\n[^1]: Built in 1884.\n", _CMOS + "14.26",
)  # fmt: skip
IBID = Rule(
    "STYLE-062", _A, "note that leads to the one before it", "write the author and a short title, or cite with [@key]",
    "In an e-book each note pops up alone, and “ibid.” says nothing there; with a new note before it, it says something false.",
    "The boat was old.[^1]\n\n[^1]: Ibid., 12.\n", "The boat was old.[^1]\n\n[^1]: Ames, *Boats*, 12.\n",
    _CMOS + "14.34",
)  # fmt: skip
NOTE_END = Rule(
    "STYLE-063", _A, "note without a mark at its end", "end it with a full stop",
    "A note is a sentence, and the others in the work end like one.",
    "One.[^1] Two.[^2] Three.[^3] Four.[^4]\n\n[^1]: At night.\n\n[^2]: At noon.\n\n[^3]: By day.\n\n[^4]: By boat\n",
    "One.[^1] Two.[^2] Three.[^3] Four.[^4]\n\n[^1]: At night.\n\n[^2]: At noon.\n\n[^3]: By day.\n\n[^4]: By boat.\n",
    _CMOS + "14.20",
)  # fmt: skip
EQUAL_NOTES = Rule(
    "STYLE-064", _A, "two notes of one text",
    "call the first note twice, or write it once",
    "A reader goes to the foot of the page for nothing new.",
    bad="Old.[^1] Very old.[^2]\n\n[^1]: So the harbour master says.\n\n[^2]: So the harbour master "
    "says.\n",
    good="Old.[^1] Very old.[^1]\n\n[^1]: So the harbour master says.\n",
    source="docs/writing.md, Notes",
)  # fmt: skip
TWO_CALLS = Rule(
    "STYLE-065", _A, "two notes that are called at one place", "put both into one note",
    "The numbers of the two run together: 1 and 2 are read as 12.",
    "The boat was old.[^1][^2]\n\n[^1]: Built in 1884.\n\n[^2]: Sold in 1912.\n",
    "The boat was old.[^1]\n\n[^1]: Built in 1884; sold in 1912.\n", _CMOS + "14.28",
)  # fmt: skip

ALT_BEGINS = Rule(
    "STYLE-070", _A, "text alternative that says it is an image", "begin with what the image shows",
    "A screen reader says by itself that there is an image.",
    '![The quay](map.png){alt="Image of boats at a quay"}\n',
    '![The quay](map.png){alt="Boats at a quay"}\n', "WAI, Images Tutorial",
)  # fmt: skip
ALT_IS_CAPTION = Rule(
    "STYLE-071", _A, "text alternative that only repeats the caption", "describe what the image shows, or leave alt out",
    "Who listens hears the same words twice, and nothing of the image.",
    '![The quay at noon](map.png){alt="The quay at noon"}\n',
    '![The quay at noon](map.png){alt="Six boats, none of them with a sail"}\n', "WCAG 2.2, 1.1.1",
)  # fmt: skip
ALT_LONG = Rule(
    "STYLE-072", _A, "text alternative of more than 500 characters", "shorten it, and put what more there is to say into the text",
    "A screen reader reads it in one go, without a way to stop and go back.",
    '![The quay](map.png){alt="' + "A boat lies at the quay, and a rope goes from it to the next one. " * 8 + '"}\n',
    '![The quay](map.png){alt="Boats at a quay, roped one to the next"}\n', "WCAG 2.2, 1.1.1 (technique G95)",
)  # fmt: skip
DECORATIVE = Rule(
    "STYLE-073", _A, "image with a caption that is said to be decoration", "describe it in alt, or take the caption away",
    "What has a caption is there to be looked at; who cannot see it finds a caption of nothing.",
    "![The quay at noon](map.png){.decorative}\n",
    '![The quay at noon](map.png){alt="Six boats"}\n', "WCAG 2.2, 1.1.1 (failure F39)",
)  # fmt: skip
ALT_FILE = Rule(
    "STYLE-074", _A, "text alternative that looks like the name of a file", "describe what the image shows",
    "Letter by letter, a screen reader reads a name that was made for a folder.",
    '![The quay](map.png){alt="IMG_2041.jpg"}\n', '![The quay](map.png){alt="Six boats"}\n',
    "WCAG 2.2, 1.1.1 (failure F30)",
)  # fmt: skip
ALT_NOTHING = Rule(
    "STYLE-075", _A, "text alternative that says nothing", "describe what the image shows",
    "The word stands in for a description that nobody has written yet.",
    '![The quay](map.png){alt="picture"}\n', '![The quay](map.png){alt="Six boats"}\n',
    "WCAG 2.2, 1.1.1 (failure F30)",
)  # fmt: skip
ALT_REPEATED = Rule(
    "STYLE-076", _A, "text alternative that several images share", "describe what makes each of them another",
    "Who listens cannot tell the images apart.",
    '![One](map.png){alt="Boats at a quay"}\n\n![Two](other.png){alt="Boats at a quay"}\n',
    '![One](map.png){alt="Boats at a quay"}\n\n![Two](other.png){alt="The same boats at sea"}\n',
    "WCAG 2.2, 1.1.1",
)  # fmt: skip

SAME_WORDS = Rule(
    "STYLE-080", _A, "links of the same words to different places", "say in each where it leads",
    "In a list of links, by which many readers of screen readers go, they are the same.",
    "One map is on [the island page](https://example.org/a), one on [the island page](https://example.org/b).\n",
    "One map is on [the north page](https://example.org/a), one on [the south page](https://example.org/b).\n",
    "WCAG 2.2, 2.4.4",
)  # fmt: skip
LINK_MARKS = Rule(
    "STYLE-081", _A, "link that holds the space or mark behind its words",
    "put the space or mark behind the link",
    "The line under the link goes on below what is no part of its words.",
    bad="It is on [the map,](https://example.org/a) they say.\n",
    good="It is on [the map](https://example.org/a), they say.\n",
    source="our own: a mark of its sentence is no word of the link",
)  # fmt: skip
TRACKING = Rule(
    "STYLE-082", _A, "address that tells on the reader",
    "remove the part from ? on that begins with utm_, fbclid or gclid",
    "Such an addition tells the site which post or letter a reader came from, which is not true "
    "of a book.",
    bad="It is on [the map](https://example.org/a?utm_source=letter).\n",
    good="It is on [the map](https://example.org/a).\n",
    source="our own: a book leads to a page, and reports on no reader",
)  # fmt: skip
SHORTENED = Rule(
    "STYLE-083", _A, "shortened address",
    "write the address that it leads to",
    "Nobody can see where it leads, and it ends with the service that made it.",
    bad="It is on [the map](https://bit.ly/3xYz).\n",
    good="It is on [the map](https://example.org/a).\n",
    source="our own: a book outlives such services",
)  # fmt: skip

RULES = tuple(rule for rule in tuple(globals().values()) if isinstance(rule, Rule))
