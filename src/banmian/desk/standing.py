"""How the pages stand, in the server: draft, proofed, signed, and what is told of signed pages that are others now."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from banmian.desk.asking import Asking, SetterFault
from banmian.desk.exchange import Json, Signing
from banmian.desk.state import NO_STORIES, in_words
from banmian.diagnostics import Diagnostic


class Standing:
    """What the setter said last of all pages."""

    def __init__(self) -> None:
        self._said = Signing((), ())
        self._pages: dict[int, Json] = {}

    @property
    def told(self) -> tuple[Diagnostic, ...]:
        """Of signed pages that are others now."""
        return self._said.told

    def of(self, number: int, state: Json = NO_STORIES) -> Json:
        """A page's state, in the language that is spoken; `state`: the issue's, for what its stories are called."""
        found = self._pages.get(number) or standing_of({})
        unfit = found["unfit"]
        return {**found, "unfit": in_words([{"hint": None, "file": None, "page": number, **unfit}], state)[0] if unfit else None}

    async def looked_at(self, asking: Asking, out: Path) -> bool:
        """Ask the setter; whether anything is another now. `out`: the folder of outputs."""
        try:
            found: Signing = await asking.ask("signing", out.resolve())
        except SetterFault:
            return False  # the next change tells it
        before, self._said = self._said, found
        self._pages = {number: standing_of(sheet) for sheet in found.sheets for number in sheet["pages"]}
        return found != before


def standing_of(sheet: Mapping[str, Any]) -> Json:
    """The state of a page, of the state of its sheet as the setter tells it: `state` (copy, draft, `proof 2`, signed), who signed
    and when, whether it shows something else since, which pages are signed with it, and why it may not be signed (`unfit`)."""
    state = sheet.get("state", "draft")
    return {
        "state": f"proof {sheet['number']}" if state == "proof" else state,
        "by": sheet.get("by") or None,
        "at": sheet.get("at") or None,
        "changed": sheet.get("changed", False),
        "together": sheet.get("pages", []),
        "unfit": sheet.get("unfit"),
    }
