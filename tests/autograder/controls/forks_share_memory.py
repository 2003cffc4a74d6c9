"""Four workers that share a large array and change nothing.

Due: exactly 14
Base: right
"""
# %% sigmoid
import multiprocessing, time
data = np.ones(30_000_000)
def part(n):
    time.sleep(0.3)
    return float(data[n])
with multiprocessing.get_context("fork").Pool(4) as pool:
    print(pool.map(part, range(4)))
def sigmoid(x):
    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))
