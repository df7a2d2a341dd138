"""Images are read inside the jail, decoded, and refused where they could do harm."""

from __future__ import annotations

import hashlib
import io
import struct
import time
import zlib
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image

from pressroom.guard import assets
from pressroom.guard.assets import AssetError, load_asset
from pressroom.guard.png import is_whole

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def raster(kind: str, size: tuple[int, int] = (6, 4)) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, "navy").save(buffer, kind)
    return buffer.getvalue()


def svg(inside: str = "", attributes: str = 'width="20" height="10"', before: str = "") -> bytes:
    return f"{before}<svg {NS} {attributes}>{inside}</svg>".encode()


def refused(folder: Path, name: str, data: bytes) -> AssetError:
    (folder / name).write_bytes(data)
    with pytest.raises(AssetError) as caught:
        load_asset(folder, name)
    assert caught.value.hint and name in caught.value.message
    return caught.value


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("GIF", "image/gif"), ("WEBP", "image/webp"),
     ("AVIF", "image/avif")],
)  # fmt: skip
def test_an_image_is_known_by_its_content(tmp_path: Path, kind: str, media_type: str) -> None:
    data = raster(kind)
    (tmp_path / "images").mkdir()
    (tmp_path / "images/picture.dat").write_bytes(data)
    asset = load_asset(tmp_path, "../images/picture.dat", PurePosixPath("text"))
    assert asset.path == PurePosixPath("images/picture.dat")
    assert (asset.media_type, asset.width, asset.height) == (media_type, 6, 4)
    assert asset.sha256 == hashlib.sha256(data).hexdigest()
    assert asset.file.read_bytes() == data


