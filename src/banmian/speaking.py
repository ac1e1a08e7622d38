"""The language of a command: `--lang` at every command, the environment, a paper's `lang`; click's help in that language."""

from __future__ import annotations

import os
from inspect import cleandoc
from pathlib import Path
from typing import Any

import click

from banmian.languages import LANGUAGES, in_language, is_asked, language_of, speak
from banmian.phrases import Phrase

HELP = ["-h", "--help"]
"""The names of the option that shows a help text."""
_ENGLISH: dict[int, str] = {}
"""Help texts as they are written, by the object that has each."""


def begin(command: click.Command, words: list[str]) -> None:
    """Speak the environment's language until something else is asked for. `words`: those of the command line; where they ask for
    a language it is spoken from the first, since click shows a help text as soon as it finds --help."""
    asked = _asked_in(words)
    speak(asked or language_of(os.environ), asked=bool(asked))
    translate(command)


def _asked_in(words: list[str]) -> str:
    """What --lang says anywhere in a command line; "" where it says nothing, or nothing that can be."""
    lenient = {"ignore_unknown_options": True, "allow_extra_args": True, "allow_interspersed_args": True}
    alone = click.Command("banmian", params=[click.Option(["--lang"])], add_help_option=False, context_settings=lenient)
    value = alone.make_context("banmian", list(words), resilient_parsing=True).params["lang"]
    return value if value in LANGUAGES else ""


def wrong_usage(message: Phrase) -> click.UsageError:
    """What ends a command that was not called as it can be, in the language that is spoken."""
    return click.UsageError(in_language(message))


def wrong_value(message: Phrase) -> click.BadParameter:
    """The same of one option's value, whose callback raises it: click names the option."""
    return click.BadParameter(in_language(message))


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
        ),
    )
    for below in getattr(command, "commands", {}).values():
        with_language(below)


def _asked(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        speak(value, asked=True)
        translate(context.find_root().command)


def translate(command: click.Command) -> None:
    """Put the help texts of the command, and of all below it, into the language that is spoken."""
    help_option = command.get_help_option(click.Context(command, help_option_names=HELP))  # click keeps the one it makes here
    for owner in (command, *command.params, *([help_option] if help_option is not None else [])):
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
