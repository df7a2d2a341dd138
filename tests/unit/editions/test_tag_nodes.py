from xml.etree import ElementTree as ET

from pressroom.editions.tag_nodes import NodeMaker

TABLE = """<html><body><table><thead><tr><th>Day<a href="#n" class="noteref">1</a>
<div class="footnote" id="n"><p>A note.</p></div></th></tr></thead>
<tbody><tr><td>1</td></tr></tbody></table></body></html>"""


def test_the_head_of_a_table_is_that_of_its_first_page_wherever_its_notes_stand() -> None:
    root = ET.fromstring(TABLE)
    maker = NodeMaker(root)
    head, note, cell = root.find(".//th"), root.find(".//p"), root.find(".//td")
    assert head is not None and note is not None and cell is not None
    assert maker.first_page(note, 3) == 3  # laid out before its call
    assert maker.first_page(head, 4) == 4
    assert maker.first_page(head, 5) == 4  # repeated
    assert maker.first_page(note, 5) == 5
    assert maker.first_page(cell, 5) == 5
