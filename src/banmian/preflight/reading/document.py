"""The document outside its pages: output intents, and a walk over every object that the trailer reaches.

Parsed objects are searched, never raw bytes: a string may hold the word (docs/rules/print.md, Outside judges).
"""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Pdf

from banmian.preflight.facts import Intent
from banmian.preflight.reading.budget import Budget
from banmian.preflight.reading.record import Record
from banmian.preflight.reading.values import (
    decode_stream,
    entries,
    filters,
    get,
    is_dictionary,
    is_stream,
    items,
    name,
    text,
    whole,
)

ACTIONS = (
    "GoTo", "GoToR", "GoToE", "Launch", "Thread", "URI", "Sound", "Movie", "Hide", "Named", "SubmitForm", "ResetForm",
    "ImportData", "JavaScript", "SetOCGState", "Rendition", "Trans", "GoTo3DView", "RichMediaExecute",
)  # fmt: skip
FILTERS = {
    "LZWDecode": "lzw", "LZW": "lzw", "JBIG2Decode": "jbig2", "JPXDecode": "jpx", "Crypt": "crypt",
}  # fmt: skip
_DEPTH = 40
_NUMBERS_ONLY = 64
"""An array whose first items are numbers is looked at no further than this."""


def read_intents(root: Any, budget: Budget) -> tuple[Intent, ...]:
    """The catalog's output intents."""
    found = []
    for entry in items(get(root, "/OutputIntents"), 32):
        if not is_dictionary(entry):
            continue
        profile = get(entry, "/DestOutputProfile")
        header = _header(profile, budget) if is_stream(profile) else None
        count = whole(get(profile, "/N"), -1) if is_stream(profile) else None
        found.append(Intent(
            name(get(entry, "/S")), text(get(entry, "/OutputConditionIdentifier")), text(get(entry, "/Info")),
            text(get(entry, "/RegistryName")), count, header,
        ))  # fmt: skip
    return tuple(found)


def _header(profile: Any, budget: Budget) -> tuple[str, str, int] | None:
    """(device class, colour space, major version) of an ICC profile; empty words where it is none."""
    data = decode_stream(profile, budget, "the output intent's profile")
    if data is None or len(data) < 128 or data[36:40] != b"acsp":
        return "", "", 0
    return data[12:16].decode("latin-1").strip(), data[16:20].decode("latin-1").strip(), data[8]


def walk(pdf: Pdf, record: Record) -> None:
    """Every dictionary and stream that is reached from the catalog or Info, each once."""
    todo: list[tuple[Any, str, int]] = [(get(pdf.trailer, "/Root"), "catalog", 0), (get(pdf.trailer, "/Info"), "Info", 0)]
    seen: set[tuple[int, int]] = set()
    while todo:
        value, where, depth = todo.pop()
        record.budget.thing()
        if isinstance(value, pikepdf.Array):
            if depth < _DEPTH:
                todo += [(v, where, depth + 1) for v in _structured(value)]
            continue
        if not is_dictionary(value):
            continue
        key = value.objgen
        if key[0]:
            if key in seen:
                continue
            seen.add(key)
        _look(value, where, record)
        if depth < _DEPTH or key[0]:
            below = 0 if key[0] else depth + 1
            todo += [(v, k[1:] if key[0] else f"{where}{k}", below) for k, v in entries(value) if isinstance(v, pikepdf.Object)]


def _structured(array: Any) -> list[Any]:
    """The items of an array that may lead on; widths and coordinates do not."""
    head = items(array, _NUMBERS_ONLY)
    if len(head) == _NUMBERS_ONLY and not any(is_dictionary(v) for v in head):
        return []
    return [v for v in items(array, 20_000) if isinstance(v, (pikepdf.Array, pikepdf.Dictionary, pikepdf.Stream))]


def _look(value: Any, where: str, record: Record) -> None:
    """What rules forbid in any object."""
    kind, subtype = name(get(value, "/Type")), name(get(value, "/Subtype"))
    action = name(get(value, "/S"))
    if action == "JavaScript" or get(value, "/JS") is not None:
        record.use("javascript", where)
    elif action in ACTIONS and kind in ("", "Action") and get(value, "/P") is None:
        record.use("action", f"{where}: {action}")
    for key in ("/AA", "/OpenAction"):
        held = get(value, key)
        if is_dictionary(held):
            record.use("action", f"{where}{key}")
    if kind in ("EmbeddedFile", "Filespec", "F") or get(value, "/EF") is not None or get(value, "/EmbeddedFiles") is not None:
        record.use("embedded", where)
    if kind == "Catalog":
        _catalog(value, record)
    if kind == "Page" and get(value, "/SeparationInfo") is not None:
        record.use("pre-separated", where)
    if get(value, "/OPI") is not None:
        record.use("opi", where)
    if subtype == "TrapNet":
        record.use("trapnet", where)
    if is_stream(value):
        _stream(value, where, record)


def _catalog(root: Any, record: Record) -> None:
    form = get(root, "/AcroForm")
    if is_dictionary(form):
        record.use("form" if items(get(form, "/Fields"), 1) else "form-empty", "AcroForm")
        if get(form, "/XFA") is not None:
            record.use("form", "XFA")
    if get(root, "/OCProperties") is not None:
        record.use("layer", "OCProperties")
    if get(root, "/NeedsRendering") is True:
        record.use("form", "NeedsRendering")


def _stream(value: Any, where: str, record: Record) -> None:
    if get(value, "/F") is not None:
        record.use("external", where)
    for word in filters(value):
        if word in FILTERS:
            record.use(FILTERS[word], where)
