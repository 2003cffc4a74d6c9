"""Inline figures as JupyterLab shows them, in two thirds of the time.

To cut a figure to what is on it, Matplotlib draws it twice and measures it in between. Most figures
keep within their canvas: these can be drawn once, and the pixels tell how far they reach.
"""

from __future__ import annotations

import io
import zlib
from base64 import b64encode
from typing import Any

import matplotlib
import numpy as np
from IPython.core import pylabtools
from IPython.core.pylabtools import print_figure
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.spines import Spine
from matplotlib.text import Text
from PIL import Image

from autograder.sandbox import pictures


def always_as_png(shell: Any) -> None:
    """Show figures as PNG whatever else they are shown as: it is what everybody can look at."""
    choose = pylabtools.select_figure_formats

    def choose_png_too(shell: Any, formats: Any, **settings: Any) -> None:
        choose(shell, formats, **settings)
        shell.display_formatter.formatters["image/png"].for_type(Figure, as_png)

    pylabtools.select_figure_formats = choose_png_too
    shell.display_formatter.formatters["image/png"].for_type(Figure, as_png)


def as_png(figure: Figure) -> str | None:
    """Draw a figure; return it as PNG in base64, or None if nothing is on it.

    One that would be too large is drawn at a lower resolution, so that its letters stay in
    proportion.
    """
    side = max(figure.get_size_inches())
    if side * figure.dpi > pictures.SIDE:
        return print_figure(figure, base64=True, dpi=0.95 * pictures.SIDE / side)
    if not isinstance(figure.canvas, FigureCanvasAgg) or not figure.axes:
        return print_figure(figure, base64=True)
    figure.canvas.draw()
    pixels = np.asarray(figure.canvas.buffer_rgba())
    reach = _reach(pixels)
    if reach is None or _something_is_beyond(figure):
        return print_figure(figure, base64=True)
    pad = round(matplotlib.rcParams["savefig.pad_inches"] * figure.dpi)
    left, upper, right, lower = reach
    cut = _cut(pixels, (left - pad, upper - pad, right + pad, lower + pad))
    return _png(cut, figure.dpi)


def _reach(pixels: np.ndarray) -> tuple[int, int, int, int] | None:
    """Find the box around what differs from the corner; None if it touches the canvas's edge."""
    values = pixels.view(np.uint32)[..., 0]
    drawn = values != values[0, 0]
    columns, rows = (np.flatnonzero(drawn.any(axis)) for axis in (0, 1))
    height, width = values.shape
    if not columns.size or 0 in (columns[0], rows[0]):
        return None
    right, lower = columns[-1] + 1, rows[-1] + 1
    within = right < width and lower < height
    return (int(columns[0]), int(rows[0]), int(right), int(lower)) if within else None


def _something_is_beyond(figure: Figure) -> bool:
    """Whether anything that can be placed freely lies, if only in part, outside the canvas."""
    renderer, (width, height) = figure.canvas.get_renderer(), figure.canvas.get_width_height()
    texts = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text()]
    others = [
        artist
        for artist in figure.get_default_bbox_extra_artists()
        if not isinstance(artist, (Axes, Spine, Text))
    ]
    for artist in (*texts, *others):
        box = artist.get_window_extent(renderer)
        if min(box.x0, box.y0) < 0 or box.x1 > width or box.y1 > height:
            return True
    return False


def _cut(pixels: np.ndarray, box: tuple[int, int, int, int]) -> Image.Image:
    """Cut a picture out, with more of the corner's colour where the box is larger."""
    left, upper, right, lower = box
    colour = tuple(int(value) for value in pixels[0, 0])
    mode = "RGB" if colour[3] == 255 else "RGBA"
    cut = Image.new(mode, (right - left, lower - upper), colour[: len(mode)])
    cut.paste(Image.fromarray(pixels), (-left, -upper))
    return cut


def _png(image: Image.Image, dpi: float) -> str:
    written = io.BytesIO()
    image.save(written, "png", dpi=(dpi, dpi), compress_type=zlib.Z_RLE)
    return b64encode(written.getvalue()).decode()
