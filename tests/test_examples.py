"""The examples in docstrings are right."""

import doctest
import importlib
import pkgutil

import pytest

import macsen_lite.voice
import macsen_lite.welsh

MODULES = [
    f"{package.__name__}.{module.name}"
    for package in (macsen_lite.voice, macsen_lite.welsh)
    for module in pkgutil.iter_modules(package.__path__)
]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
