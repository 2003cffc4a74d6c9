"""Threads, a pool of processes, asyncio and a command of the system's.

Due: exactly 14
"""
# %% added
import asyncio, subprocess, threading
from concurrent.futures import ThreadPoolExecutor
async def wait():
    await asyncio.sleep(0.01)
    return 3
three = await wait()
subprocess.run(["true"], check=True)
# %% sigmoid
def sigmoid(x):
    with ThreadPoolExecutor(2) as pool:
        return np.array(list(pool.map(lambda v: 1 / (1 + math.exp(-v)), np.atleast_1d(x)))).reshape(np.shape(x))[()]
# %% primes
import multiprocessing
with multiprocessing.Pool(2) as pool:
    primes = [n for n in range(2, 30) if 0 not in pool.map(n.__mod__, range(2, n))]
