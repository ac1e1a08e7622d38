"""Preflight profiles as files: TOML, profiles/preflight/NAME.toml of a paper. Without a project the house profile is the defaults
of its values (profile.py, limits.py)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.preflight.profile import Profile
from banmian.remember import Memo

HOUSE = "house"
"""The profile that is meant where none is named."""
READ: Memo[tuple[Profile | None, Diagnostic | None]] = Memo("preflight profiles", 20, lasting=True)


def load_profile(name: str, root: Path | None) -> tuple[Profile | None, Diagnostic | None]:
    """The profile of that name among the papers of the project at `root`, or a .toml file. None and why where it cannot
    be used."""
    path, known = _find(name, root)
    if path is None:
        if name == HOUSE:
            return Profile(title="House profile"), None
        hint = f"there are {', '.join(known)}" if known else "profiles lie in layouts/<paper>/profiles/preflight/"
        return None, diagnose("TPL008", f"there is no preflight profile `{name}`", hint)
    return _read(path, root)


def _find(name: str, root: Path | None) -> tuple[Path | None, tuple[str, ...]]:
    if name.endswith(".toml"):
        return (Path(name) if Path(name).is_file() else None), ()
    known = sorted(root.glob("layouts/*/profiles/preflight/*.toml")) if root is not None else []
    return next((p for p in known if p.stem == name), None), tuple(p.stem for p in known)


def _read(path: Path, root: Path | None) -> tuple[Profile | None, Diagnostic | None]:
    inside = root is not None and path.is_relative_to(root)
    where = Span(path.relative_to(root).as_posix() if inside and root is not None else path.name)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None, diagnose("TPL008", "the profile cannot be read", "", where)
    return READ.of((text, where), partial(_checked, text, where))


def _checked(text: str, where: Span) -> tuple[Profile | None, Diagnostic | None]:
    import tomllib

    from pydantic import ValidationError

    from banmian.preflight.schema import ProfileEntry

    try:
        return ProfileEntry.model_validate(tomllib.loads(text)).value(), None
    except tomllib.TOMLDecodeError as wrong:
        return None, diagnose("TPL008", f"this is not TOML: {wrong}", 'write lines of the form key = "value"', where)
    except ValidationError as wrong:
        first = wrong.errors(include_url=False)[0]
        key = ".".join(map(str, first["loc"]))
        return None, diagnose("TPL008", f"`{key}`: {first['msg']}", "", where)
