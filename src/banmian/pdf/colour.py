"""Inks as colour operators: process inks in DeviceCMYK, one special ink as Separation, several as DeviceN.

Alternates are DeviceCMYK, for proofs and for a press without the ink (docs/rules/print.md, PDF/X: colour). A tint of one
special ink is linear in its look; where inks meet, their looks print over each other: a table of corners, which the format
interpolates, gives just that (colour.printed_over).
"""

from __future__ import annotations

from dataclasses import field
from itertools import product
from typing import Any

from banmian.colour import FULL, PROCESS, Cmyk, Ink, printed_over
from banmian.pdf.objects import Document
from banmian.units import points
from banmian.values import record

Colorant = tuple[str, Cmyk]
"""A plate's name, and how it looks in full."""
Space = tuple[Colorant, ...]
SAMPLE_BITS = 16
SAMPLE_MAX = (1 << SAMPLE_BITS) - 1


def colorants(ink: Ink) -> tuple[tuple[Colorant, int], ...]:
    """The plates of an ink with spots, and their amounts: spots as declared, then the process inks beside them."""
    spots = [((spot.name, spot.cmyk), amount) for spot, amount in ink.spots]
    process = [((name, full(i)), ink.cmyk[i]) for i, name in enumerate(PROCESS) if ink.cmyk[i]]
    return (*spots, *process)


def full(plate: int) -> Cmyk:
    """One process ink in full."""
    c, m, y, k = (FULL if i == plate else 0 for i in range(4))
    return c, m, y, k


def amounts(values: tuple[int, ...]) -> str:
    """Operands, 0 to 1."""
    return " ".join(map(points, values))


@record
class Spaces:
    """The colour spaces of special inks that content streams name so far, in the order of their first use."""

    names: dict[Space, str] = field(default_factory=dict)

    def name(self, ink: Ink) -> str | None:
        """The resource name of an ink's space; None for process inks."""
        if not ink.spots:
            return None
        return self.names.setdefault(tuple(c for c, _ in colorants(ink)), f"Cs{len(self.names) + 1}")

    def embed(self, document: Document) -> dict[str, Any]:
        """Write the spaces; their references by resource name."""
        return {name: document.indirect(space_array(document, space)) for space, name in self.names.items()}

    def digest(self) -> str:
        """The spaces as words; "" where there is none."""
        return repr(list(self.names.items())) if self.names else ""


def space_array(document: Document, space: Space) -> Any:
    """[/Separation …] for one ink, [/DeviceN …] with its /Colorants for several."""
    if len(space) == 1:
        return document.array(separation(space[0]))
    spots = {name: document.array(separation((name, cmyk))) for name, cmyk in space if name not in PROCESS}
    names = document.array([f"/{pdf_name(name)}" for name, _ in space])
    attributes = document.direct({"Colorants": document.direct(spots)})
    return document.array(["/DeviceN", names, "/DeviceCMYK", corners(document, space), attributes])


def separation(colorant: Colorant) -> list[str]:
    """One special ink: its tint function is a straight line from paper to its look."""
    name, cmyk = colorant
    function = f"<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [{amounts(cmyk)}] /N 1 >>"
    return ["/Separation", f"/{pdf_name(name)}", "/DeviceCMYK", function]


def corners(document: Document, space: Space) -> Any:
    """A sampled function with the looks of all corners, each ink at 0 or 1, the first ink varying fastest."""
    table = bytearray()
    for present in product((0, 1), repeat=len(space)):
        looks = [cmyk for (_, cmyk), there in zip(space, reversed(present), strict=True) if there]
        for v in printed_over(looks):
            table += ((v * SAMPLE_MAX + FULL // 2) // FULL).to_bytes(SAMPLE_BITS // 8, "big")
    n = len(space)
    entries = {
        "FunctionType": "0",
        "Domain": f"[{' '.join(['0 1'] * n)}]",
        "Range": "[0 1 0 1 0 1 0 1]",
        "Size": f"[{' '.join(['2'] * n)}]",
        "BitsPerSample": str(SAMPLE_BITS),
    }
    return document.stream(entries, bytes(table))


def pdf_name(name: str) -> str:
    """A name object without its slash: all but letters and digits as #xx."""
    return "".join(ch if ch.isascii() and ch.isalnum() else "".join(f"#{b:02x}" for b in ch.encode()) for ch in name)
