from typing import Self
from xml.etree.ElementTree import Element

class ElementWrapper:
    etree_element: Element
    @classmethod
    def from_html_root(cls, root: Element, content_language: str | None = None) -> Self: ...
