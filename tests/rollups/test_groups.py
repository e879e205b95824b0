from __future__ import annotations

from pathlib import Path

import pytest

from stancekit.errors import InputError
from stancekit.rollups import read_groups


def test_groups_that_ship_are_whole() -> None:
    sizes = {name: len(set(members)) for name, members in read_groups().items()}
    assert sizes == {
        "African Union": 55, "Arab League": 22, "ASEAN": 11, "European Union": 27,
        "Gulf Cooperation Council": 6, "Organization of Islamic Cooperation": 57,
        "Security Council, permanent members": 5,
    }  # fmt: skip


def test_groups_are_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "g.toml"
    file.write_text('["A"]\nmembers = ["MAR"]\n')
    assert read_groups(file) == {"A": ["MAR"]}
    file.write_text('[A]\nmember = ["MAR"]\n')
    with pytest.raises(InputError, match=r"g\.toml: A: give it members"):
        read_groups(file)
    file.write_text("A = [")
    with pytest.raises(InputError, match="not valid TOML"):
        read_groups(file)
    with pytest.raises(InputError, match="no groups at"):
        read_groups(tmp_path / "none.toml")
