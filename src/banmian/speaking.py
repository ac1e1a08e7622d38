"""The language of a command: `--lang` at every command, the environment, a paper's `lang`; click's help in that language."""

from __future__ import annotations

import os
from inspect import cleandoc
from pathlib import Path
from typing import Any

import click

from banmian.languages import LANGUAGES, in_language, is_asked, language_of, speak

_ENGLISH: dict[int, str] = {}
"""Help texts as they are written, by the object that has each."""


def begin(command: click.Command) -> None:
    """Speak the environment's language until something else is asked for."""
    speak(language_of(os.environ))
    translate(command)


def with_language(command: click.Command) -> None:
    """Give the command, and all below it, the option --lang."""
    command.params.append(
        click.Option(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            is_eager=True,
            expose_value=False,
            callback=_asked,
            help="The language of messages; else the paper's `lang`, else that of LC_ALL, LC_MESSAGES or LANG.",
        )
    )
    for below in getattr(command, "commands", {}).values():
        with_language(below)


def _asked(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        speak(value, asked=True)
        translate(context.find_root().command)


def translate(command: click.Command) -> None:
    """Put the help texts of the command, and of all below it, into the language that is spoken."""
    for owner in (command, *command.params):
        written = _ENGLISH.setdefault(id(owner), getattr(owner, "help", None) or "")
        if written:
            _help_of(owner, in_language(cleandoc(written)))
    for below in getattr(command, "commands", {}).values():
        translate(below)


def _help_of(owner: Any, text: str) -> None:
    owner.help = text


def speak_for(root: Path, issue: str) -> None:
    """Speak as the issue's paper asks by `lang`, unless the command says how. What cannot be read is told by the build."""
    if is_asked():
        return
    paper = _value(root, f"{issue}/issue.yaml", "paper")
    language = _value(root, f"layouts/{paper}/paper.yaml", "lang") if paper and "/" not in paper else ""
    if language in LANGUAGES:
        speak(language)


def _value(root: Path, name: str, key: str) -> str:
    """A value at the top of a YAML file; "" where there is none."""
    from banmian.sources import compose, read_text
    from banmian.sources.document import Scalar

    source, _ = read_text(root, root / name)
    if source is None or f"{key}:" not in source.text:
        return ""
    document, _ = compose(source)
    node = document.node((key,)) if document is not None else None
    return node.value if isinstance(node, Scalar) else ""
