"""A function that calls itself.

Exercise: topological_order
Fails: topological_order_long
"""


def topological_order(parents, output):
    order, done, path = [], set(), set()

    def visit(name):
        if name in path or name not in parents:
            raise ValueError("a circle, or missing")
        if name not in done:
            path.add(name)
            for parent in parents[name]:
                visit(parent)
            path.remove(name)
            done.add(name)
            order.append(name)

    visit(output)
    return order
