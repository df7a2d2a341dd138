"""What a file tells of camera and place is taken out, and nothing of the picture."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from pressroom.editions.plain_bytes import without_metadata

SECRET = b"52 degrees north"


def noise() -> Image.Image:
    bands = [Image.effect_noise((90, 70), 60 + at) for at in range(3)]
    return Image.merge("RGB", bands)


def exif() -> Image.Exif:
    found = Image.Exif()
    found[0x010E] = SECRET.decode()
    return found


def saved(kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    noise().save(out, kind, **options)
    return out.getvalue()


def telling() -> list[tuple[str, bytes]]:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Where", SECRET.decode())
    texts.add_itxt("Where", SECRET.decode())
    further = io.BytesIO()
    noise().save(further, "MPO", save_all=True, append_images=[noise()], exif=exif())
    return [
        ("jpeg", saved("JPEG", exif=exif(), comment=SECRET)),
        ("progressive jpeg", saved("JPEG", exif=exif(), progressive=True, restart_marker_rows=1)),
        ("two pictures", further.getvalue()),
        ("after the end", saved("JPEG") + SECRET),
        ("xmp", saved("JPEG", xmp=SECRET)),
        ("png", saved("PNG", pnginfo=texts, exif=exif())),
        ("webp", saved("WEBP", exif=exif(), xmp=SECRET)),
    ]


@pytest.mark.parametrize(("name", "data"), telling())
def test_it_is_taken_out_and_the_pixels_stay(name: str, data: bytes) -> None:
    plain = without_metadata(data)
    assert SECRET not in plain and len(plain) < len(data)
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(plain)) as after:
        assert before.tobytes() == after.tobytes()
        assert not after.getexif()
    assert without_metadata(plain) == plain


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_file_that_tells_nothing_keeps_its_bytes(kind: str) -> None:
    data = saved(kind)
    assert without_metadata(data) == data


def test_a_colour_profile_stays() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for kind in ("JPEG", "PNG", "WEBP"):
        plain = without_metadata(saved(kind, icc_profile=profile, exif=exif()))
        with Image.open(io.BytesIO(plain)) as image:
            assert image.info["icc_profile"] == profile


def test_webp_says_no_longer_that_there_is_more() -> None:
    plain = without_metadata(saved("WEBP", exif=exif(), xmp=SECRET))
    assert plain[12:16] == b"VP8X" and plain[20] & 0x0C == 0


@given(st.binary(max_size=60), st.sampled_from([0, 1, 2]))
def test_any_bytes_are_answered(tail: bytes, at: int) -> None:
    head = (b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP")[at]
    assert isinstance(without_metadata(head + tail), bytes)
