"""Images cross pixel by pixel, with their palette."""

import io

import numpy as np
import pytest

Image = pytest.importorskip("PIL.Image", reason="Pillow is not installed")

from autograder.crossing.codecs import codec_named, codec_of  # noqa: E402
from autograder.crossing.codecs.pillow import BITS  # noqa: E402
from tests.autograder.crossing.codecs.travelling import (  # noqa: E402
    apart,
    attack,
    restored,
    together,
    travel,
)

NOISE = Image.fromarray(np.random.default_rng(0).integers(0, 256, (5, 7, 3), dtype=np.uint8))


def an_image(mode):
    if mode in ("La", "RGBa"):
        return NOISE.convert(mode.upper()).convert(mode)
    if mode in ("PA", "LAB", "I;16", "I;16B", "I;16L"):
        size = (7, 5)
        data = bytes(i % 251 for i in range((7 * BITS[mode] + 7) // 8 * 5))
        return Image.frombytes(mode, size, data)
    if mode == "RGBX":
        return NOISE.convert("RGBX")
    return NOISE.convert(mode)


@pytest.mark.parametrize("mode", BITS)
def test_it_arrives_as_it_was(mode):
    image = an_image(mode)
    arrived = travel(image)
    assert arrived == image
    assert (arrived.mode, arrived.size) == (mode, (7, 5))
    assert arrived.tobytes() == image.tobytes()
    if image.palette:
        assert arrived.getpalette() == image.getpalette()
        assert arrived.convert("RGB") == image.convert("RGB")


def test_information_that_is_plain_arrives():
    image = NOISE.copy()
    image.info = {"dpi": (72, 72), "transparency": b"\x00", "odd": object(), 3: "no"}
    assert travel(image).info == {"dpi": (72, 72), "transparency": b"\x00"}


@pytest.mark.parametrize("form", ["PNG", "GIF", "BMP", "JPEG"])
def test_an_image_from_a_file_arrives_as_an_image_with_its_format(form):
    file = io.BytesIO()
    NOISE.save(file, form)
    opened = Image.open(file)
    arrived = together(apart(opened))
    assert type(arrived) is Image.Image
    assert arrived.format == form
    assert arrived.convert("RGB").tobytes() == opened.convert("RGB").tobytes()


def test_an_image_without_pixels():
    assert travel(Image.new("RGB", (0, 3))).size == (0, 3)


@pytest.mark.parametrize(
    "change",
    [
        lambda image: image.putpixel((0, 0), (1, 2, 3)),
        lambda image: image.paste((9, 9, 9), (1, 1, 3, 3)),
        lambda image: image.thumbnail((3, 3)),
        lambda image: image.putalpha(128),
        lambda image: image.info.update(dpi=(1, 1)),
    ],
)
def test_what_was_changed_stays_the_same_object(change):
    image, wanted = NOISE.copy(), NOISE.copy()
    change(wanted)
    assert restored(image, change) is image
    assert image == wanted
    assert image.info == wanted.info
    image.putpixel((0, 0), image.getpixel((1, 1)))


def test_an_opened_image_that_was_changed():
    file = io.BytesIO()
    NOISE.save(file, "PNG")
    image = Image.open(file)
    data = apart(image)
    other = together(data)
    other.putpixel((0, 0), (1, 2, 3))
    codec_of(image).restore(image, codec_of(other).apart(other))
    assert image.getpixel((0, 0)) == (1, 2, 3)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "F"])
def test_hostile_parts_are_refused(mode):
    assert attack(an_image(mode), tries=300) > 0


@pytest.mark.parametrize(
    "parts",
    [
        ("RGB", (10**5, 10**5), b"", None, {}, None),
        ("RGB", (2, 2), b"\x00" * 11, None, {}, None),
        ("RGB", (-2, -2), b"\x00" * 12, None, {}, None),
        ("RGB", (0, 10**8), b"", None, {}, None),
        ("RGB;15", (2, 2), b"\x00" * 12, None, {}, None),
        ("L", (2, 2), b"\x00" * 4, ("RGB", b"\x00" * 9), {}, None),
        ("P", (2, 2), b"\x00" * 4, ("RGB", b"\x00" * 10), {}, None),
        ("P", (2, 2), b"\x00" * 4, ("RGB", b"\x00" * 3000), {}, None),
        ("L", (2, 2), b"\x00" * 4, None, {"a": []}, None),
        ("L", (2, 2), b"\x00" * 4, None, {}, b"PNG"),
        ("L", (2.0, 2), b"\x00" * 4, None, {}, None),
        ("L", [2, 2], b"\x00" * 4, None, {}, None),
    ],
)
def test_what_is_refused(parts):
    with pytest.raises((TypeError, ValueError)):
        codec_named("PIL.Image").build(*parts)
