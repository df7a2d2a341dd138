from typing import Any

FROM_UNITS: float
ffi: Any
pango: Any
