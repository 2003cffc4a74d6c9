"""Names with newlines, quotes, dots, invalid UTF-8, HTML and 255 letters.

Due: exactly 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def hand_in(folder):
    import os
    for name in (b"a\nb.txt", b"\xff\xfe.csv", b"<script>alert(1)<script>.txt", b"..x", b"...", b"x" * 255, b"-rf", b"a'b\"c;d", "\u202e.txt".encode(), b"{student}"):
        with open(os.fsencode(folder) + b"/" + name, "w") as file:
            file.write("x")
