"""Pages: their boxes with the digits as written, annotations and their appearances, and the run of their contents."""

from __future__ import annotations

from typing import Any

from pikepdf import Page, Pdf

from banmian.preflight.facts import Annotation, Boxes, PageFacts
from banmian.preflight.reading.machine import Machine
from banmian.preflight.reading.objects import add_group, matrix_of
from banmian.preflight.reading.operators import OPERATORS
from banmian.preflight.reading.record import Record, Scene
from banmian.preflight.reading.state import Bounds, State, product, spread
from banmian.preflight.reading.values import BROKEN, entries, get, is_dictionary, is_stream, items, name, number, numbers, whole

_PARENTS = 50
_HIDDEN = 2 | 32
"""Annotation flags Hidden and NoView."""
MOST_PAGES = 2_000


def inherited(page: Any, key: str) -> Any:
    """An entry of the page or of the nodes above it."""
    node = page
    for _ in range(_PARENTS):
        held = get(node, key)
        if held is not None or not is_dictionary(node):
            return held
        node = get(node, "/Parent")
    return None


def box(page: Any, key: str, inherit: bool = False) -> Bounds | None:
    """A box with its corners in order; None where it is absent or no rectangle."""
    found = numbers(inherited(page, key) if inherit else get(page, key), 4)
    if found is None:
        return None
    x0, y0, x1, y1 = found
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def boxes_of(page: Any) -> Boxes:
    return Boxes(
        box(page, "/MediaBox", True), box(page, "/CropBox", True), box(page, "/BleedBox"), box(page, "/TrimBox"),
        box(page, "/ArtBox"), whole(inherited(page, "/Rotate")), number(get(page, "/UserUnit"), 1.0),
    )  # fmt: skip


def read_pages(pdf: Pdf, record: Record, out: list[PageFacts]) -> None:
    """All pages, in order, onto `out`: each has its facts, though the budget ends or something in it is broken."""
    labelled = get(pdf.Root, "/PageLabels") is not None
    for index, page in enumerate(pdf.pages):
        if index >= MOST_PAGES:
            record.budget.miss(f"pages after {MOST_PAGES}")
            return
        read_page(page.obj, index + 1, record, out, label_of(page) if labelled else "")


def label_of(page: Page) -> str:
    try:
        return str(page.label)[:40]
    except BROKEN:
        return ""


def read_page(page: Any, number_: int, record: Record, out: list[PageFacts], label: str) -> None:
    """One page, onto `out`."""
    boxes = boxes_of(page)
    finished = boxes.finished
    scene = Scene(number_, finished)
    resources = inherited(page, "/Resources")
    state = State()
    if boxes.media is not None:
        state.clip = boxes.media
    machine = Machine(record, scene, resources if is_dictionary(resources) else None, state, OPERATORS)
    before = len(record.marks)
    notes: list[Annotation] = []
    try:
        _run(page, machine, notes, before)
    except BROKEN as wrong:
        record.budget.miss(f"page {number_}: {type(wrong).__name__}")
    finally:
        out.append(PageFacts(number_, boxes, machine.count, len(record.marks) - before, tuple(notes), label))


def _run(page: Any, machine: Machine, notes: list[Annotation], before: int) -> None:
    """Contents, the page's group, annotations."""
    record, scene = machine.record, machine.scene
    contents = get(page, "/Contents")
    if contents is not None:
        machine.run(contents, f"page {scene.page}")
    group = get(page, "/Group")
    if name(get(group, "/S")) == "Transparency":
        needed = any(mark.see_through for mark in record.marks[before:])
        add_group(machine, group, "the page", needed)
    for note in items(get(page, "/Annots"), 2_000):
        if is_dictionary(note):
            notes.append(_annotation(note, scene, machine))


def _annotation(note: Any, scene: Scene, machine: Machine) -> Annotation:
    """What it is and where; its normal appearance is run."""
    found = box(note, "/Rect") or (0.0, 0.0, 0.0, 0.0)
    flags = whole(get(note, "/F"))
    appearance = get(get(note, "/AP"), "/N")
    streams = [appearance] if is_stream(appearance) else [v for _, v in entries(appearance, 16) if is_stream(v)]
    if not flags & _HIDDEN:
        for stream in streams:
            _appearance(stream, found, scene, machine)
    return Annotation(scene.page, name(get(note, "/Subtype")), scene.rect(found), bool(flags & _HIDDEN))


def _appearance(stream: Any, rect: Bounds, scene: Scene, machine: Machine) -> None:
    """Its bounding box is brought onto the annotation's rectangle."""
    stack = machine.deeper(stream)
    if stack is None:
        return
    own = matrix_of(stream)
    found = numbers(get(stream, "/BBox"), 4) or (0.0, 0.0, 1.0, 1.0)
    x0, y0, x1, y1 = spread(own, *found)
    across = (rect[2] - rect[0]) / (x1 - x0) if x1 > x0 else 1.0
    down = (rect[3] - rect[1]) / (y1 - y0) if y1 > y0 else 1.0
    onto = (across, 0.0, 0.0, down, rect[0] - x0 * across, rect[1] - y0 * down)
    state = State(ctm=product(own, onto), clip=rect)
    inner = machine.nested(scene.inside("annotation"), get(stream, "/Resources"), state, stack)
    inner.run(stream, f"an annotation on page {scene.page}")
    group = get(stream, "/Group")
    if name(get(group, "/S")) == "Transparency":
        add_group(inner, group, "an annotation", False)
