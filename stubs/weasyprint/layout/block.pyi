from typing import Any

iter_line_boxes: Any
