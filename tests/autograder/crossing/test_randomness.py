"""A generator that comes back has drawn on: no state of a submission's choice is taken."""

import random

import pytest

from autograder.crossing.randomness import advance, make, name_of, set_state, state_of


def moved(how, seed=1):
    generator = random.Random(seed)
    how(generator)
    return generator.getstate()


DRAWS = {
    "none": lambda g: None,
    "one": lambda g: g.random(),
    "a block and more": lambda g: [g.random() for _ in range(1000)],
    "many": lambda g: g.getrandbits(32 * 200_000),
    "a shuffle": lambda g: g.shuffle(list(range(500))),
}


@pytest.mark.parametrize("draws", DRAWS)
def test_a_state_further_on_is_taken(draws):
    generator = random.Random(1)
    generator.random()
    state = moved(lambda g: (g.random(), DRAWS[draws](g)))
    advance(generator, state)
    assert generator.getstate() == state


FORGED = {
    "another seed": random.Random(2).getstate(),
    "one that went back": random.Random(1).getstate(),
    "one made up": (3, (1,) * 624 + (1,), None),
    "too short": (3, (1, 2), None),
    "no numbers": (3, ("a",) * 625, None),
    "truth for numbers": (3, (True,) * 625, None),
    "a position beyond": (3, (*random.Random(1).getstate()[1][:-1], 625), None),
    "empty": (3, (), None),
    "no state": [1],
}


@pytest.mark.parametrize("forged", FORGED)
def test_any_other_state_moves_it_on_by_draws_of_its_own(forged):
    generator = random.Random(1)
    generator.random()
    expected = generator.getstate()
    advance(generator, FORGED[forged])
    trial = random.Random()
    trial.setstate(expected)
    for _ in range(1000):
        trial.random()
    assert generator.getstate() == trial.getstate()


def test_what_gauss_keeps_is_not_taken():
    generator = random.Random(1)
    version, words, _ = moved(lambda g: g.random())
    advance(generator, (version, words, 1e300))
    assert generator.getstate() == (version, words, None)


@pytest.mark.parametrize("name", ["Random", "RandomState", "PCG64", "Philox"])
def test_a_generator_of_each_kind_is_made_and_set(name):
    one, other = make(name), make(name)
    assert name_of(one) == name
    set_state(other, state_of(one))
    draw = "random" if name != "RandomState" else "random_sample"
    assert getattr(one, draw)() == getattr(other, draw)()
