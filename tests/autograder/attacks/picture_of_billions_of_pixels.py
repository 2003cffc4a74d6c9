"""Small files that say they are pictures of 60,000 by 60,000 pixels, past the shell that scales.

Due: exactly 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import base64, struct, zlib
def chunk(kind, data):
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
rows = zlib.compress(bytes(60_001 * 600), 9)
png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
gif = b"GIF89a" + struct.pack("<HH", 65_535, 65_535) + bytes(30)
item = {"output_type": "display_data", "data": {"image/png": base64.b64encode(png).decode(), "image/gif": base64.b64encode(gif).decode()}, "metadata": {}}
get_ipython().take_outputs = lambda: [item] * 50
# %% added
from IPython.display import Image, display
display(Image(png), Image(data=gif, format="gif"))
