from typing import Any

page_height: Any
remake_page: Any
