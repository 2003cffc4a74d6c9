"""A figure that is drawn once looks like the one that Matplotlib draws twice."""

import base64
import io

import numpy as np
import pytest
from IPython.core.pylabtools import print_figure
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from autograder.sandbox.figures import as_png


def curve(figure):
    ax = figure.add_subplot()
    ax.plot(np.tanh(np.linspace(-3, 3)), label="tanh")
    ax.set(title="A curve", xlabel="x")
    ax.legend()


def several(figure):
    for number in range(4):
        figure.add_subplot(2, 2, number + 1).bar(range(3), [1, 3, number])
    figure.suptitle("Close to the edge", y=0.99)


def corner(figure):
    figure.add_axes((0.1, 0.1, 0.2, 0.2)).plot([1, 2])


def coloured(figure):
    figure.set_facecolor("#ffeecc")
    figure.add_subplot().scatter([1, 2], [2, 1])


def transparent(figure):
    figure.patch.set_alpha(0)
    figure.add_subplot().plot([1, 2])


def arranged(figure):
    figure.set_layout_engine("constrained")
    for number in (1, 2):
        figure.add_subplot(1, 2, number).set_ylabel("a label of two\nlines")


def beyond(figure):
    figure.add_subplot().plot([1, 2], label="outside")
    figure.axes[0].legend(bbox_to_anchor=(1.3, 1))


def filled(figure):
    ax = figure.add_axes((0, 0, 1, 1))
    ax.imshow(np.eye(8), aspect="auto")
    ax.axis("off")


def labels_beyond(figure):
    figure.add_axes((0, 0, 1, 1)).plot([1, 2])


WITHIN = [curve, several, corner, coloured, transparent, arranged]


def drawn(draw, as_text):
    figure = Figure(dpi=80)
    FigureCanvasAgg(figure)
    draw(figure)
    return as_text(figure)


def pixels(text):
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(text))).convert("RGBA"), float)


@pytest.mark.parametrize("draw", WITHIN, ids=lambda draw: draw.__name__)
def test_a_figure_within_its_canvas_is_cut_to_what_is_on_it(draw):
    ours = pixels(drawn(draw, as_png))
    theirs = pixels(drawn(draw, lambda figure: print_figure(figure, base64=True)))
    assert np.abs(np.subtract(ours.shape, theirs.shape)).max() <= 4
    empty = np.broadcast_to(ours[0, 0], theirs.shape)
    assert difference(ours, theirs) < 0.4 * difference(empty, theirs)


def difference(one, other):
    """Compare where both fit best; a shift by part of a pixel is blurred away."""
    height, width = np.minimum(one.shape, other.shape)[:2]
    places = np.ndindex(one.shape[0] - height + 1, one.shape[1] - width + 1)
    shifted = (one[down : down + height, right : right + width] for down, right in places)
    return min(np.abs(blurred(each - other[:height, :width])).mean() for each in shifted)


def blurred(image):
    """Average over squares of three pixels."""
    height, width = (3 * (length // 3) for length in image.shape[:2])
    return image[:height, :width].reshape(height // 3, 3, width // 3, 3, 4).mean((1, 3))


@pytest.mark.parametrize(
    "draw", [beyond, filled, labels_beyond], ids=lambda draw: getattr(draw, "__name__", "")
)
def test_a_figure_that_reaches_beyond_its_canvas_is_not_cut_off(draw):
    theirs = drawn(draw, lambda figure: print_figure(figure, base64=True))
    assert np.array_equal(pixels(drawn(draw, as_png)), pixels(theirs))


def test_a_figure_with_nothing_on_it_shows_nothing():
    assert drawn(lambda figure: None, as_png) is None
