from typing import Any, BinaryIO

class CFFFontSet:
    def decompile(self, file: BinaryIO, otFont: object, isCFF2: bool | None = None) -> None: ...
    def __getitem__(self, nameOrIndex: int) -> Any: ...

class FDArrayIndex:
    def append(self, item: object) -> None: ...

class FDSelect:
    gidArray: list[int]
    format: int

class FontDict:
    Private: object
