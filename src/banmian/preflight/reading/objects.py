"""What a stream's operators lead to: forms, pictures, patterns, shadings, soft masks, and the entries of a graphics state."""

from __future__ import annotations

import math
from typing import Any

import pikepdf

from banmian.phrases import say
from banmian.preflight.facts import Group
from banmian.preflight.painted import Colour, ImagePart, Space
from banmian.preflight.reading.images import read_image
from banmian.preflight.reading.machine import Machine, fresh
from banmian.preflight.reading.outline import ends, reaches
from banmian.preflight.reading.spaces import read_space
from banmian.preflight.reading.state import IDENTITY, Matrix, at, meet, product, spread
from banmian.preflight.reading.values import get, is_dictionary, is_stream, items, name, number, numbers, whole
from banmian.preflight.reading.values import label as label_of

_TRANSPARENT_BLEND = ("Normal", "Compatible")


def matrix_of(owner: Any) -> Matrix:
    found = numbers(get(owner, "/Matrix"), 6)
    return (found[0], found[1], found[2], found[3], found[4], found[5]) if found else IDENTITY


def do_xobject(m: Machine, operands: Any) -> None:
    if not len(operands):
        return
    stream = m.resource("/XObject", operands[0])
    kind = name(get(stream, "/Subtype"))
    label = label_of(operands[0])
    if get(stream, "/OC") is not None:
        m.record.use("layer", label, m.scene.page)
    if get(stream, "/OPI") is not None:
        m.record.use("opi", label, m.scene.page)
    if kind == "Image":
        _picture(m, stream, label)
    elif kind == "Form":
        _form(m, stream, label)
    elif kind == "PS":
        m.record.use("postscript", label, m.scene.page)
    elif stream is None:
        m.record.use("resource", say("{name} is not among the resources", name=label), m.scene.page)


def _picture(m: Machine, stream: Any, label: str) -> None:
    key = m.record.image(stream, m.resources, label)
    _placed(m, key)
    alternates = items(get(stream, "/Alternates"), 16)
    if alternates:
        prints = any(get(a, "/DefaultForPrinting") is True for a in alternates)
        m.record.use("alternate" if prints else "alternate-idle", label, m.scene.page)
    mask = get(stream, "/SMask")
    if is_stream(mask):
        m.record.use("soft-mask-image", label, m.scene.page, m.scene.rect(spread(m.state.ctm, 0, 0, 1, 1)))


def inline_picture(m: Machine, instruction: Any) -> None:
    """BI ... EI, whose dictionary has pikepdf's long names."""
    try:
        picture = instruction.iimage.obj
    except (AttributeError, ValueError, TypeError, RuntimeError, pikepdf.PdfError, NotImplementedError):
        m.record.budget.miss(f"page {m.scene.page}: an inline picture")
        return
    image = read_image(picture, m.resources, "inline")
    if any(f.startswith("LZW") for f in image.filters):
        m.record.use("lzw", "an inline picture", m.scene.page)
    if len(m.record.images) < 20_000:
        m.record.images.append(image)
        _placed(m, len(m.record.images) - 1)


