"""What a submission shows, made harmless: text, pictures, clean HTML."""

from __future__ import annotations

import base64
import binascii
import html
import json
from typing import Any

import nh3

MAX_OUTPUTS = 200


def clean_outputs(
    outputs: list[Any], note: str | None = None, room: int = 1_000_000
) -> list[dict[str, Any]]:
    """Keep of a submission's outputs what is harmless to show: text, pictures, clean HTML.

    Parameters
    ----------
    outputs : list
    note : str, optional
        What to say below them.
    room : int
        How many characters to keep.
    """
    cleaned = []
    for output in outputs[:MAX_OUTPUTS]:
        clean = _clean(output, room) if isinstance(output, dict) and room > 0 else None
        if clean:
            cleaned.append(clean)
            room -= len(json.dumps(clean))
    if len(outputs) > MAX_OUTPUTS or room <= 0:
        note = f"{note or ''} There is more output; the rest is left out.".strip()
    if note:
        cleaned.append({"output_type": "stream", "name": "stderr", "text": note + "\n"})
    return cleaned


def _clean(output: dict[Any, Any], room: int) -> dict[str, Any] | None:
    kind = output.get("output_type")
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        return {"output_type": "stream", "name": name, "text": text_of(output.get("text"), room)}
    if kind == "error":
        trace = output.get("traceback")
        lines = trace[:50] if isinstance(trace, list) else []
        return {
            "output_type": "error",
            "ename": text_of(output.get("ename"), 200),
            "evalue": text_of(output.get("evalue"), 2000),
            "traceback": [text_of(line, 10_000) for line in lines],
        }
    if kind in ("display_data", "execute_result") and isinstance(output.get("data"), dict):
        data = {
            mime: clean
            for mime, value in output["data"].items()
            if (clean := _clean_data(mime, value, room)) is not None
        }
        if data:
            count = {"execution_count": None} if kind == "execute_result" else {}
            return {"output_type": kind, "data": data, "metadata": {}, **count}
    return None


def clean_html(markup: str) -> str:
    """Take out of HTML what could act; what would take long to clean is shown as text."""
    if len(markup) > 200_000 or markup.count("<") > 5_000:
        return f"<pre>{html.escape(markup[:10_000])}</pre>"
    return nh3.clean(markup)


def text_of(value: Any, room: int) -> str:
    """Return a text as such, without what cannot be written, cut off where there is no room."""
    text = value if isinstance(value, str) else ""
    return text[:room].encode("utf-8", "replace").decode()


def _clean_data(mime: Any, value: Any, room: int) -> str | None:
    if not isinstance(value, str) or (len(value) > room and mime != "text/plain"):
        return None
    value = text_of(value, room)
    if mime == "text/plain":
        return value
    if mime == "text/html":
        return clean_html(value)
    starts = {"image/png": b"\x89PNG\r\n", "image/jpeg": b"\xff\xd8\xff"}
    if mime in starts:
        try:
            picture = base64.b64decode(value)
        except (binascii.Error, ValueError):
            return None
        return base64.b64encode(picture).decode() if picture.startswith(starts[mime]) else None
    return None


def clean_attachments(attachments: dict[str, Any]) -> dict[str, Any]:
    kept = {}
    for name, bundle in attachments.items():
        if isinstance(bundle, dict):
            data = {m: _clean_data(m, v, 5_000_000) for m, v in bundle.items() if m != "text/html"}
            kept[text_of(name, 200)] = {
                mime: value for mime, value in data.items() if value is not None
            }
    return kept
