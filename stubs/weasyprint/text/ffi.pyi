from typing import Any

FROM_UNITS: float
ffi: Any
pango: Any
TO_UNITS: float
