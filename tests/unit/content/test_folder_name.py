"""The name of an issue's folder: its date, with the paper before it or a word after it."""

from __future__ import annotations

import pytest

from banmian.content.folder_name import folder_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2020-08-12", ("", "2020-08-12")),
        ("2020-08-12-extra", ("", "2020-08-12")),
        ("xisheng-2025-05-30", ("xisheng", "2025-05-30")),
        ("river-post-2025-05-30-b", ("river-post", "2025-05-30")),
        ("2020-02-30", None),
        ("images", None),
        ("-2020-08-12", None),
    ],
)
def test_what_a_folder_says(name: str, expected: tuple[str, str] | None) -> None:
    found = folder_name(name)
    assert (found and (found.paper, found.day.isoformat())) == expected
