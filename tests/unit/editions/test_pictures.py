"""Each edition carries images of its own size and kind; a sound one keeps its bytes."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image, ImageCms, ImageDraw

from pressroom.editions import pictures
from pressroom.editions.pictures import Picture, for_print, for_screen, type_of
from pressroom.guard.assets import load_asset
from pressroom.model.manuscript import Asset


def photograph(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    noise = Image.effect_noise(size, 70)
    bands = (
        noise,
        Image.linear_gradient("L").resize(size),
        Image.radial_gradient("L").resize(size),
    )
    return Image.merge("RGB", bands).convert(mode)


def drawing(size: tuple[int, int]) -> Image.Image:
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    for at in range(0, size[0], 50):
        pen.line((at, 0, size[0] - at, size[1]), fill=(20, 60, 120), width=4)
    return image


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def asset_of(folder: Path, data: bytes) -> Asset:
    (folder / "picture").write_bytes(data)
    return load_asset(folder, "picture")


def on_screen(folder: Path, data: bytes) -> Picture:
    return for_screen(asset_of(folder, data), data)


def printed(folder: Path, data: bytes, width: int | None = None) -> Picture:
    return for_print(asset_of(folder, data), data, width)


def opened(picture: Picture) -> Image.Image:
    image = Image.open(io.BytesIO(picture.data))
    assert Image.MIME[image.format or ""] == picture.media_type
    return image


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_a_sound_image_keeps_its_bytes(tmp_path: Path, kind: str) -> None:
    data = saved(photograph((300, 200)), kind)
    assert on_screen(tmp_path, data).data == data
    assert printed(tmp_path, data, 300).data == data


def test_a_drawing_of_vectors_is_not_touched() -> None:
    asset = Asset(PurePosixPath("a.svg"), Path("a.svg"), "image/svg+xml", "0", 9, 9)
    for picture in (for_screen(asset, b"<svg/>"), for_print(asset, b"<svg/>", 3)):
        assert picture == Picture(b"<svg/>", "image/svg+xml")


def test_the_epub_has_at_most_four_megapixels(tmp_path: Path) -> None:
    photo = on_screen(tmp_path, saved(photograph((3000, 2000)), "JPEG"))
    lines = on_screen(tmp_path, saved(drawing((3000, 2000)), "PNG"))
    for picture, media_type in ((photo, "image/jpeg"), (lines, "image/png")):
        image = opened(picture)
        assert picture.media_type == media_type
        assert 3_900_000 < image.width * image.height <= 4_000_000
        assert image.width / image.height == pytest.approx(1.5, abs=0.002)
    assert len(lines.data) < 900_000  # twice as much in as many colours as smooth edges have


def test_the_pdf_has_as_many_pixels_as_are_seen(tmp_path: Path) -> None:
    data = saved(photograph((1000, 500)), "JPEG")
    assert opened(printed(tmp_path, data, 400)).size == (400, 200)
    assert opened(printed(tmp_path, data, 1000)).size == (1000, 500)
    assert printed(tmp_path, data).data == data


def test_an_image_is_turned_and_tells_no_more(tmp_path: Path) -> None:
    picture = Image.new("RGB", (40, 20), "red")
    picture.paste("blue", (0, 0, 20, 20))
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "where"  # the top of the picture is at its right
    data = saved(picture, "JPEG", exif=exif, quality=95)
    asset = asset_of(tmp_path, data)
    assert (asset.width, asset.height) == (20, 40)
    for made in (for_screen(asset, data), for_print(asset, data, 20)):
        image = opened(made)
        assert image.size == (20, 40) and not image.getexif()
        assert image.getpixel((10, 5))[2] > 200  # type: ignore[index]  # blue is above
        assert b"where" not in made.data


def test_four_colours_become_three(tmp_path: Path) -> None:
    data = saved(photograph((60, 40), "CMYK"), "JPEG")
    assert opened(on_screen(tmp_path, data)).mode == "RGB"
    assert opened(printed(tmp_path, data)).mode == "RGB"


def test_other_colour_spaces_become_srgb(tmp_path: Path) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    data = saved(photograph((60, 40)), "JPEG", icc_profile=lab.tobytes())
    assert on_screen(tmp_path, data).data == data
    other = lab.tobytes().replace("sRGB".encode("utf-16-be"), "Wide".encode("utf-16-be"))
    data = saved(photograph((60, 40)), "JPEG", icc_profile=other)
    assert "icc_profile" not in opened(on_screen(tmp_path, data)).info


@pytest.mark.parametrize(
    ("image", "screen"),
    [
        (photograph((200, 100)), "image/jpeg"),
        (drawing((200, 100)), "image/png"),
        (Image.new("RGBA", (30, 20), (200, 0, 0, 90)), "image/png"),
    ],
)
def test_what_an_epub_may_not_hold_is_converted(
    tmp_path: Path, image: Image.Image, screen: str
) -> None:
    data = saved(image, "AVIF", quality=100, subsampling="4:4:4")
    assert asset_of(tmp_path, data).media_type == "image/avif"
    made = on_screen(tmp_path, data)
    assert made.media_type == screen
    assert opened(made).size == image.size
    assert ("A" in opened(made).mode) == ("A" in image.mode)
    assert printed(tmp_path, data).media_type == screen


def test_webp_stays_in_the_epub_and_not_in_the_pdf(tmp_path: Path) -> None:
    data = saved(photograph((200, 100)), "WEBP")
    assert on_screen(tmp_path, data) == Picture(data, "image/webp")
    assert printed(tmp_path, data).media_type == "image/jpeg"


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "AVIF"])
def test_what_moves_goes_on_moving(tmp_path: Path, kind: str) -> None:
    frames = [Image.new("RGB", (60, 40), (at * 40, 0, 0)) for at in range(5)]
    data = saved(frames[0], kind, save_all=True, append_images=frames[1:])
    made = on_screen(tmp_path, data)
    assert opened(made).n_frames == 5  # type: ignore[attr-defined]  # of animations
    assert (made.data == data) == (kind != "AVIF")
    assert opened(printed(tmp_path, data)).size == (60, 40)


def test_a_heavy_photograph_is_made_lighter(tmp_path: Path) -> None:
    image = photograph((1000, 800))
    for data in (saved(image, "PNG"), saved(image, "JPEG", quality=100, subsampling=0)):
        made = on_screen(tmp_path, data)
        assert made.media_type == "image/jpeg" and len(made.data) < len(data)
        assert opened(made).size == image.size
        assert printed(tmp_path, data).data == data


def test_what_would_only_grow_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(photograph((1000, 800)), "PNG")
    larger = Picture(data + b"x", "image/png")
    monkeypatch.setattr(pictures, "_encoded", lambda *_, **__: larger)
    assert on_screen(tmp_path, data).data == data


def test_sixteen_bits_become_eight(tmp_path: Path) -> None:
    values = b"".join((at * 256).to_bytes(2, "little") for at in range(256))
    data = saved(Image.frombytes("I;16", (256, 1), values), "PNG")
    for made in (on_screen(tmp_path, data), printed(tmp_path, data)):
        image = opened(made)
        assert (image.mode, image.getextrema()) == ("L", (0, 255))


def test_the_same_image_gives_the_same_bytes(tmp_path: Path) -> None:
    for data in (saved(photograph((3000, 1500)), "PNG"), saved(drawing((300, 200)), "AVIF")):
        first, second = on_screen(tmp_path, data), on_screen(tmp_path, data)
        assert hashlib.sha256(first.data).digest() == hashlib.sha256(second.data).digest()
        assert type_of(f"x/y.{first.extension}") == first.media_type


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA"])
def test_stripes_of_an_image_give_the_pixels_of_the_whole(mode: str) -> None:
    image = photograph((700, 600)).convert(mode)
    if mode.endswith("A"):
        image.putalpha(Image.linear_gradient("L").resize(image.size))
    whole = image.resize((350, 300), Image.Resampling.LANCZOS)
    made = pictures._resized(image, 0.5)
    assert (made.mode, made.size, made.tobytes()) == (mode, whole.size, whole.tobytes())
