"""By the shortest way from the output.

Exercise: topological_order
Fails: topological_order_example, topological_order_order, topological_order_diamond,
topological_order_errors, topological_order_every_graph, topological_order_every_error,
topological_order_input
"""


def topological_order(parents, output):
    order, todo = [], [output]
    while todo:
        name = todo.pop(0)
        if name not in parents or name in parents[name]:
            raise ValueError("missing, or a circle")
        order.append(name)
        todo += [p for p in dict.fromkeys(parents[name]) if p not in order and p not in todo]
    return order[::-1]
