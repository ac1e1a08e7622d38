"""Two changes of one text: other paragraphs are joined, the same one is not."""

from __future__ import annotations

import pytest

from banmian.desk.merging import merged

BASE = "\nOne.\n\nTwo.\n\n\nThree.\n"


@pytest.mark.parametrize(
    ("mine", "theirs", "joined"),
    [
        (BASE.replace("One", "1"), BASE.replace("Three", "3"), "\n1.\n\nTwo.\n\n\n3.\n"),
        (BASE.replace("One", "1"), BASE.replace("Two", "2"), "\n1.\n\n2.\n\n\nThree.\n"),
        (BASE + "\nFour.\n", BASE.replace("Three", "3"), "\nOne.\n\nTwo.\n\n\n3.\n\nFour.\n"),
        (BASE.replace("\n\nTwo.", ""), BASE.replace("Three", "3"), "\nOne.\n\n\n3.\n"),
        ("\nZero.\n" + BASE, BASE + "\nFour.\n", "\nZero.\n\nOne.\n\nTwo.\n\n\nThree.\n\nFour.\n"),
        (BASE.replace("Two", "2"), BASE.replace("Two", "2"), BASE.replace("Two", "2")),
        (BASE, BASE.replace("Two", "2"), BASE.replace("Two", "2")),
    ],
)
def test_other_paragraphs_are_joined(mine: str, theirs: str, joined: str) -> None:
    assert merged(BASE, mine, theirs) == joined


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (BASE.replace("Two", "2"), BASE.replace("Two", "II")),
        (BASE.replace("\n\nTwo.", ""), BASE.replace("Two", "II")),
        (BASE + "\nFour.\n", BASE + "\nVier.\n"),
        ("\nAll new.\n", BASE.replace("Two", "II")),
    ],
)
def test_the_same_paragraph_is_not(mine: str, theirs: str) -> None:
    assert merged(BASE, mine, theirs) is None
