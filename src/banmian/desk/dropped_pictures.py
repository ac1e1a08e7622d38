"""A picture that was dropped alone: a file of the issue's images/, and the line of an article that shows it.

What it is is told by its first bytes. Nothing of it is decoded here: whether it can be read is told by picture_seen.py, in another
process, and a build says what else is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from banmian.desk.gestures.given import Asked, GestureError
from banmian.sources.editing import as_read, front_and_body
from banmian.sources.edits import Edit

_FIRST = ((b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"II*\0", "tif"), (b"MM\0*", "tif"), (b"%PDF-", "pdf"))
"""A PDF is placed as it is (contracts.md): the card says that its text is not taken over, for who meant that."""
_SVG = re.compile(rb"<svg[\s>]")
_SHOWN = re.compile(r"(!\[[^\]\n]*\]\()(images/[^)\s\"]+)")
_NAME = re.compile(r"images/[a-z0-9][a-z0-9-]{0,59}\.(?:jpg|png|tif|webp|svg|pdf)")
LONGEST = 400
"""Characters of a caption."""


def ending_of(name: str, data: bytes) -> str:
    """The ending of a picture's file by what it begins with; "" for what is none."""
    found = next((ending for first, ending in _FIRST if data.startswith(first)), "")
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    if not found and name.lower().endswith(".svg") and _SVG.search(data):
        return "svg"
    return found


def free_name(name: str, ending: str, is_taken: Callable[[str], bool]) -> str:
    """The name in images/ by what its sender calls it: small letters, digits and hyphens, with a number where one is there."""
    stem = re.sub(r"[^a-z0-9]+", "-", name.rpartition(".")[0].lower()).strip("-")[:40].strip("-") or "picture"
    names = (f"images/{stem}{f'-{n}' if n > 1 else ''}.{ending}" for n in range(1, 1_000))
    return next(found for found in names if not is_taken(found))


def shown_in(text: str) -> list[str]:
    """The pictures of images/ that an article shows, in its order."""
    return list(dict.fromkeys(found[2] for found in _SHOWN.finditer(front_and_body(text)[1])))


def asked_file(values: Mapping[str, object], ending: str) -> str:
    """The name that the picture is to have. GestureError for one that it cannot have."""
    file = Asked(dict(values)).text("file")
    if not _NAME.fullmatch(file) or not file.endswith(f".{ending}"):
        raise GestureError("asked", "file")
    return file


def showing(path: str, text: str, file: str, asked: Asked) -> Edit:
    """The article with the picture: in place of `instead`, which it shows now, with that one's words; else at its end, with `alt`
    (what a reader hears who cannot see it), `caption` and `credit`."""
    body = as_read(front_and_body(text)[1])
    instead = str(asked.values.get("instead") or "")
    if not instead:
        return Edit(path, "text", (), body, f"{body.rstrip()}\n\n{_line(file, asked)}\n")
    if instead not in shown_in(text):
        raise GestureError("unknown", instead[:80])
    return Edit(path, "text", (), body, _SHOWN.sub(lambda m: m[1] + (file if m[2] == instead else m[2]), body))


def _line(file: str, asked: Asked) -> str:
    alt, caption, credit = (" ".join(str(asked.values.get(key) or "").split()) for key in ("alt", "caption", "credit"))
    if max(map(len, (alt, caption, credit))) > LONGEST:
        raise GestureError("asked", "caption")
    name = file.partition("/")[2].rpartition(".")[0]
    words = f' "{_quoted(caption)}"' if caption else ""
    by = f' credit="{_quoted(credit)}"' if credit else ""
    heard = re.sub(r"([\[\]\\])", r"\\\1", alt)
    return f"![{heard}]({file}{words}){{name={name}{by}}}"


def _quoted(words: str) -> str:
    return words.replace("\\", "\\\\").replace('"', '\\"')
