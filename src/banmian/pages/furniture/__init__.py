"""Furniture: what stands on a page and is no story, one file an element. DRAWERS is the list of kinds."""

from banmian.pages.furniture.registry import DRAWERS, furniture_items
from banmian.pages.furniture.site import Site

__all__ = ["DRAWERS", "Site", "furniture_items"]
