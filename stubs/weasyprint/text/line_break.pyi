from typing import Any

pyphen: Any
split_first_line: Any
create_layout: Any
line_size: Any

class Layout:
    layout: Any
    text: str
    justification_spacing: float
    set_text: Any
