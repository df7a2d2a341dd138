from typing import Any

add_tags: Any
