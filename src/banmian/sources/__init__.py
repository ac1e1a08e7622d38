"""Files that people write, read safely: bytes to text, YAML to nodes with places, values checked by a model."""

from banmian.sources.checking import check_value
from banmian.sources.document import Document
from banmian.sources.loading import checked, load
from banmian.sources.normalising import FIX_ALL, Normalising
from banmian.sources.paths import picture_fault, relative_name
from banmian.sources.reading import Change, SourceText, clean_text, read_text
from banmian.sources.yaml import compose

__all__ = [
    "FIX_ALL",
    "Change",
    "Document",
    "Normalising",
    "SourceText",
    "check_value",
    "checked",
    "clean_text",
    "compose",
    "load",
    "picture_fault",
    "read_text",
    "relative_name",
]
