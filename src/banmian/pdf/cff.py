"""A face's CFF table made ready for a PDF: only the used glyphs, CID-keyed, each glyph's CID = its id in the face.

Source: Adobe Technical Note 5176 (Compact Font Format). Why: readers take a CIDFontType0C's code through the charset
if the table is CID-keyed and as a glyph index if it is name-keyed; Noto's CIDs are not its glyph ids; and a HarfBuzz
subset with kept ids carries an outline for each glyph that is left out. A charset of our own ends all three.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from banmian.values import frozen

Dict = list[tuple[int, bytes]]
"""A DICT: (operator, its operands as stored); a two-byte operator 12 x is 0x0c00 | x."""

CHARSET, ENCODING, CHARSTRINGS, PRIVATE, SUBRS = 15, 16, 17, 18, 19
ROS, CID_COUNT, FD_ARRAY, FD_SELECT = 0x0C1E, 0x0C22, 0x0C24, 0x0C25


@frozen
class Index:
    """An INDEX within `data`: `count` objects, their offsets `size` bytes each, `base` the byte before the first."""

    data: bytes
    start: int
    count: int
    size: int
    base: int

    @staticmethod
    def at(data: bytes, start: int) -> Index:
        count = int.from_bytes(data[start : start + 2], "big")
        size = data[start + 2] if count else 0
        return Index(data, start, count, size, start + 2 + (count + 1) * size if count else start + 1)

    def offset(self, i: int) -> int:
        at = self.start + 3 + i * self.size
        return self.base + int.from_bytes(self.data[at : at + self.size], "big")

    def __getitem__(self, i: int) -> bytes:
        return self.data[self.offset(i) : self.offset(i + 1)]

    @property
    def end(self) -> int:
        return self.offset(self.count) if self.count else self.start + 2

    @property
    def raw(self) -> bytes:
        return self.data[self.start : self.end]


def write_index(items: Sequence[bytes]) -> bytes:
    """An INDEX of these objects."""
    if not items:
        return b"\0\0"
    ends = [1]
    for item in items:
        ends.append(ends[-1] + len(item))
    size = (ends[-1].bit_length() + 7) // 8
    head = struct.pack(">HB", len(items), size)
    return head + b"".join(e.to_bytes(size, "big") for e in ends) + b"".join(items)


def read_dict(data: bytes) -> Dict:
    """The DICT's entries in order."""
    out: Dict = []
    at = start = 0
    while at < len(data):
        b = data[at]
        if b <= 21:
            wide = b == 12
            out.append((0x0C00 | data[at + 1] if wide else b, data[start:at]))
            at = start = at + (2 if wide else 1)
        elif b == 30:  # a real number: nibbles until 0xf
            at += 1
            while data[at] & 0xF != 0xF and data[at] >> 4 != 0xF:
                at += 1
            at += 1
        else:
            at += {28: 3, 29: 5}.get(b, 1 if b < 247 else 2)
    return out


def integers(operands: bytes) -> list[int]:
    """Integer operands of a DICT entry."""
    out, at = [], 0
    while at < len(operands):
        b = operands[at]
        if b == 28:
            out.append(int.from_bytes(operands[at + 1 : at + 3], "big", signed=True))
            at += 3
        elif b == 29:
            out.append(int.from_bytes(operands[at + 1 : at + 5], "big", signed=True))
            at += 5
        elif b < 247:
            out.append(b - 139)
            at += 1
        else:
            low = operands[at + 1]
            out.append((b - 247) * 256 + low + 108 if b < 251 else -(b - 251) * 256 - low - 108)
            at += 2
    return out


def number(value: int) -> bytes:
    """An integer operand in five bytes, whatever its value: a DICT's length must not hang on its offsets."""
    return b"\x1d" + struct.pack(">i", value)


def write_dict(entries: Dict) -> bytes:
    return b"".join(ops + (bytes((12, op & 0xFF)) if op > 0xFF else bytes((op,))) for op, ops in entries)


def private_of(data: bytes, entries: Dict) -> tuple[bytes, int]:
    """A font's Private DICT with its local subroutines behind it, and the DICT's own length."""
    size, start = integers(dict(entries)[PRIVATE])
    private = read_dict(data[start : start + size])
    subrs = dict(private).get(SUBRS)
    if subrs is None:
        return data[start : start + size], size
    index = Index.at(data, start + integers(subrs)[0]).raw
    kept = [(op, ops) for op, ops in private if op != SUBRS]
    length = len(write_dict(kept)) + 6  # the new Subrs entry: a five-byte number and its operator
    return write_dict([*kept, (SUBRS, number(length))]) + index, length


