"""A file from the disk to a checked value: read, composed, checked, with every fault on the way at its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from banmian.diagnostics import Diagnostic
from banmian.sources.checking import check_value
from banmian.sources.document import Document
from banmian.sources.reading import SourceText, read_text
from banmian.sources.yaml import compose

if TYPE_CHECKING:
    from pydantic import BaseModel

    Model = TypeVar("Model", bound=BaseModel)
else:
    Model = TypeVar("Model")

Reports = tuple[Diagnostic, ...]


def load(root: Path, path: Path, model: type[Model]) -> tuple[Document | None, Model | None, Reports]:
    """The YAML file as the model's value, with the document that knows where each of its values stands."""
    source, faults = read_text(root, path)
    return (None, None, faults) if source is None else checked(source, model)


def checked(
    source: SourceText, model: type[Model], text: str | None = None, first_line: int = 1
) -> tuple[Document | None, Model | None, Reports]:
    """As `load`, of a text that was read before: a caller may remember values by their text. `text` is a part of it that starts
    on `first_line` (front matter). The document alone where the file is YAML, but not what the model wants."""
    document, faults = compose(source, text, first_line)
    return (None, None, faults) if document is None else (document, *check_value(model, document))