def _placed(m: Machine, key: int) -> None:
    image, ctm = m.record.images[key], m.state.ctm
    wide, high = math.hypot(ctm[0], ctm[1]), math.hypot(ctm[2], ctm[3])
    bounds = spread(ctm, 0, 0, 1, 1)
    across = image.width * 72 / wide if wide else 0.0
    down = image.height * 72 / high if high else 0.0
    low, most = sorted((across, down))
    mirrored = ctm[0] * ctm[3] - ctm[1] * ctm[2] < 0
    part = ImagePart(key, low, most / low if low else 1.0, mirrored, m.scene.rect(bounds))
    if image.space is not None:
        m.record.space(m.scene.page, "an image", image.space, m.scene.rect(bounds))
    fill = m.state.fill if image.stencil else None
    if fill is not None:
        m.record.space(m.scene.page, "an image mask", fill.space)
    corners = [at(ctm, x, y) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
    beyond = ends([corners], m.scene.trim, m.state.clip) if reaches(bounds, m.scene.trim) else ()
    m.record.paint(m.scene, m.state, "image", bounds, fill=fill, sure=True, image=part, ends=beyond)


def _form(m: Machine, stream: Any, label: str) -> None:
    if get(stream, "/Ref") is not None:
        m.record.use("reference", label, m.scene.page)
    if get(stream, "/PS") is not None or name(get(stream, "/Subtype2")) == "PS":
        m.record.use("postscript", label, m.scene.page)
    stack = m.deeper(stream)
    if stack is None:
        return
    state = m.state.copy()
    state.ctm = product(matrix_of(stream), state.ctm)
    box = numbers(get(stream, "/BBox"), 4)
    if box:
        state.clip = meet(state.clip, spread(state.ctm, *box))
    group = get(stream, "/Group")
    transparent = name(get(group, "/S")) == "Transparency"
    isolated = transparent and (get(group, "/I") is True or get(group, "/K") is True)
    through = transparent and m.state.see_through
    if transparent:
        state.alpha, state.blend, state.mask = (1.0, 1.0), "Normal", False
    resources = get(stream, "/Resources")
    context = "form" if m.scene.context == "page" else m.scene.context
    scene = m.scene.inside(context, isolated, through)
    before = len(m.record.marks)
    inner = m.nested(scene, resources if is_dictionary(resources) else m.resources, state, stack)
    inner.run(stream, f"form {label} on page {m.scene.page}")
    if transparent:
        needed = through or any(mark.see_through for mark in m.record.marks[before:])
        add_group(m, group, f"form {label}", needed)


def add_group(m: Machine, group: Any, where: str, needed: bool, mask: str = "") -> None:
    """A transparency group with its blending space."""
    held = get(group, "/CS")
    space = read_space(held, m.resources) if held is not None else None
    made = Group(m.scene.page, where, space, get(group, "/I") is True, get(group, "/K") is True, needed, mask)
    if made not in m.record.groups[-200:]:
        m.record.group(made)


def set_state(m: Machine, entries: Any, label: str) -> None:
    """The entries of an ExtGState that rules speak of."""
    if not is_dictionary(entries):
        m.record.use("resource", say("{name} is not among the resources", name=label), m.scene.page)
        return
    state = m.state
    strokes, fills = get(entries, "/OP"), get(entries, "/op")
    over_fill, over_stroke, mode = state.over
    if isinstance(strokes, bool):
        over_stroke = strokes
        over_fill = strokes if fills is None else over_fill
    if isinstance(fills, bool):
        over_fill = fills
    mode = whole(get(entries, "/OPM"), mode)
    state.over = (over_fill, over_stroke, mode)
    state.alpha = number(get(entries, "/CA"), state.alpha[0]), number(get(entries, "/ca"), state.alpha[1])
    if get(entries, "/LW") is not None:
        state.width = number(get(entries, "/LW"), state.width)
    _blend(m, entries)
    font = items(get(entries, "/Font"), 2)
    if len(font) == 2 and is_dictionary(font[0]):
        state.text.font, state.text.size = m.record.font(font[0], m.scene.page), number(font[1])
    for key, what in (("/TR", "transfer"), ("/HTP", "halftone-phase")):
        if get(entries, key) is not None and not (key == "/TR" and name(get(entries, key)) == "Identity"):
            m.record.use(what, label, m.scene.page)
    if get(entries, "/TR2") is not None and name(get(entries, "/TR2")) != "Default":
        m.record.use("transfer", label, m.scene.page)
    _halftone(m, get(entries, "/HT"), label)


def _blend(m: Machine, entries: Any) -> None:
    """Blend mode, alpha and soft mask; each is a use for standards that allow none."""
    state, page = m.state, m.scene.page
    modes = [name(v) for v in items(get(entries, "/BM"), 16)]
    if modes:
        state.blend = modes[0]
        if modes[0] not in _TRANSPARENT_BLEND:
            m.record.use("blend", modes[0], page)
    for key in ("/CA", "/ca"):
        if get(entries, key) is not None and number(get(entries, key), 1.0) != 1:
            m.record.use("alpha", f"{key[1:]} {number(get(entries, key)):g}", page)
    mask = get(entries, "/SMask")
    if isinstance(mask, pikepdf.Name):
        state.mask = False
    elif is_dictionary(mask):
        state.mask = True
        m.record.use("soft-mask", "a graphics state's soft mask", page)
        _mask_group(m, mask)


def _mask_group(m: Machine, mask: Any) -> None:
    form = get(mask, "/G")
    if not is_stream(form):
        return
    stack = m.deeper(form)
    if stack is None:
        return
    inner_state = fresh(m.state, product(matrix_of(form), m.state.ctm))
    resources = get(form, "/Resources")
    inner = m.nested(m.scene.inside("mask"), resources if is_dictionary(resources) else m.resources, inner_state, stack)
    inner.run(form, f"soft mask on page {m.scene.page}")
    add_group(m, get(form, "/Group"), "soft mask", True, name(get(mask, "/S")))


def _halftone(m: Machine, halftone: Any, label: str) -> None:
    if not is_dictionary(halftone):
        return
    if whole(get(halftone, "/HalftoneType")) not in (1, 5):
        m.record.use("halftone", f"{label}: type {whole(get(halftone, '/HalftoneType'))}", m.scene.page)
    if get(halftone, "/HalftoneName") is not None:
        m.record.use("halftone", f"{label}: a named screen", m.scene.page)


def tile(m: Machine, key: Any, space: Space, stroke: bool) -> None:
    """Select a pattern: its own paint counts, each pattern once a page."""
    pattern = m.resource("/Pattern", key)
    under = Colour(Space("Pattern", space.leaves, space.count, space.colorants))
    if stroke:
        m.state.stroke = under
    else:
        m.state.fill = under
    if whole(get(pattern, "/PatternType")) == 2:
        _shading(m, get(pattern, "/Shading"))
        set_pattern_state(m, pattern, label_of(key))
        return
    if not is_stream(pattern) or not m.record.first((m.scene.page, "pattern", label_of(key), pattern.objgen)):
        return
    stack = m.deeper(pattern)
    if stack is None:
        return
    inner = m.nested(
        m.scene.inside("pattern"), get(pattern, "/Resources"), fresh(m.state, product(matrix_of(pattern), m.base)), stack
    )
    inner.uncoloured = whole(get(pattern, "/PaintType"), 1) == 2
    inner.run(pattern, f"pattern {label_of(key)} on page {m.scene.page}")


def set_pattern_state(m: Machine, pattern: Any, label: str) -> None:
    """A shading pattern's own graphics state counts too."""
    entries = get(pattern, "/ExtGState")
    if is_dictionary(entries):
        kept = m.state.copy()
        set_state(m, entries, label)
        m.state = kept


def shade(m: Machine, operands: Any) -> None:
    """sh paints a shading over the clip."""
    shading = m.resource("/Shading", operands[0]) if len(operands) else None
    _shading(m, shading)
    x0, y0, x1, y1 = clip = m.state.clip
    beyond = ends([[(x0, y0), (x1, y0), (x1, y1), (x0, y1)]], m.scene.trim, clip) if reaches(clip, m.scene.trim) else ()
    m.record.paint(m.scene, m.state, "shading", clip, ends=beyond)


def _shading(m: Machine, shading: Any) -> None:
    held = get(shading, "/ColorSpace")
    if held is not None:
        m.record.space(m.scene.page, "a shading", read_space(held, m.resources))
