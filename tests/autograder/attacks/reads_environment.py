"""Looks for tokens, paths and the course in the environment, in site-packages and in .pth files.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import ctypes, glob, os, site, sys
environ = ctypes.POINTER(ctypes.c_char_p).in_dll(ctypes.CDLL(None), "environ")
i = 0
while environ and environ[i]:
    print(environ[i]); i += 1
for folder in sys.path + site.getsitepackages():
    for path in glob.glob(folder + "/*.pth") + glob.glob(folder + "/*solution*"):
        print(path, open(path).read() if os.path.isfile(path) else "")
        if os.path.isfile(path):
            for line in open(path):
                sys.path.append(line.strip())
