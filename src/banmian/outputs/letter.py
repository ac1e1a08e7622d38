"""README.txt: the letter to the print shop, from letter.txt and letter.toml and what the ticket says.
A paper in Traditional Chinese writes letter-hant."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import Any

from banmian.outputs.ticket import NAME as TICKET

NAME = "README.txt"
_FOLDER = Path(__file__).parent


def letter(ticket: dict[str, Any], read_back: bool, traditional: bool) -> str:
    """The letter, in one of two scripts. `read_back`: whether QR codes were read from the pages."""
    import tomllib

    named = "letter-hant" if traditional else "letter"
    words = tomllib.loads((_FOLDER / f"{named}.toml").read_text(encoding="utf-8"))
    title = _fill(
        words["title"],
        paper=f"{ticket['paper']} \u00b7 {ticket['edition']}" if ticket["edition"] else ticket["paper"],
        number=ticket["number"],
        date=ticket["date"],
        pages=ticket["page-count"],
    )
    checked = words["checked" if any(f["kind"] == "preflight" for f in ticket["files"]) else "unchecked"]
    return _fill(
        (_FOLDER / f"{named}.txt").read_text(encoding="utf-8"),
        title=title,
        line="=" * 60,
        opening="\n".join(_opening(ticket, words)),
        files="\n".join(_files(ticket, words)),
        trim=" \u00d7 ".join(f"{v:g}" for v in ticket["trim-mm"]) + " mm",
        bleed=f"{ticket['bleed-mm']:g} mm",
        standard=ticket["standard"],
        intent=ticket["output-intent"]["info"],
        inks="\u3001".join(ink["name"] for ink in ticket["inks"]),
        limit=ticket["ink-limit-percent"],
        faces=len(ticket["faces"]),
        ticket=TICKET,
        checked=checked + (words["codes"] if read_back else ""),
    )


def _fill(text: str, **values: object) -> str:
    return Template(text).substitute({k: str(v) for k, v in values.items()})


def _opening(ticket: dict[str, Any], words: dict[str, Any]) -> list[str]:
    """What this delivery is; for a correction which file gives way to which, and which pages were proved unchanged."""
    if not ticket["correction"]:
        return [words["whole"]]
    new = [p for p in ticket["pages"] if "replaces" in p]
    rows = [_fill(words["replaces"], page=p["page"], file=p["file"], old=p["replaces"]["file"]) for p in new]
    kept = "\u3001".join(str(p["page"]) for p in ticket["pages"] if "replaces" not in p)
    return [words["correction"], *rows, _fill(words["unchanged"], pages=kept)]


def _files(ticket: dict[str, Any], words: dict[str, Any]) -> list[str]:
    """A line a file, as long as the letter knows what it is."""
    pages = {p["file"]: p for p in ticket["pages"]}
    out = []
    for row in ticket["files"]:
        page = pages.get(row["file"], {"page": "", "name": ""})
        out.append(f"{row['file']}    {_fill(words['kinds'][row['kind']], page=page['page'], name=page['name'])}")
    return out
