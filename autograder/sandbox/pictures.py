"""Pictures in a size that a person looks at, and in a form that every page can show."""

from __future__ import annotations

import io
from base64 import b64decode, b64encode

PICTURES = ("image/png", "image/jpeg", "image/gif")
SIDE, BYTES = 2000, 1_000_000  # pixels along the longer side; size of one picture


def fit(mime: str, value: str | bytes) -> tuple[dict[str, str], str]:
    """Scale a picture down where it is too large, and show a moving one's first frame as well.

    Returns
    -------
    tuple
        From media type to the picture in base64, and what to say about it.
    """
    data = b64decode(value) if isinstance(value, str) else value
    width, height = _size(data)
    small = max(width, height) <= SIDE and len(data) <= BYTES
    if small and mime != "image/gif":
        return {mime: b64encode(data).decode()}, ""
    try:
        form = "JPEG" if mime == "image/jpeg" else "PNG"
        scaled, (new_width, new_height) = _scaled(data, form)
    except Exception as error:  # no picture at all: whoever looks at it will see
        return {}, f"\n(A picture cannot be shown: {type(error).__name__}.)\n"
    kept = {f"image/{form.lower()}": b64encode(scaled).decode()}
    if small:
        return {mime: b64encode(data).decode(), **kept}, ""
    return kept, (
        f"\n(A picture of {width} × {height} pixels is shown in {new_width} × {new_height}.)\n"
    )


def _size(data: bytes) -> tuple[int, int]:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as picture:
            return picture.size
    except Exception:
        return 0, 0


def _scaled(data: bytes, form: str) -> tuple[bytes, tuple[int, int]]:
    from PIL import Image

    with Image.open(io.BytesIO(data)) as picture:
        side = min(SIDE, max(picture.size))
        while True:
            smaller = picture.convert("RGB" if form == "JPEG" else "RGBA")
            smaller.thumbnail((side, side))
            written = io.BytesIO()
            smaller.save(written, form)
            if written.tell() <= BYTES or side < 50:
                return written.getvalue(), smaller.size
            side = side * 7 // 10
