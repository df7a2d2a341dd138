from typing import Any

class CmapSubtable:
    @staticmethod
    def newSubtable(format: int) -> Any: ...
