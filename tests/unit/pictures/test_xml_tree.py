"""A drawing's XML is gone when what is needed of it was taken: a build runs without the collector of cycles."""

from __future__ import annotations

import gc
from contextlib import suppress

import pytest

from banmian.pictures import xml
from banmian.pictures.xml import XmlFault, read


def nodes() -> int:
    return sum(isinstance(o, xml.Node) for o in gc.get_objects())


@pytest.mark.parametrize("text", ["<svg><g><path d='M0 0'/></g></svg>", "<svg><g></svg>"])
def test_a_tree_goes_with_its_last_user(text: str) -> None:
    gc.collect()
    before = nodes()
    gc.disable()
    try:
        with suppress(XmlFault):
            assert read(text.encode()).children
        assert nodes() == before
    finally:
        gc.enable()
