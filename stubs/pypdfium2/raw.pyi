from typing import Any

# the functions of PDFium as ctypes calls them
def __getattr__(name: str) -> Any: ...
