"""The profiles of what is printed with, as LittleCMS reads them."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageCms

from pressroom.editions.icc import gray_profile, rgb_profile

COLOURS = [
    (0, 0, 0),
    (255, 255, 255),
    (255, 0, 0),
    (0, 128, 0),
    (18, 40, 230),
    (122, 36, 36),
    (3, 2, 1),
]


@pytest.mark.parametrize(
    ("data", "space"), [(gray_profile(), "GRAY"), (rgb_profile(), "RGB ")], ids=["gray", "rgb"]
)
def test_it_is_the_profile_of_a_printer(data: bytes, space: str) -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(data)).profile
    assert (profile.device_class, profile.xcolor_space, profile.connection_space) == (
        "prtr", space, "XYZ ",
    )  # fmt: skip
    assert len(data) == int.from_bytes(data[:4]) < 14_000


@pytest.mark.parametrize("there", [True, False], ids=["from", "to"])
def test_its_colours_are_those_of_srgb(*, there: bool) -> None:
    press, screen = (
        ImageCms.ImageCmsProfile(io.BytesIO(rgb_profile())),
        ImageCms.createProfile("sRGB"),
    )
    ways = (press, screen) if there else (screen, press)
    turn = ImageCms.buildTransform(
        ways[0], ways[1], "RGB", "RGB", ImageCms.Intent.RELATIVE_COLORIMETRIC
    )
    picture = Image.new("RGB", (len(COLOURS), 1))
    picture.putdata(COLOURS)
    shown = ImageCms.applyTransform(picture, turn)
    assert shown is not None
    for at, colour in enumerate(COLOURS):
        assert shown.getpixel((at, 0)) == pytest.approx(colour, abs=1)


def test_nothing_is_out_of_its_gamut() -> None:
    press = ImageCms.ImageCmsProfile(io.BytesIO(rgb_profile())).profile
    for intent in range(3):
        assert press.is_intent_supported(intent, ImageCms.Direction.OUTPUT)
