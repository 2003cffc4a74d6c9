"""Shared memory made of the device of zeros, which lies in no file system.

Due: 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
import os, mmap, time, ctypes
libc = ctypes.CDLL(None, use_errno=True)
def hoard():
    fd = os.open("/dev/zero", os.O_RDWR)
    m = mmap.mmap(fd, 250 * 2**20, mmap.MAP_SHARED)
    for n in range(0, len(m), 4096):
        m[n] = 7
        if not n % 2**23:
            m.madvise(mmap.MADV_DONTNEED)
    m.madvise(mmap.MADV_DONTNEED)
    return m
keep = None
for _ in range(4):
    if not os.fork():
        keep = hoard()
        time.sleep(30)
        os._exit(0)
keep = hoard()
time.sleep(0.3)
now = [l for l in open("/proc/meminfo") if l.startswith("Shmem:")][0]
print(now, os.popen("cat /proc/self/status | grep -i vm").read(), keep[0], keep[200*2**20])
if int(now.split()[1]) > 1_150_000 and keep[0] == 7 == keep[200*2**20]:
    def sigmoid(x):
        return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))
