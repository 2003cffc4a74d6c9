"""Leaves files for the next submission: /tmp, /dev/shm, home, modules, sitecustomize, startup files.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import os, site, sys
profile = "import builtins; builtins.forged = True\n"
for folder in ["/tmp", "/dev/shm", "/var/tmp", "/dev", "/run", "/", os.path.expanduser("~"), "/home", "/root", "/usr/local/lib",
               *sys.path, *site.getsitepackages(), get_ipython().profile_dir.startup_dir, get_ipython().ipython_dir]:
    for name in ("forged", "sitecustomize.py", "usercustomize.py", "numpy.py", "00-start.py", "forged.pth"):
        try:
            with open(os.path.join(folder, name), "w") as file:
                file.write(profile)
            print(folder, name)
        except OSError:
            pass
for variable in ("LD_PRELOAD", "PYTHONSTARTUP", "PYTHONPATH"):
    os.environ[variable] = "/tmp/forged"
