"""A test's class that derives from a submission's: what crosses, and what a submission may name."""

from autograder.judge.deriving import above, members_of


def test_functions_properties_and_data_cross_and_nothing_else():
    class Of:
        rate = 3

        def run(self):
            pass

        @property
        def size(self):
            return 1

        @staticmethod
        def make():
            pass

        @classmethod
        def create(cls):
            pass

        other = object()
        _link = "no"

    found = {name: kind for name, kind, _, _ in members_of(vars(Of), lambda value: False)}
    assert found == {
        "rate": "value",
        "run": "method",
        "size": "property",
        "make": "staticmethod",
        "create": "classmethod",
    }


def test_what_a_submission_names_hides_nothing_of_the_stand_ins():
    told = ["run", "_link", "_class_link", "_traits", "__class__", "__init__", "__eq__", 7, None]
    space = {"run": 1, "__init__": 2, "_link": 3, "__dict__": 4}
    assert above(space, told, None, None).keys() == {"run", "__init__"}
    assert above({}, ["walk", "_walk"], None, None).keys() == {"walk"}
    assert above({"run": 1}, "run", None, None) == {}


def test_what_is_overridden_is_asked_for_above_the_class():
    asked = []
    found = above(
        {"run": 1},
        ["run", "walk"],
        lambda thing, name: asked.append(("any", name)),
        lambda thing, name: asked.append(("above", name)),
    )
    kind = type("Kind", (), found)
    assert (kind().run, kind().walk) == (None, None)
    assert asked == [("above", "run"), ("any", "walk")]
