"""A file at a line, opened in the editor's own program: by a configured command, else by an address that the browser hands on."""

from __future__ import annotations

import asyncio
import shlex
import subprocess
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from banmian.desk.answers import asked_object, desk_of, said
from banmian.diagnostics.codes import diagnose
from banmian.phrases import say

LINES = 1_000_000
FOLDERS = ("content", "layouts", "fonts")
"""Where the files lie that messages name."""


async def open_file(request: Request) -> Response:
    """`{file, line}`, a file of the project as messages name it. Answers `{url}` where no command is configured."""
    asked = await asked_object(request)
    try:
        name, line = str(asked["file"]), int(asked.get("line") or 1)
    except (ValueError, KeyError, TypeError, OverflowError):
        return said(400, diagnose("DSK003", say("say a file and a line")))
    settings = desk_of(request).settings
    path = project_file(settings.root, name)
    if path is None or not 0 < line < LINES:
        return said(404, diagnose("DSK003", say("{name} is no file of the project", name=name)))
    if not settings.editor:
        return JSONResponse({"url": f"vscode://file/{quote(path.as_posix().lstrip('/'))}:{line}"})
    try:
        await asyncio.to_thread(started, settings.editor, path, line)
    except (OSError, ValueError) as wrong:
        return said(
            409,
            diagnose(
                "DSK006", say("the editor cannot be started: {wrong}", wrong=wrong), say("correct --editor or BANMIAN_EDITOR")
            ),
        )
    return JSONResponse({"url": None})


def project_file(root: Path, name: str) -> Path | None:
    """The file of that name in the project's folders; None for one that is not there, or that a link leads out of the project.
    The name is looked up part by part among what the folders hold, never joined."""
    parts = name.split("/")
    if parts[0] not in FOLDERS:
        return None
    here = root
    for part in parts:
        try:
            found = next((entry for entry in here.iterdir() if entry.name == part), None)
        except OSError:
            return None
        if found is None:
            return None
        here = found
    resolved = here.resolve()
    return resolved if resolved.is_file() and resolved.is_relative_to(root) else None


def started(command: str, path: Path, line: int) -> None:
    """Start the editor's command; {file} and {line} stand for the two, which come last where it names neither. Never a shell.
    ValueError for a command that is none, OSError where it does not start."""
    words = shlex.split(command)
    if not words:
        raise ValueError("the command is empty")
    named = any("{file}" in word for word in words)
    filled = [word.replace("{file}", str(path)).replace("{line}", str(line)) for word in words]
    nothing = subprocess.DEVNULL
    subprocess.Popen(
        filled if named else [*filled, str(path)], stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
    )


ROUTES: tuple[BaseRoute, ...] = (Route("/api/open", open_file, methods=["POST"]),)
