from collections.abc import Iterable, Mapping, Sequence

class Object:
    @property
    def reference(self) -> bytes: ...

class Dictionary(Object, dict[str, object]):
    def __init__(self, values: Mapping[str, object] | None = None) -> None: ...

class Array(Object, list[object]):
    def __init__(self, array: Iterable[object] | None = None) -> None: ...

class String(Object):
    def __init__(self, string: str = "") -> None: ...

class PDF:
    catalog: Dictionary
    page_references: Sequence[bytes]
    def add_object(self, object: Object) -> None: ...
