"""Folders in folders, fifteen hundred deep, with a file at the bottom.

Due: 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def hand_in(folder):
    import os
    place = os.open(folder, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("d", dir_fd=place)
        deeper = os.open("d", os.O_RDONLY, dir_fd=place)
        os.close(place)
        place = deeper
    os.close(os.open("f", os.O_CREAT | os.O_WRONLY, dir_fd=place))
    os.close(place)
