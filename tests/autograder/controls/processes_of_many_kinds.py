"""Processes of every start method, shared memory of Python's own, subprocesses and signals.

Due: exactly 14
Base: right
"""
# %% added
import multiprocessing, os, time
worked = []
# %% added
def run(t):
    return t
def use():
    with multiprocessing.get_context("fork").Pool(2) as p:
        assert p.map(run, [1, 2]) == [1, 2]
use()
worked.append(use)
# %% added
def use():
    v, a, l = multiprocessing.Value("i", 0), multiprocessing.Array("d", 5), multiprocessing.Lock()
    def job():
        with l: v.value = 5; a[1] = 2.0
    p = multiprocessing.get_context("fork").Process(target=job); p.start(); p.join()
    assert v.value == 5 and a[1] == 2
    q = multiprocessing.Queue(); q.put(1); assert q.get() == 1
    b = multiprocessing.RawArray("b", 1000000)
use()
worked.append(use)
# %% added
def use():
    from multiprocessing import shared_memory
    s = shared_memory.SharedMemory(create=True, size=1000000)
    s.buf[0] = 3
    t = shared_memory.SharedMemory(s.name)
    assert t.buf[0] == 3
    t.close(); s.close(); s.unlink()
    l = shared_memory.ShareableList([1, "a"]); l.shm.close(); l.shm.unlink()
use()
worked.append(use)
# %% added
def use():
    from concurrent.futures import ProcessPoolExecutor
    with ProcessPoolExecutor(2) as p:
        assert list(p.map(abs, [-1, 2])) == [1, 2]
use()
worked.append(use)
# %% added
def use():
    import asyncio, threading
    async def main():
        p = await asyncio.create_subprocess_exec("/bin/echo", "hi", stdout=-1)
        q = await asyncio.create_subprocess_shell("echo hi", stdout=-1)
        return (await p.communicate())[0] + (await q.communicate())[0]
    out = []
    t = threading.Thread(target=lambda: out.append(asyncio.run(main()))); t.start(); t.join(1.5)
    assert out == [b"hi\nhi\n"], out
use()
worked.append(use)
# %% added
def use():
    import mmap, tempfile
    with tempfile.TemporaryFile() as f:
        f.write(b"x" * 10000); f.flush()
        m = mmap.mmap(f.fileno(), 0); m[0] = 65; m.flush(); m.close()
    np.memmap("mm.dat", dtype="d", mode="w+", shape=(100,))[:] = 1
    m = mmap.mmap(-1, 1000, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
use()
worked.append(use)
# %% added
def use():
    c = multiprocessing.get_context("spawn")
    p = c.Process(target=abs, args=(1,)); p.start(); p.join(1.8); assert p.exitcode == 0
use()
worked.append(use)
# %% added
def use():
    c = multiprocessing.get_context("forkserver")
    p = c.Process(target=abs, args=(1,)); p.start(); p.join(1.8); assert p.exitcode == 0
use()
worked.append(use)
# %% added
def use():
    import signal, sqlite3, pty
    hit = []
    signal.signal(signal.SIGALRM, lambda *a: hit.append(1)); signal.setitimer(signal.ITIMER_REAL, 0.02)
    time.sleep(0.1); assert hit
    b = sqlite3.connect("x.db"); b.execute("pragma journal_mode=wal"); b.execute("create table t(n)"); b.execute("insert into t values(1)"); b.commit(); b.close()
    m, s = pty.openpty()
    os.sendfile; r, w = os.pipe(); os.close(r); os.close(w)
use()
worked.append(use)
# %% added
def use():
    from multiprocessing import managers
    import subprocess
    subprocess.run("ls | wc -l; (sleep 0.01 &) ; wait", shell=True, check=True)
    subprocess.run(["/bin/true"], start_new_session=True, preexec_fn=os.setpgrp if False else None, check=True)
    os.posix_spawn("/bin/true", ["true"], {}); os.wait()
    with multiprocessing.Manager() as m:
        d = m.dict(); d[1] = 2; assert d[1] == 2
    try:
        import joblib
    except ImportError: print("no joblib")
    else: assert joblib.Parallel(2)(joblib.delayed(abs)(n) for n in (1, 2)) == [1, 2]
use()
worked.append(use)
# %% area
def area(r):
    """Area of a circle of this radius."""
    assert len(worked) == 10
    return math.pi * r**2
