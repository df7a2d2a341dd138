from typing import Any

class Box:
    position_x: float
    width: Any
    style: Any
    children: Any
    pango_layout: Any

class TextBox(Box):
    text: str

class InlineBox(Box): ...
class LineBox(Box): ...
