from typing import Any

pyphen: Any

class Layout:
    layout: Any
    text: str
    justification_spacing: float
    set_text: Any
split_first_line: Any
