"""A name waits on a pile until all its parents have been listed, and is listed then.

Exercise: topological_order
Fails: nothing
"""


def topological_order(parents, output):
    order, entered, left = [], set(), set()
    todo = [output]
    while todo:
        name = todo[-1]  # stays here until its parents have been listed
        if name in left:  # was reached on another way, too
            todo.pop()
        elif name in entered:
            todo.pop()
            left.add(name)
            order.append(name)
        elif name not in parents:
            raise ValueError(f"{name} is missing")
        else:
            entered.add(name)
            for parent in parents[name]:
                if parent in entered and parent not in left:
                    raise ValueError(f"{parent} was computed from itself")
                todo.append(parent)
    return order
