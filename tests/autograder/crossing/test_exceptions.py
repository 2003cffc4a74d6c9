"""Exceptions of libraries are the same on both sides; what would end a test is not among them."""

import json
import zipfile

import numpy as np
import pytest

from autograder.crossing import exceptions


@pytest.mark.parametrize(
    "kind", [json.JSONDecodeError, np.linalg.LinAlgError, zipfile.BadZipFile], ids=str
)
def test_a_librarys_exception_is_found_by_its_name(kind):
    assert exceptions.find(exceptions.names_of(kind)[0]) is kind


class Own(json.JSONDecodeError):
    """One of a submission's."""


def test_bases_are_named_and_what_is_built_in_has_no_module():
    names = exceptions.names_of(Own)
    plain = ("ValueError", "Exception", "BaseException", "object")
    assert names == ("Own", "json.decoder:JSONDecodeError", *plain)


@pytest.mark.parametrize(
    "name",
    [
        *("unittest.case:SkipTest", "_pytest.outcomes:Skipped", "json:loads", "json.decoder"),
        *("json.decoder:json.JSONDecodeError", "json.decoder:scanner.NUMBER_RE", "os:error"),
        *("json.decoder:__dict__", "numpy:ndarray", ":", "json:", "never.imported:Error", ""),
    ],
)
def test_a_forged_name_finds_nothing(name):
    assert exceptions.find(name) is None


def test_an_exception_is_made_without_its_initialiser():
    made = exceptions.instance(json.JSONDecodeError, ("what was said",))
    assert type(made) is json.JSONDecodeError
    assert str(made) == "what was said"
