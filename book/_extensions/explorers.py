"""The directive ``{explorer} name``: a place for an explorer, with the numbers that it shows.

The numbers are computed by ``solutions`` when the page is read, so page and reference cannot
disagree. The one formula in _static/explorers.js, softmax, is compared with it in a browser test.
"""

import json
import sys
from html import escape
from pathlib import Path

import numpy as np
from docutils import nodes
from docutils.parsers.rst import Directive

sys.path.insert(0, str(Path(__file__).parents[2]))

PARAMETERS = {  # function: name of its parameter, values, the one shown first
    "leaky_relu": ("slope", np.arange(0, 1.01, 0.05), 0.1),
    "elu": ("alpha", np.arange(0.2, 2.01, 0.1), 1.0),
    "swish": ("beta", np.arange(0, 4.01, 0.25), 1.0),
}
FUNCTIONS = ("sigmoid", "tanh", "relu", "leaky_relu", "elu", "swish", "silu", "mish", "softplus")
PICTURE = [
    [0, 0, 0, 0, 0, 0, 0],
    [0, 0, 9, 9, 9, 0, 0],
    [0, 0, 0, 0, 9, 0, 0],
    [0, 0, 0, 5, 9, 0, 0],
    [0, 0, 0, 9, 5, 0, 0],
    [0, 0, 5, 9, 0, 0, 0],
    [0, 0, 9, 5, 0, 0, 0],
]
FILTERS = {
    "edges that stand upright": [[1, 0, -1], [1, 0, -1], [1, 0, -1]],
    "edges that lie flat": [[1, 1, 1], [0, 0, 0], [-1, -1, -1]],
    "sum of the neighbourhood": [[1, 1, 1], [1, 1, 1], [1, 1, 1]],
    "the pixel against its neighbours": [[0, -1, 0], [-1, 4, -1], [0, -1, 0]],
}


def activation() -> dict:
    """Tabulate every function and its gradient, for every value of its parameter."""
    from solutions import activations

    x = np.round(np.arange(-6, 6.01, 0.1), 1)
    tables = []
    for name in FUNCTIONS:
        parameter, values, first = PARAMETERS.get(name, (None, [None], None))
        function, gradient = getattr(activations, name), None
        gradient = (
            activations.sigmoid if name == "softplus" else getattr(activations, f"{name}_gradient")
        )
        extra = [() if value is None else (value,) for value in values]
        tables.append(
            {
                "name": name,
                "parameter": parameter,
                "values": None if parameter is None else np.round(values, 2).tolist(),
                "first": first,
                "f": [np.round(function(x, *more), 6).tolist() for more in extra],
                "gradient": [np.round(gradient(x, *more), 6).tolist() for more in extra],
            }
        )
    return {"x": x.tolist(), "functions": tables}


def softmax() -> dict:
    """Give the scores to begin with: the first row of the chapter's example."""
    return {"scores": [9, 2, 5, 0, 0], "temperatures": [0.1, 0.2, 0.5, 1, 2, 3, 5, 10, 100]}


def convolution() -> dict:
    """Convolve the picture with every filter, padding and stride that can be chosen."""
    from solutions.convolution import convolve

    picture = np.array(PICTURE, dtype=float)[..., np.newaxis]
    results = [
        {
            "filter": name,
            "padding": padding,
            "stride": stride,
            "output": convolve(
                picture,
                np.array(weights, dtype=float)[np.newaxis, ..., np.newaxis],
                np.zeros(1),
                padding=padding,
                stride=stride,
            )[..., 0].tolist(),
        }
        for name, weights in FILTERS.items()
        for padding in (0, 1, 2)
        for stride in (1, 2, 3)
    ]
    return {"picture": PICTURE, "filters": FILTERS, "results": results}


class Explorer(Directive):
    """A place that explorers.js fills; without it, the static figure of the page stands alone."""

    required_arguments = 1

    def run(self):
        """Write the place and its numbers."""
        name = self.arguments[0]
        make = {"activation": activation, "softmax": softmax, "convolution": convolution}[name]
        data = json.dumps(make(), separators=(",", ":"))
        env = self.state.document.settings.env
        env.metadata[env.docname]["explorer"] = name
        html = (
            f'<div class="explorer" id="explorer" data-explorer="{escape(name)}"></div>\n'
            f'<script type="application/json" id="explorer-data">{data}</script>'
        )
        return [nodes.raw("", html, format="html")]


def script(app, pagename, templatename, context, doctree):
    """Load the script on the pages that have an explorer."""
    if "explorer" in (app.env.metadata.get(pagename) or {}):
        context["page_scripts"] = ["explorers.js"]


def setup(app):
    """Register the directive."""
    app.add_directive("explorer", Explorer)
    app.connect("html-page-context", script)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
