"""Takes 1 and '1' for one name.

Exercise: topological_order
Fails: topological_order_every_graph
"""


def topological_order(parents, output):
    order, entered, left, todo = [], set(), set(), [(output, False)]
    while todo:
        name, leaving = todo.pop()
        if leaving:
            left.add(str(name))
            order.append(name)
        elif str(name) not in entered:
            if name not in parents:
                raise ValueError("missing")
            entered.add(str(name))
            todo += [(name, True), *((parent, False) for parent in parents[name])]
        elif str(name) not in left:
            raise ValueError("a ring")
    return order
