from collections.abc import Mapping

UV2AGL: Mapping[int, str]
LEGACY_AGL2UV: Mapping[str, tuple[int, ...]]

def toUnicode(glyph: str, isZapfDingbats: bool = False) -> str: ...
