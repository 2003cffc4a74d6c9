"""Random programs of tests do across the wall, statement by statement, what they do in one process.

Each program works on a few names with the functions and classes of a submission: aliases, nested
changes, identity, generators, exceptions, callbacks, arrays and their views.
"""

import copy
import random

import numpy as np
import pytest

from tests.autograder.judge.two_sides import open_session

LOCKED = """
class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next
"""
SUBMISSION = """
import copy
import numpy as np
store = []
kept = {}
class Box:
    shared = []
    def __init__(self, *items):
        self.items = list(items)
    def put(self, item):
        self.items.append(item)
        return self
    def get(self):
        return self.items[-1]
    def swap(self, other):
        self.items, other.items = other.items, self.items
    def __len__(self):
        return len(self.items)
class Bag(list):
    def total(self):
        return len(self) * 10
def same(x):
    return x
def clone(x):
    return copy.copy(x)
def deep(x):
    return copy.deepcopy(x)
def pair(x, y):
    return [x, y, x]
def table(x, y):
    return {'x': x, 'y': (x, y)}
def keep(x):
    store.append(x)
    kept['last'] = x
def last():
    return store[-1] if store else None
def touch(x):
    if isinstance(x, list):
        x.append(len(x))
    elif isinstance(x, dict):
        x[len(x)] = 'touched'
    elif isinstance(x, set):
        x.add(len(x))
    elif isinstance(x, np.ndarray) and x.size and x.flags.writeable:
        x[...] = x + 1
    elif isinstance(x, Node):
        x.value = (x.value, 1)
    return None
def touch_last():
    if store:
        touch(store[-1])
def turn(x):
    if isinstance(x, list):
        x.reverse()
    return x
def clear(x):
    if isinstance(x, (list, dict, set)):
        x.clear()
def nest(x, y):
    if isinstance(x, list):
        x.append(y)
    elif isinstance(x, dict):
        x['nested'] = y
    elif isinstance(x, Node):
        x.next = y
def walk(x):
    for item in list(x) if isinstance(x, (list, dict, set)) else [x]:
        yield item
def fail(x):
    touch(x)
    raise ValueError(x)
def apply(f, x):
    return f(x)
def twice(f, x):
    f(x)
    touch(x)
    return f(x)
def view(a):
    return a[1:] if isinstance(a, np.ndarray) and a.ndim else a
def turned(a):
    return a.T[::-1] if isinstance(a, np.ndarray) and a.ndim else a
def link(x, y):
    return Node(x, Node(y))
def is_same(x, y):
    return None if isinstance(x, tuple) else x is y
def bag(*items):
    return Bag(items)
"""
NEW = [
    *("[1, 2]", "[]", "{'k': 1}", "{1, 2}", "np.arange(6.0)", "np.zeros((2, 3), order='F')"),
    *("Node(1)", "Box(1)", "[[0], [0]]", "[[0]] * 2", "bytearray(b'ab')", "bag(1, 2)"),
    *("np.arange(8)[::2]", "(1, [2])", "np.array([[1, 2], [3, 4]])[:, ::-1]"),
]
NAMES = "abcde"


def statement(rng):
    """Write one statement."""
    x, y, z = (rng.choice(NAMES) for _ in range(3))
    return rng.choice(
        [
            f"{z} = {rng.choice(NEW)}",
            f"{z} = {rng.choice(NEW)}",
            f"{z} = {rng.choice(['same', 'clone', 'deep', 'turn', 'view', 'turned'])}({x})",
            f"{z} = {rng.choice(['pair', 'table', 'link'])}({x}, {y})",
            f"{rng.choice(['keep', 'touch', 'clear'])}({x})",
            f"{z} = last()",
            "touch_last()",
            f"nest({x}, {y})",
            f"{z} = store",
            f"{z} = kept",
            f"log(one({x}, {y}), one({x}, same({x})), is_same({x}, {y}))",
            f"log(is_same({x}, last()))",
            f"for item in walk({x}):\n    log(item)\n    touch({x})",
            f"try:\n    fail({x})\nexcept ValueError as error:\n    log(one(error.args[0], {x}))",
            f"{z} = apply(lambda q: [q, {y}], {x})",
            f"{z} = apply(same, {x})",
            f"{z} = twice(lambda q: mine.append(q) or mine, {x})",
            f"if isinstance({x}, list):\n    {x}.append({y})\n    log(len({x}))",
            f"if isinstance({x}, list) and {x}:\n    {z} = {x}[0]\n    {x}[-1] = 7",
            f"if isinstance({x}, dict):\n    {x}['new'] = {y}\n    log(sorted(map(str, {x})))",
            f"if isinstance({x}, np.ndarray) and {x}.flags.writeable:\n    {x} += 1\n    {z} = {x}",
            f"if isinstance({x}, np.ndarray) and {x}.ndim:\n    {z} = {x}[::-1]",
            f"if isinstance({x}, np.ndarray):\n    log({x}.strides, {x}.flags.f_contiguous)",
            f"if isinstance({x}, Node):\n    {x}.value = {y}\n    log({x}.next is None)",
            f"if isinstance({x}, Box):\n    {x}.put({y})\n    {z} = {x}.items\n    log(len({x}))",
            f"if isinstance({x}, Box):\n    {x}.items.append(3)\n    log({x}.get())",
            f"if isinstance({x}, Box):\n    {z} = {x}.put({y})\n    log(one({z}, {x}))",
            f"if isinstance({x}, Box) and isinstance({y}, Box):\n    {x}.swap({y})",
            f"if isinstance({x}, Box):\n    Box.shared.append(1)\n    log({x}.shared)",
            f"log(isinstance({x}, (list, dict)), type({x}).__name__)",
            f"store.append({x})",
            f"{z} = [{x}, {y}]",
            f"{z} = copy.deepcopy({x}) if isinstance({x}, (list, dict, np.ndarray)) else {x}",
        ]
    )


