"""Preflight profiles as files: TOML, preflight/NAME.toml in the profiles of a paper, else in those that all papers share. Without
a project the house profile is the defaults of its values (profile.py, limits.py)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.phrases import NOTHING, say, series
from banmian.preflight.profile import Profile
from banmian.remember import Memo
from banmian.sources.profile_folders import all_profile_folders, first_of, profile_folders

HOUSE = "house"
"""The profile that is meant where none is named."""
READ: Memo[tuple[Profile | None, Diagnostic | None]] = Memo("preflight profiles", 20, lasting=True)


def load_profile(name: str, root: Path | None, paper: str | None = None) -> tuple[Profile | None, Diagnostic | None]:
    """The profile of that name for a paper of the project at `root` (for whichever has it, where none is named), or a .toml file.
    None and why where it cannot be used."""
    path, known = _find(name, root, paper)
    if path is None:
        if name == HOUSE:
            return Profile(title="House profile"), None
        hint = say("there are {known}", known=series(known)) if known else say("profiles lie in layouts/profiles/preflight/")
        return None, diagnose("TPL008", say("there is no preflight profile `{name}`", name=name), hint)
    return _read(path, root)


def _find(name: str, root: Path | None, paper: str | None) -> tuple[Path | None, tuple[str, ...]]:
    """The file, and the names that there are."""
    if name.endswith(".toml"):
        return (Path(name) if Path(name).is_file() else None), ()
    if root is None:
        return None, ()
    folders = all_profile_folders(root) if paper is None else profile_folders(root, paper)
    known = sorted({path.stem for folder in folders for path in folder.glob("preflight/*.toml")})
    return first_of(folders, f"preflight/{name}.toml") if name in known else None, tuple(known)


def _read(path: Path, root: Path | None) -> tuple[Profile | None, Diagnostic | None]:
    inside = root is not None and path.is_relative_to(root)
    where = Span(path.relative_to(root).as_posix() if inside and root is not None else path.name)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None, diagnose("TPL008", say("the profile cannot be read"), NOTHING, where)
    return READ.of((text, where), partial(_checked, text, where))


def _checked(text: str, where: Span) -> tuple[Profile | None, Diagnostic | None]:
    import tomllib

    from pydantic import ValidationError

    from banmian.preflight.schema import ProfileEntry

    try:
        return ProfileEntry.model_validate(tomllib.loads(text)).value(), None
    except tomllib.TOMLDecodeError as wrong:
        return None, diagnose(
            "TPL008", say("this is not TOML: {wrong}", wrong=wrong), say('write lines of the form key = "value"'), where
        )
    except ValidationError as wrong:
        first = wrong.errors(include_url=False)[0]
        key = ".".join(map(str, first["loc"]))
        return None, diagnose("TPL008", say("`{key}`: {msg}", key=key, msg=first["msg"]), NOTHING, where)
