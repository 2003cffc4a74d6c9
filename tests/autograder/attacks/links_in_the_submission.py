"""Symbolic and hard links, in files and folders, to the gradebook, the source and /etc/shadow.

Due: 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import os
for name in sorted(os.listdir(".")):
    try:
        print(name, open(name, "rb").read(2000))
    except OSError as error:
        print(name, error)
# %% edit
def hand_in(folder):
    import os
    root = folder.parents[2]
    os.symlink(root / "gradebook.db", folder / "gradebook.db")
    os.symlink(root / "source", folder / "source")
    os.symlink("/etc/shadow", folder / "shadow.txt")
    os.symlink("/dev/zero", folder / "zero.csv")
    os.symlink("nowhere", folder / "dangling")
    os.symlink(".", folder / "loop")
    os.symlink(b"/etc/passwd", os.fsencode(folder) + b"/\xff\xfe")
