"""From the last sizes to the first, two shapes at a time.

Exercise: broadcast_shape
Fails: nothing
"""


def broadcast_shape(*shapes):
    def two(s, t):
        if len(s) < len(t):
            s, t = t, s
        if not t:
            return s
        p, q = s[-1], t[-1]
        if p != q and 1 not in (p, q):
            raise ValueError(f"{p} and {q}")
        return (*two(s[:-1], t[:-1]), q if p == 1 else p)

    from functools import reduce

    return reduce(two, map(tuple, shapes))
