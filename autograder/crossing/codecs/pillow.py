"""Images of Pillow. An image from a file crosses as an image with the file's format."""

from typing import Any

from PIL import BmpImagePlugin, GifImagePlugin, Image, JpegImagePlugin, PngImagePlugin

from autograder.crossing.codecs import Codec
from autograder.crossing.codecs.checks import SCALARS, count, exactly

#: Bits that a pixel takes in the bytes of an image.
BITS = {
    **{"1": 1, "L": 8, "P": 8, "LA": 16, "La": 16, "PA": 16, "I;16": 16, "I;16B": 16, "I;16L": 16},
    **{"RGB": 24, "HSV": 24, "LAB": 24, "YCbCr": 24, "RGBA": 32, "RGBa": 32, "RGBX": 32},
    **{"CMYK": 32, "I": 32, "F": 32},
}


def _apart(image: Image.Image) -> tuple:
    """Take apart into mode, size, pixels, palette, information and format."""
    if image.mode not in BITS:
        raise TypeError(f"images of mode {image.mode} do not cross")
    pixels = image.tobytes()
    palette = None
    if image.mode in ("P", "PA"):
        form = (
            image.palette.mode if image.palette and image.palette.mode in ("RGB", "RGBA") else "RGB"
        )
        palette = (form, bytes(image.getpalette(form) or ()))
    information = {
        key: value for key, value in image.info.items() if type(key) is str and _is_plain(value)
    }
    return image.mode, tuple(image.size), pixels, palette, information, image.format


def _is_plain(value: Any) -> bool:
    if type(value) is tuple:
        return all(type(item) in SCALARS for item in value)
    return type(value) in SCALARS


def build(
    mode: Any, size: Any, pixels: Any, palette: Any, information: Any, form: Any
) -> Image.Image:
    """Build an image from the parts; it takes as much memory as its pixels."""
    width, height = (count(length, 2**31) for length in exactly(size, tuple))
    if exactly(mode, str) not in BITS:
        raise ValueError("no mode is called so")
    if len(exactly(pixels, bytes)) != (width * BITS[mode] + 7) // 8 * height:
        raise ValueError("there are too few pixels, or too many")
    if 0 in (width, height):
        image = Image.new(mode, (width, height))
        if width + height > 2**16:
            raise ValueError("an image without pixels is too long")
    else:
        image = Image.frombytes(mode, (width, height), pixels)
    if palette is not None:
        raw, colours = exactly(palette, tuple)
        if mode not in ("P", "PA") or exactly(raw, str) not in ("RGB", "RGBA"):
            raise ValueError("only an image of mode P or PA has a palette, of RGB or RGBA")
        if len(exactly(colours, bytes)) > 256 * len(raw) or len(colours) % len(raw):
            raise ValueError("a palette has at most 256 colours")
        image.putpalette(colours, raw)
    for key, value in exactly(information, dict).items():
        if type(key) is not str or not _is_plain(value):
            raise TypeError("the information of an image is plain")
        image.info[key] = value
    image.format = exactly(form, str, type(None))
    return image


def _restore(image: Image.Image, parts: tuple) -> None:
    made = build(*parts)
    image.load()
    image.im, image._mode, image._size = made.im, made._mode, made._size
    image.palette, image.readonly = made.palette, 0
    image.info.clear()
    image.info.update(made.info)


#: The plain class, and those of opened files.
KINDS = (
    Image.Image,
    BmpImagePlugin.BmpImageFile,
    GifImagePlugin.GifImageFile,
    JpegImagePlugin.JpegImageFile,
    PngImagePlugin.PngImageFile,
)
CODECS = tuple(Codec(f"PIL.{kind.__name__}", kind, _apart, build, True, _restore) for kind in KINDS)
