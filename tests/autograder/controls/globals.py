"""Constants and counters that are global.

Due: exactly 14
"""
# %% added
STEP = 1e-5
calls = 0
# %% derivative
def derivative(f, x):
    global calls
    calls += 1
    return (f(x + STEP) - f(x - STEP)) / (2 * STEP)
# %% memoise
memories = {}
def memoise(f):
    memories[id(f)] = {}
    def remembering(x):
        memory = memories[id(f)]
        if x in memory:
            return memory[x]
        memory[x] = answer = f(x)
        return answer
    return remembering
