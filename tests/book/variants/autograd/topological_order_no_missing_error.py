"""Takes a missing name for an input.

Exercise: topological_order
Fails: topological_order_errors, topological_order_every_error
"""


def topological_order(parents, output):
    order, state, todo = [], {}, [(output, False)]
    while todo:
        name, leaving = todo.pop()
        if leaving:
            state[name] = "left"
            order.append(name)
        elif name not in state:
            state[name] = "open"
            todo.append((name, True))
            todo.extend((parent, False) for parent in parents.get(name, []))
        elif state[name] == "open" and (name, True) in todo:
            raise ValueError("a circle")
    return order
