"""The right answers of somebody who notices what others left behind: graded before and after each
hostile submission, its graded notebook must always be the same."""
# %% added
import builtins, glob, os, subprocess, sys, tempfile, threading

print(sorted(os.listdir("/tmp")), sorted(os.listdir("/dev/shm")), sorted(os.listdir(".")))
print([name for name in ("expected", "answer", "forged") if hasattr(builtins, name)])
print(threading.active_count(), sorted(os.environ), sys.path[0], os.getcwd())
print(np.float64(0.1) + 0.2 == 0.3, sum([0.1] * 10), sorted([3, 1, 2]))
!echo shell works
subprocess.run(["/bin/sh", "-c", "sleep 0"], check=True).returncode
# %% added
from ctypes import CDLL

keys = CDLL(None, use_errno=True)
print([ring for ring in (-3, -4, -5) if keys.syscall(250, 10, ring, b"user", b"left", 0) > 0])
with open("notes.txt", "w") as file:
    file.write("mine")
with tempfile.TemporaryFile() as file:
    file.write(b"x" * 1000)
worker = threading.Thread(target=print, args=("a thread works",))
worker.start()
worker.join()
# %% derivative
def derivative(f, x):
    step = 1e-5
    return (f(x + step) - f(x - step)) / (2 * step)
# %% sigmoid
def sigmoid(x):
    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))
# %% softmax
def softmax(x):
    e = np.exp(x - np.max(x, axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
# %% mean
def mean(values):
    if not values:
        raise ValueError("no values")
    return sum(values) / len(values)
# %% RunningMean
class RunningMean:
    def __init__(self):
        self.total, self.count = 0.0, 0

    def add(self, numbers):
        self.total += float(np.sum(numbers))
        self.count += len(numbers)

    def value(self):
        if not self.count:
            raise ValueError("nothing was added")
        return self.total / self.count

    def __len__(self):
        return self.count
# %% primes
primes = [n for n in range(2, 30) if all(n % d for d in range(2, n))]
# %% memoise
def memoise(f):
    memory = {}

    def remembering(x):
        if x not in memory:
            memory[x] = f(x)
        return memory[x]

    return remembering
# %% centre
def centre(x):
    x -= x.mean()
# %% sign
def sign(x):
    return "positive" if x > 0 else "negative" if x < 0 else "zero"
# %% area
def area(r):
    """Area of a circle of this radius."""
    return math.pi * r**2
# %% essay
The factor cancels.
