from typing import Any

avoid_collisions: Any
text_align: Any
justify_line: Any
iter_line_boxes: Any
get_next_linebox: Any
handle_leader: Any
resolve_percentages: Any
resolve_one_percentage: Any

def count_expandable_spaces(box: Any) -> float: ...
