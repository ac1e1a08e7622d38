"""A finished issue as a further step takes it (plates, delivery), and what the step gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from banmian.diagnostics import Diagnostic
from banmian.outputs.report import Output
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.build import SetIssue


@frozen
class BuiltIssue:
    """The issue as it will be written: `folder` will hold it, `pdf` is the PDF/X-4, `wanted` the one in the standard asked for."""

    folder: Path
    pdf: bytes
    wanted: bytes
    standard: str
    alone: bool = False
    """Whether page files are written each for itself."""


@frozen
class StepResult:
    """What a further step made of the finished issue: groups of files, which go in with the issue's own; outputs, what to
    tell a person, what to tell in JSON, and what is wrong."""

    groups: Mapping[str, Mapping[str, bytes]] = MappingProxyType({})
    outputs: tuple[Output, ...] = ()
    text: str = ""
    last: str = ""
    more: Mapping[str, Any] = MappingProxyType({})
    diagnostics: tuple[Diagnostic, ...] = ()


FollowUpStep = Callable[["SetIssue", BuiltIssue], StepResult]
"""Plates or delivery: works on the finished issue."""