def shape_of(value, seen, depth=0):
    """Tell a value's types, contents and aliases, whichever side it is on."""
    if isinstance(value, (int, float, str, bytes, type(None))):
        return value
    if isinstance(value, tuple):
        return "tuple", [shape_of(v, seen, depth + 1) for v in value]
    if id(value) in seen:
        return f"again {seen[id(value)][0]}"
    seen[id(value)] = (len(seen), value)
    name = type(value).__name__
    if isinstance(value, np.ndarray):
        steps = value.strides if value.size else ()
        return name, value.shape, str(value.dtype), steps, value.tolist()
    if isinstance(value, dict):
        return name, [(str(k), shape_of(v, seen, depth + 1)) for k, v in value.items()]
    if isinstance(value, list):
        return name, [shape_of(v, seen, depth + 1) for v in value]
    if isinstance(value, (set, bytearray)):
        return name, sorted(map(str, value))
    if name == "Node":
        return name, shape_of(value.value, seen), shape_of(value.next, seen)
    if name == "Box":
        return name, shape_of(value.items, seen)
    return name


class Run:
    """One program in one world."""

    def __init__(self, names, execute):
        self.names, self.execute, self.said = names, execute, []
        names["log"] = lambda *things: self.said.append(shape_of(things, {}))
        names["mine"] = []
        # Which of two equal tuples it is, is not kept: they cannot change.
        names["one"] = lambda x, y: None if isinstance(x, tuple) else x is y
        names["np"], names["copy"] = np, copy
        for name in NAMES:
            names[name] = None

    def step(self, source):
        """Run a statement; tell what there is then, and what went wrong."""
        try:
            self.execute(source)
            trouble = ""
        except Exception as error:
            trouble = type(error).__name__
        seen = {}
        state = [shape_of(self.names[name], seen) for name in (*NAMES, "mine")]
        return trouble, self.said[-3:], state


def in_one_process(source):
    names = {"__name__": "__main__"}
    exec(LOCKED + source, names)
    return Run(names, lambda text: exec(compile(text, "<test t>", "exec"), names))


def across(source):
    session, names = open_session(source, LOCKED, ["Node"])
    names.testing = True
    names.submission = {"Box": "class"}
    session.asked_for = ["Box"]
    run = Run(names, lambda text: exec(compile(text, "<test t>", "exec"), names))
    return session, run


def compare(seed, length=14):
    """Return the program and the two states where they first differ, or None."""
    rng = random.Random(seed)
    session, there = across(SUBMISSION)
    try:
        here = in_one_process(SUBMISSION)
        program = []
        for _ in range(length):
            program.append(statement(rng))
            one, two = here.step(program[-1]), there.step(program[-1])
            if repr(one) != repr(two):
                return "\n".join(program), one, two
    finally:
        session.sandbox.kill()
    return None


@pytest.mark.slow
@pytest.mark.parametrize("block", range(4))
def test_programs_do_the_same_in_one_process_and_across_the_wall(block):
    for seed in range(block * 100, block * 100 + 100):
        assert compare(seed) is None, seed


@pytest.mark.slow
@pytest.mark.nightly
@pytest.mark.parametrize("block", range(20))
def test_twenty_thousand_programs_do_the_same(block):
    for seed in range(10_000 + block * 1000, 10_000 + block * 1000 + 1000):
        assert compare(seed) is None, seed
