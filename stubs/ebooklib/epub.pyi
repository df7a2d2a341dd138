from collections.abc import Mapping, Sequence
from typing import BinaryIO

class EpubItem:
    properties: Sequence[str]
    content: bytes
    def __init__(
        self,
        uid: str | None = None,
        file_name: str = "",
        media_type: str = "",
        content: bytes | None = None,
        manifest: bool = True,
    ) -> None: ...
    def get_id(self) -> str: ...
    def get_content(self, default: object = None) -> bytes: ...

class EpubHtml(EpubItem):
    title: str
    def __init__(
        self,
        uid: str | None = None,
        file_name: str = "",
        media_type: str = "",
        content: bytes | None = None,
        title: str = "",
        lang: str | None = None,
    ) -> None: ...

class EpubBook:
    IDENTIFIER_ID: str
    FOLDER_NAME: str
    uid: str
    title: str
    language: str
    direction: str | None
    metadata: dict[str, object]
    spine: list[str]
    def add_metadata(
        self, namespace: str | None, name: str, value: str, others: Mapping[str, str] | None = None
    ) -> None: ...
    def add_item(self, item: EpubItem) -> EpubItem: ...

def write_epub(
    name: BinaryIO, book: EpubBook, options: Mapping[str, object] | None = None
) -> bool: ...
