"""In the order of the dictionary.

Exercise: topological_order
Fails: topological_order_example, topological_order_diamond, topological_order_errors,
topological_order_every_graph, topological_order_every_error, topological_order_input,
topological_order_long
"""


def topological_order(parents, output):
    needed, todo = {output}, [output]
    while todo:
        name = todo.pop()
        if name not in parents or name in parents[name]:
            raise ValueError("missing, or a circle")
        for parent in parents[name]:
            if parent not in needed:
                needed.add(parent)
                todo.append(parent)
    return [name for name in parents if name in needed and name != output] + [output]