def fd_of(data: bytes, start: int, glyphs: int, gids: Sequence[int]) -> list[int]:
    """The font DICT of each glyph, from an FDSelect of format 0 or 3."""
    if data[start] == 0:
        return [data[start + 1 + g] for g in gids]
    count = int.from_bytes(data[start + 1 : start + 3], "big")
    ranges = [struct.unpack_from(">HB", data, start + 3 + 3 * i) for i in range(count)]
    firsts = [first for first, _ in ranges] + [glyphs]
    out, at = [], 0
    for gid in gids:
        while firsts[at + 1] <= gid:
            at += 1
        out.append(ranges[at][1])
    return out


def fd_select(fds: Sequence[int]) -> bytes:
    """FDSelect format 3 for the new glyph order."""
    ranges = [(i, fd) for i, fd in enumerate(fds) if i == 0 or fds[i - 1] != fd]
    body = b"".join(struct.pack(">HB", first, fd) for first, fd in ranges)
    return b"\x03" + struct.pack(">H", len(ranges)) + body + struct.pack(">H", len(fds))


def cid_keyed(data: bytes, gids: Sequence[int], name: str) -> bytes:
    """The CFF table with the glyphs `gids` (ascending, 0 first) alone, CID-keyed, CID = glyph id, named `name`."""
    names = Index.at(data, data[2])
    tops = Index.at(data, names.end)
    strings = Index.at(data, tops.end)
    subrs = Index.at(data, strings.end)
    top = read_dict(tops[0])
    entry = dict(top)
    outlines = Index.at(data, integers(entry[CHARSTRINGS])[0])
    if ROS in entry:
        fonts = Index.at(data, integers(entry[FD_ARRAY])[0])
        dicts = [read_dict(fonts[i]) for i in range(fonts.count)]
        fds = fd_of(data, integers(entry[FD_SELECT])[0], outlines.count, gids)
    else:
        dicts, fds = [[(PRIVATE, entry[PRIVATE])]], [0] * len(gids)
    added = [strings[i] for i in range(strings.count)] + [b"Adobe", b"Identity"]
    sid = 391 + strings.count  # 391 standard strings come first
    dropped = {ROS, CID_COUNT, CHARSET, ENCODING, CHARSTRINGS, PRIVATE, FD_ARRAY, FD_SELECT}
    kept: Dict = [(ROS, number(sid) + number(sid + 1) + number(0))]
    kept += [(op, ops) for op, ops in top if op not in dropped]
    kept += [(CID_COUNT, number(gids[-1] + 1))]
    charset = b"\0" + struct.pack(f">{len(gids) - 1}H", *gids[1:])
    blocks = [charset, fd_select(fds), write_index([outlines[g] for g in gids])]
    head = data[:2] + b"\x04" + data[3:4] + write_index([name.encode("ascii")])  # a header is four bytes long
    placed = [([e for e in entries if e[0] != PRIVATE], *private_of(data, entries)) for entries in dicts]
    return _assembled(head, kept, write_index(added) + subrs.raw, blocks, placed)


def _assembled(
    head: bytes, top: Dict, middle: bytes, blocks: Sequence[bytes], privates: Sequence[tuple[Dict, bytes, int]]
) -> bytes:
    """The parts in file order, with their offsets written into the DICTs."""
    offsets: Dict = [(op, number(0)) for op in (CHARSET, FD_SELECT, CHARSTRINGS, FD_ARRAY)]
    at = len(head) + len(write_index([write_dict(top + offsets)])) + len(middle)
    for i, block in enumerate(blocks):
        offsets[i] = (offsets[i][0], number(at))
        at += len(block)
    fonts = []
    for kept, private, length in privates:
        fonts.append(write_dict([*kept, (PRIVATE, number(length) + number(at))]))
        at += len(private)
    offsets[-1] = (FD_ARRAY, number(at))
    start = head + write_index([write_dict(top + offsets)]) + middle
    return start + b"".join(blocks) + b"".join(private for _, private, _ in privates) + write_index(fonts)
