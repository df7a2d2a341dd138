from typing import Any

iter_line_boxes: Any
block_level_layout: Any
