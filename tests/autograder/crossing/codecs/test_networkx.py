"""Graphs cross with their attributes, and with nodes and neighbours in their order."""

import pytest

nx = pytest.importorskip("networkx", reason="NetworkX is not installed")

from networkx.utils import graphs_equal  # noqa: E402

from autograder.crossing.codecs import codec_named, codec_of  # noqa: E402
from tests.autograder.crossing.codecs.travelling import (  # noqa: E402
    apart,
    attack,
    restored,
    travel,
)


def an_example(kind):
    graph = kind(name="example", of=[1, 2])
    graph.add_node("z", colour="red")
    graph.add_edges_from([(3, 1), (1, "z"), ((1, 2), 3)], weight=1.5)
    graph.add_edge(1, 3, note={"a": 1})
    graph.add_edge(2, 2)
    graph.add_node("alone")
    return graph


GRAPHS = {
    **{kind.__name__: an_example(kind) for kind in (nx.Graph, nx.DiGraph)},
    **{kind.__name__: an_example(kind) for kind in (nx.MultiGraph, nx.MultiDiGraph)},
    "empty": nx.Graph(),
    "karate": nx.karate_club_graph(),
    "path": nx.path_graph(5, create_using=nx.DiGraph),
    "keys": nx.MultiGraph([(0, 1, "a", {"w": 1}), (0, 1, "b", {}), (1, 1, 7, {})]),
}


@pytest.mark.parametrize("name", GRAPHS)
def test_it_arrives_as_it_was(name):
    graph, arrived = GRAPHS[name], travel(GRAPHS[name])
    assert graphs_equal(arrived, graph)
    assert list(arrived.nodes(data=True)) == list(graph.nodes(data=True))
    assert list(arrived.edges(data=True)) == list(graph.edges(data=True))
    assert [list(arrived[n]) for n in arrived] == [list(graph[n]) for n in graph]
    assert arrived.graph == graph.graph
    if graph.is_directed():
        assert [list(arrived.pred[n]) for n in arrived] == [list(graph.pred[n]) for n in graph]
    if graph.is_multigraph():
        assert list(arrived.edges(keys=True)) == list(graph.edges(keys=True))


def test_both_ends_of_an_edge_share_their_attributes():
    arrived = travel(GRAPHS["Graph"])
    arrived.edges[1, 3]["weight"] = 9
    assert arrived[3][1]["weight"] == 9
    directed = travel(GRAPHS["DiGraph"])
    directed.edges[1, 3]["weight"] = 9
    assert directed.pred[3][1]["weight"] == 9
    assert directed.edges[3, 1] == {"weight": 1.5}
    several = travel(GRAPHS["keys"])
    several[0][1]["a"]["w"] = 5
    assert several[1][0]["a"]["w"] == 5


def test_what_arrives_can_be_worked_with():
    graph = travel(GRAPHS["karate"])
    assert nx.shortest_path(graph, 0, 33) == nx.shortest_path(GRAPHS["karate"], 0, 33)
    graph.remove_node(0)
    graph.add_edge("new", 1)
    assert nx.is_connected(GRAPHS["karate"])
    assert graph.degree["new"] == 1


@pytest.mark.parametrize("name", ["Graph", "DiGraph", "MultiGraph", "MultiDiGraph"])
@pytest.mark.parametrize(
    "change",
    [
        lambda g: g.remove_node(1),
        lambda g: g.add_edge("a", "b", w=1),
        lambda g: g.nodes["z"].update(colour="blue"),
        lambda g: g.graph.clear(),
        lambda g: g.clear(),
        lambda g: g.remove_edges_from(list(g.edges)),
    ],
)
def test_what_was_changed_stays_the_same_object(name, change):
    kind = getattr(nx, name)
    graph, wanted = an_example(kind), an_example(kind)
    assert all((graph.nodes, graph.edges, graph.adj))  # views that the graph now remembers
    change(wanted)
    assert restored(graph, change) is graph
    assert graphs_equal(graph, wanted)
    assert list(graph.nodes) == list(wanted.nodes)
    assert dict(graph.degree) == dict(wanted.degree)
    for view in ("nodes", "edges", "adj"):
        assert list(getattr(graph, view)) == list(getattr(wanted, view))


def test_parts_are_the_graphs_own():
    graph = an_example(nx.Graph)
    attributes, nodes, edges, _ = codec_of(graph).apart(graph)
    assert attributes is graph.graph
    assert nodes[0][1] is graph.nodes["z"]
    assert edges[0][2] in [data for _, _, data in graph.edges(data=True)]


def test_views_and_graphs_of_ones_own_do_not_cross():
    class Mine(nx.Graph):
        pass

    for value in (Mine(), GRAPHS["Graph"].nodes):
        with pytest.raises(TypeError):
            apart(value)


@pytest.mark.parametrize("name", [name for name in GRAPHS if name != "karate"])
def test_hostile_parts_are_refused(name):
    assert attack(GRAPHS[name], tries=200) > 0


@pytest.mark.parametrize(
    "parts",
    [
        ({}, [("a", {}), ("a", {})], [], [[[], []]]),
        ({}, [(None, {})], [], [[[]]]),
        ({}, [([1], {})], [], [[[]]]),
        ({}, [("a", None)], [], [[[]]]),
        ({}, [("a", {})], [(0, 1, {})], [[[]]]),
        ({}, [("a", {})], [(0, 0, {}), (0, 0, {})], [[[0]]]),
        ({}, [("a", {})], [(0, 0, "key", {})], [[[0]]]),
        ({}, [("a", {})], [(0, 0, {})], [[[0, 0]]]),
        ({}, [("a", {})], [(0, 0, {})], [[[]]]),
        ({}, [("a", {})], [], []),
        ([], [], [], [[]]),
        (None, None, None, None),
    ],
)
def test_what_is_refused(parts):
    with pytest.raises((TypeError, ValueError)):
        codec_named("networkx.Graph").build(*parts)
