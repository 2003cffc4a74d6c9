"""A path as long as the system allows, so that a longer one cannot be made.

Due: 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def hand_in(folder):
    import os
    start = os.open(folder, os.O_RDONLY)
    place = start
    for _ in range(17):
        os.mkdir("d" * 250, dir_fd=place)
        place = os.open("d" * 250, os.O_RDONLY, dir_fd=place)
        os.close(os.open("f" * 200, os.O_CREAT | os.O_WRONLY, dir_fd=place))
