"""Counts the uses, and goes backwards.

Exercise: topological_order
Fails: nothing
"""


def topological_order(parents, output):
    uses, todo = {output: 0}, [output]
    while todo:
        name = todo.pop()
        if name not in parents:
            raise ValueError("missing")
        for parent in parents[name]:
            if parent not in uses:
                uses[parent] = 0
                todo.append(parent)
            uses[parent] += 1
    ready, order = [output] if uses[output] == 0 else [], []
    while ready:
        name = ready.pop()
        order.append(name)
        for parent in parents[name]:
            uses[parent] -= 1
            if uses[parent] == 0:
                ready.append(parent)
    if len(order) < len(uses):
        raise ValueError("a circle")
    return order[::-1]
