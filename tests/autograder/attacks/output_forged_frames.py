"""Sends outputs of odd types, deep and huge, in the place of the shell's.

Due: 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
deep = []
for _ in range(50):
    deep = [deep, {"output_type": "stream", "text": deep}]
get_ipython().take_outputs = lambda: [deep, None, 3, {"output_type": []}, {"output_type": "error", "traceback": [deep] * 10},
    {"output_type": "display_data", "data": {3: deep, "image/png": b"x", "text/html": ["<script>"]}}, {"output_type": "stream", "text": "\ud800", "name": []},
    {"output_type": "execute_result", "data": {"text/plain": "14.0"}, "execution_count": {}}]
