"""A stack of iterators, as recursion would have.

Exercise: topological_order
Fails: nothing
"""


def topological_order(parents, output):
    def enter(name):
        if name not in parents:
            raise ValueError("missing")
        path.append(name)
        on_path.add(name)
        iterators.append(iter(parents[name]))

    order, done, path, on_path, iterators = [], set(), [], set(), []
    enter(output)
    while path:
        for parent in iterators[-1]:
            if parent in on_path:
                raise ValueError("a circle")
            if parent not in done:
                enter(parent)
                break
        else:
            name = path.pop()
            iterators.pop()
            on_path.remove(name)
            done.add(name)
            order.append(name)
    return order
