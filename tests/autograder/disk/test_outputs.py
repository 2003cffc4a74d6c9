"""What a submission shows reaches a person, does nothing, and is no more than there is room for."""

import base64
import json
import struct
import zlib

import pytest

from autograder.disk.outputs import Room, clean_drawing, clean_outputs, picture_size


def png(width=2, height=2):
    """Write a PNG that says how large it is, and holds next to nothing."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(bytes((width + 1) * min(height, 4)))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


GIF = b"GIF89a" + struct.pack("<HH", 3, 4) + bytes(20)
JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 5, 6) + bytes(9)


def shown(mime, value, **more):
    value = base64.b64encode(value).decode() if isinstance(value, bytes) else value
    return {"output_type": "display_data", "data": {mime: value} | more, "metadata": {}}


def kept(mime, value, room=None):
    cleaned = clean_outputs([shown(mime, value)], None, room)
    return cleaned[0]["data"].get(mime) if cleaned and "data" in cleaned[0] else None


@pytest.mark.parametrize(
    ("picture", "size"), [(png(7, 9), (7, 9)), (GIF, (3, 4)), (JPEG, (6, 5)), (b"\x89PNG", (0, 0))]
)
def test_a_picture_says_how_large_it_is(picture, size):
    assert picture_size(picture) == size


@pytest.mark.parametrize(
    ("mime", "picture"), [("image/png", png()), ("image/gif", GIF), ("image/jpeg", JPEG)]
)
def test_pictures_arrive(mime, picture):
    assert base64.b64decode(kept(mime, picture)) == picture
    assert kept(mime, b"no picture") is None


def test_a_picture_of_too_many_pixels_is_replaced_by_a_note():
    bomb = png(60_000, 60_000)
    assert len(bomb) < 2000
    cleaned = clean_outputs([shown("image/png", bomb)], None, Room(side=2000))
    assert "left out" in cleaned[-1]["text"]
    assert base64.b64encode(bomb).decode() not in json.dumps(cleaned)


def test_pictures_and_texts_have_rooms_of_their_own():
    room = Room(text=100, pictures=200)
    outputs = [shown("image/png", png()), {"output_type": "stream", "text": "x" * 1000}]
    cleaned = clean_outputs([*outputs, shown("image/png", png())], None, room)
    assert "image/png" in cleaned[0]["data"]
    assert cleaned[1]["text"] == "x" * 100
    assert room.text == 0
    assert 0 < room.pictures < 200


def test_what_is_kept_is_taken_off_the_room_of_all_cells():
    room = Room(text=1000)
    for _ in range(50):
        clean_outputs([{"output_type": "stream", "text": "x" * 90}], None, room)
    assert room.text == 0


def test_formulas_and_markdown_arrive():
    assert kept("text/markdown", "**so** $a$") == "**so** $a$"
    assert kept("text/latex", r"$$\frac{1}{2}$$") == r"$$\frac{1}{2}$$"


@pytest.mark.parametrize("active", [r"$\href{javascript:alert(1)}{x}$", r"$\require{html}$"])
def test_a_formula_that_does_more_than_show_is_left_out(active):
    assert kept("text/latex", active) is None
    assert kept("text/markdown", active) is None


def test_html_within_markdown_is_shown_as_text():
    assert "<script" not in kept("text/markdown", "a <script>alert(1)</script> b")


DRAWING = (
    '<?xml version="1.0"?><!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    '<defs><path id="dot" d="M 0 0"/></defs><use xlink:href="#dot" x="3"/>'
    '<g style="fill: #ff0000; stroke: url(#g)"><text x="1">a &lt; b</text>{}</g></svg>'
)
ACTS = {
    "script": "<script>alert(1)</script>",
    "event": '<rect onload="alert(1)" width="3"/>',
    "link": '<a href="javascript:alert(1)"><text>x</text></a>',
    "style sheet": "<style>*{display:none}</style>",
    "foreign": "<foreignObject><body><iframe src='http://x.org'/></body></foreignObject>",
    "picture": '<image href="http://x.org/a.png"/>',
    "animation": '<animate attributeName="href" to="javascript:alert(1)"/>',
    "place": '<rect style="position: fixed; fill: url(http://x.org)"/>',
    "outside": '<use href="http://x.org/a.svg#b"/>',
}


@pytest.mark.parametrize("kind", ACTS)
def test_a_drawing_draws_and_does_nothing_else(kind):
    clean = clean_drawing(DRAWING.format(ACTS[kind]))
    assert 'href="#dot"' in clean
    assert "a &lt; b" in clean
    assert "fill: #ff0000; stroke: url(#g)" in clean
    for word in ("alert", "x.org", "fixed", "display", "iframe", "<a", "image", "animate"):
        assert word not in clean


def test_a_drawing_of_matplotlib_looks_the_same():
    import io
    import xml.dom.minidom

    from matplotlib.figure import Figure

    figure, written = Figure(), io.StringIO()
    figure.add_subplot(title="$x^2$").plot([1, 3, 2])
    figure.savefig(written, format="svg")
    clean = clean_drawing(written.getvalue())
    assert clean.count("<path") == written.getvalue().count("<path")
    assert clean.count("href=") == written.getvalue().count("href=")
    xml.dom.minidom.parseString(clean)  # JupyterLab shows it as a file of its own


def test_a_drawing_cannot_repeat_what_repeats():
    nested = "".join(
        f'<g id="a{i}"><use href="#a{i + 1}"/><use href="#a{i + 1}"/></g>' for i in range(40)
    )
    assert "href" not in clean_drawing(
        f'<svg>{nested}<path id="a40" d="M 0"/><rect/></svg>'
    ).replace('href="#a40"', "")


def test_a_picture_beside_a_drawing_of_the_same_is_enough():
    both = shown("image/png", png(), **{"image/svg+xml": "<svg><rect/></svg>"})
    (cleaned,) = clean_outputs([both])
    assert set(cleaned["data"]) == {"image/png"}
