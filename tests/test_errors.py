"""Every expected error is a StancekitError and what the standard library would raise."""

from __future__ import annotations

import inspect

import pytest

from stancekit import errors

CLASSES = [
    c for _, c in inspect.getmembers(errors, inspect.isclass) if c is not errors.StancekitError
]


@pytest.mark.parametrize("error", CLASSES, ids=lambda c: c.__name__)
def test_every_error_can_be_caught_as_one(error: type[Exception]) -> None:
    assert issubclass(error, errors.StancekitError)
    assert issubclass(error, ValueError | OSError)
    assert error.__doc__
    with pytest.raises(errors.StancekitError, match="what to do"):
        raise error("what to do")
