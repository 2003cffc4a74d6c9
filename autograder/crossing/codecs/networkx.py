"""Graphs of NetworkX: nodes, edges and neighbours in their order, with their attributes."""

from functools import partial
from typing import Any

import networkx as nx

from autograder.crossing.codecs import Codec
from autograder.crossing.codecs.checks import exactly

KINDS = (nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph)


def _apart(graph: nx.Graph) -> tuple:
    """Take apart into attributes, nodes, edges, and each node's neighbours by number.

    Dicts of attributes are the graph's own.
    """
    nodes = [(node, graph._node[node]) for node in graph._node]
    number = {node: i for i, (node, _) in enumerate(nodes)}
    edges = []
    for u, neighbours in graph._adj.items():
        for v, data in neighbours.items():
            if graph.is_directed() or number[u] <= number[v]:
                ends = number[u], number[v]
                if graph.is_multigraph():
                    edges += [(*ends, key, attributes) for key, attributes in data.items()]
                else:
                    edges.append((*ends, data))
    sides = [graph._succ, graph._pred] if graph.is_directed() else [graph._adj]
    order = [[[number[v] for v in side[node]] for node, _ in nodes] for side in sides]
    return graph.graph, nodes, edges, order


def _build(kind: type, attributes: Any, nodes: Any, edges: Any, order: Any) -> nx.Graph:
    graph = kind()
    graph.graph = _attributes(attributes)
    for node in exactly(nodes, list):
        name, data = exactly(node, tuple)
        if name is None or name in graph._node:
            raise ValueError("a node is None, or named twice")
        graph.add_node(name)
        graph._node[name] = _attributes(data)
    names = list(graph._node)
    for edge in exactly(edges, list):
        u, v, *key, data = exactly(edge, tuple)
        if len(key) != graph.is_multigraph() or key == [None]:
            raise ValueError("an edge has a key in a multigraph, and only there")
        u, v = _node(names, u), _node(names, v)
        if graph.has_edge(u, v, *key):
            raise ValueError("an edge is named twice")
        graph.add_edge(u, v, *key)
        _set_attributes(graph, u, v, key, _attributes(data))
    sides = [graph._succ, graph._pred] if graph.is_directed() else [graph._adj]
    if len(exactly(order, list)) != len(sides):
        raise ValueError("the order of the neighbours is missing")
    for side, rows in zip(sides, order, strict=True):
        if len(exactly(rows, list)) != len(names):
            raise ValueError("the order of the neighbours is missing")
        for node, row in zip(names, rows, strict=True):
            wanted = [_node(names, i) for i in exactly(row, list)]
            if len(wanted) != len(side[node]) or set(wanted) != set(side[node]):
                raise ValueError("the order of the neighbours is not one of the neighbours")
            neighbours = {v: side[node][v] for v in wanted}
            side[node].clear()
            side[node].update(neighbours)
    return graph


def _set_attributes(graph: nx.Graph, u: Any, v: Any, key: list, attributes: dict) -> None:
    """Give the edge from u to v this dict of attributes, where it is known from either end."""
    if graph.is_directed():
        ends = [graph._succ[u], v], [graph._pred[v], u]
    else:
        ends = [graph._adj[u], v], [graph._adj[v], u]
    for neighbours, node in ends:
        if key:
            neighbours[node][key[0]] = attributes
        else:
            neighbours[node] = attributes


def _attributes(data: Any) -> dict:
    return exactly(data, dict)


def _node(names: list, number: Any) -> Any:
    if not 0 <= exactly(number, int) < len(names):
        raise ValueError("there is no node of that number")
    return names[number]


def _restore(build: Any, graph: nx.Graph, parts: tuple) -> None:
    made = build(*parts)
    graph.graph, graph._node, graph._adj = made.graph, made._node, made._adj
    if graph.is_directed():
        graph._succ, graph._pred = made._succ, made._pred
    getattr(graph, "__networkx_cache__", {}).clear()


def _codec(kind: type) -> Codec:
    build = partial(_build, kind)
    return Codec(f"networkx.{kind.__name__}", kind, _apart, build, True, partial(_restore, build))


CODECS = tuple(map(_codec, KINDS))