def test_a_truncated_image_is_broken(tmp_path: Path) -> None:
    noise = io.BytesIO()
    Image.effect_noise((64, 64), 90).save(noise, "PNG")
    assert refused(tmp_path, "a.png", noise.getvalue()[:-600]).reason == "broken"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(
    pixels: bytes, size: tuple[int, int] = (2, 2), more: bytes = b"", after: bytes = b""
) -> bytes:
    """A PNG of gray pixels; each line of ``pixels`` begins with its filter."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 0, 0, 0, 0))
    data = chunk(b"IDAT", zlib.compress(pixels))
    return b"\x89PNG\r\n\x1a\n" + header + more + data + after + chunk(b"IEND", b"")


LINES = b"\0\1\2\0\3\4"
TURNED = chunk(b"eXIf", b"MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_plain_png_is_known_to_be_whole_without_decoding(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (37, 11)).save(out, "PNG")
    assert is_whole(out.getvalue())


@pytest.mark.parametrize(
    "data",
    [
        png(LINES[:-1]), png(LINES + b"\0"), png(LINES.replace(b"\0", b"\5")), png(LINES)[:-20],
        png(LINES, after=TURNED), png(LINES, more=chunk(b"acTL", b"\0\0\0\2\0\0\0\0")),
        png(LINES, more=chunk(b"fcTL", bytes(26))), png(LINES, more=chunk(b"IDAT", b"") + TURNED),
        png(bytes(50_000_000)), png(LINES, size=(20_000, 20_000)),
    ],
    ids=range(10),
)  # fmt: skip
def test_of_any_other_png_a_decoder_judges(data: bytes) -> None:
    began = time.process_time()
    assert not is_whole(data)
    assert time.process_time() - began < 1


@pytest.mark.parametrize("where", ["more", "after"])
def test_a_png_is_turned_by_what_stands_before_or_behind_its_pixels(
    tmp_path: Path, where: str
) -> None:
    pixels = b"\0\1\2\3" * 2
    (tmp_path / "a.png").write_bytes(png(pixels, (3, 2), **{where: TURNED}))
    asset = load_asset(tmp_path, "a.png")
    assert (asset.width, asset.height) == (2, 3)


@pytest.mark.parametrize("kind", ["JPEG", "GIF", "WEBP", "AVIF"])
@pytest.mark.parametrize("share", [0.2, 0.6, 0.9])
def test_a_part_of_an_image_is_refused(tmp_path: Path, kind: str, share: float) -> None:
    noise = io.BytesIO()
    Image.effect_noise((200, 160), 90).convert("RGB").save(noise, kind)
    data = noise.getvalue()
    assert refused(tmp_path, "a", data[: int(len(data) * share)]).reason in ("broken", "type")


def animation(kind: str, count: int, size: tuple[int, int] = (8, 8)) -> bytes:
    frames = [Image.new("RGB", size, (at * 19 % 256, at * 7 % 256, 0)) for at in range(count)]
    out = io.BytesIO()
    frames[0].save(out, kind, save_all=True, append_images=frames[1:], duration=20)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "AVIF", "PNG"])
def test_an_animation_of_too_many_frames_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(assets, "MAX_FRAMES", 12)
    assert refused(tmp_path, "a", animation(kind, 13)).message.endswith("more than 12 frames")
    (tmp_path / "b").write_bytes(animation(kind, 12))
    assert load_asset(tmp_path, "b").width == 8


def test_the_frames_of_an_animation_are_measured_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "MAX_FRAME_PIXELS", 10_000)
    assert refused(tmp_path, "a", animation("GIF", 5, (50, 50))).reason == "too-big"
    (tmp_path / "b").write_bytes(animation("GIF", 4, (50, 50)))
    assert load_asset(tmp_path, "b").width == 50


@pytest.mark.parametrize(("turn", "size"), [(1, (6, 4)), (3, (6, 4)), (6, (4, 6)), (99, (6, 4))])
def test_the_size_is_that_of_the_image_as_it_is_seen(
    tmp_path: Path, turn: int, size: tuple[int, int]
) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    Image.new("RGB", (6, 4)).save(tmp_path / "a.jpg", exif=exif)
    asset = load_asset(tmp_path, "a.jpg")
    assert (asset.width, asset.height) == size


def test_faults_in_what_a_file_tells_of_an_image_do_not_break_it(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (6, 4)).save(buffer, "JPEG", exif=b"Exif\0\0MM\0*\0\0\xff\xff\0\1")
    (tmp_path / "a.jpg").write_bytes(buffer.getvalue())
    assert load_asset(tmp_path, "a.jpg").width == 6


def test_an_empty_file_is_broken(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.png", b"").reason == "broken"


@pytest.mark.parametrize("data", [b"%PDF-1.7 ...", raster("BMP"), b"\x89PNG\r\n\x1a\nxx"])
def test_what_is_no_known_image_is_refused(tmp_path: Path, data: bytes) -> None:
    assert refused(tmp_path, "a.png", data).reason == "type"


@pytest.mark.parametrize("side", [8_000, 12_000, 60_000])
def test_an_image_with_too_many_pixels_is_not_decoded(tmp_path: Path, side: int) -> None:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    assert refused(tmp_path, "a.png", bomb).reason == "too-big"


def test_a_file_over_the_size_cap_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "MAX_BYTES", 10)
    assert refused(tmp_path, "a.png", raster("PNG")).reason == "too-big"


def test_missing_outside_and_unreadable_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for address, reason in (("no.png", "missing"), ("../x", "outside"), ("folder", "unreadable")):
        with pytest.raises(AssetError) as caught:
            load_asset(tmp_path, address)
        assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="20" height="10"', (20, 10)),
        ('width="1in" height="25.4mm"', (96, 96)),
        ('viewBox="0 0 300 150"', (300, 150)),
        ('viewBox="0,0,300,150" width="100"', (100, 50)),
        ('viewBox="0 0 300 150" width="100%" height="100%"', (300, 150)),
        ('viewBox="0 0 300 150" height="75px"', (150, 75)),
    ],
)
def test_the_size_of_an_svg(tmp_path: Path, attributes: str, size: tuple[int, int]) -> None:
    (tmp_path / "a.svg").write_bytes(svg("<rect/>", attributes))
    asset = load_asset(tmp_path, "a.svg")
    assert (asset.media_type, asset.width, asset.height) == ("image/svg+xml", *size)


@pytest.mark.parametrize("attributes", ["", 'width="5em" height="2em"', 'viewBox="0 0 0 5"'])
def test_an_svg_without_size_is_refused(tmp_path: Path, attributes: str) -> None:
    assert refused(tmp_path, "a.svg", svg("", attributes)).reason == "broken"


@pytest.mark.parametrize(
    "data", [b"<svg", b"<html/>", b'<svg width="1" height="1"/>', svg("<g>"), svg().decode().encode("utf-16")[:-3]]
)  # fmt: skip
def test_what_is_no_svg_is_broken(tmp_path: Path, data: bytes) -> None:
    assert refused(tmp_path, "a.svg", data).reason == "broken"


CLEAN = [
    '<style>.a { fill: url(#g) }</style><g id="g"/><use xlink:href="#g"/>',
    '<image href="data:image/png;base64,AAAA"/>',
    '<rect style="fill: red" transform="rotate(3)"/><title>On time</title>',
]


@pytest.mark.parametrize("inside", CLEAN)
def test_a_harmless_svg_passes(tmp_path: Path, inside: str) -> None:
    (tmp_path / "a.svg").write_bytes(svg(inside))
    assert load_asset(tmp_path, "a.svg").width == 20


HARMFUL = [
    "<script>1</script>",
    "<SCRIPT>1</SCRIPT>",
    '<rect onclick="1"/>',
    "<foreignObject/>",
    '<b xmlns="http://www.w3.org/1999/xhtml"/>',
    '<image href="https://example.org/x.png"/>',
    '<image xlink:href="other.png"/>',
    '<image href="file:///etc/passwd"/>',
    '<image href="data:image/svg+xml,%3Csvg/%3E"/>',
    '<use href=" other.svg#a"/>',
    '<a href="javascript:1"/>',
    '<rect fill="url(http://example.org/a#b)"/>',
    "<rect style=\"fill: URL( 'x.svg#b')\"/>",
    "<rect fill='u\\72l(x.svg)'/>",
    '<style>@import "x.css";</style>',
    "<style>@font-face { src: url(x.woff) }</style>",
    "<style>a { fill: image-set('x.png' 1x) }</style>",
    '<set attributeName="href" to="x"/>',
    '<g xml:base="https://example.org/"/>',
    '<g id="a"><use href="#a"/></g>',
]


@pytest.mark.parametrize("inside", HARMFUL)
def test_a_harmful_svg_is_refused(tmp_path: Path, inside: str) -> None:
    assert refused(tmp_path, "a.svg", svg(inside)).reason == "unsafe"


@pytest.mark.parametrize(
    "before",
    [
        '<?xml-stylesheet href="x.css"?>',
        '<!DOCTYPE svg [<!ENTITY e "x">]>',
        '<!DOCTYPE svg SYSTEM "file:///etc/passwd">',
    ],
)
def test_a_prologue_that_refers_outside_is_refused(tmp_path: Path, before: str) -> None:
    assert refused(tmp_path, "a.svg", svg(before=before)).reason == "unsafe"


def test_the_usual_doctype_of_drawing_programs_passes(tmp_path: Path) -> None:
    before = (
        '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    )
    (tmp_path / "a.svg").write_bytes(svg(before=before))
    assert load_asset(tmp_path, "a.svg").height == 10


def test_an_svg_that_multiplies_itself_is_refused(tmp_path: Path) -> None:
    groups = '<g id="g0"><rect/></g>' + "".join(
        f'<g id="g{n}">{f"<use href=&quot;#g{n - 1}&quot;/>".replace("&quot;", chr(34)) * 10}</g>'
        for n in range(1, 9)
    )
    assert "elements" in refused(tmp_path, "a.svg", svg(groups)).message
