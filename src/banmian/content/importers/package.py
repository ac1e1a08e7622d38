"""A zipped document before it is opened: how much it unpacks to, and whether it is locked; and what kind of picture bytes are."""

from __future__ import annotations

import zipfile
from io import BytesIO

from banmian.content.importers.reports import Refused
from banmian.phrases import say

LARGEST_FILE = 100_000_000
LARGEST_UNPACKED, LARGEST_TREE = 400_000_000, 40_000_000
MOST_ENTRIES = 5_000
LARGEST_RATIO, UNJUDGED = 200, 5_000_000
"""A tree that unpacks to more than the second number of bytes may not be more than so many times its packed size."""
_HEADS = (
    (b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"II*\0", "tif"), (b"MM\0*", "tif"), (b"GIF8", "gif"), (b"BM", "bmp"),
    (b"%PDF-", "pdf"), (b"\x01\0\0\0", "emf"), (b"\xd7\xcd\xc6\x9a", "wmf"),
)  # fmt: skip


def check_package(data: bytes) -> None:
    """Refuses a package that is damaged, locked, or a trap."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as wrong:
        raise Refused(
            "IMT002", say("the document is damaged: it cannot be unpacked"), say("ask for it again; it may be half sent")
        ) from wrong
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("IMT002", say("the document is locked with a password"), say("open it and save it without one"))
    trees = [entry for entry in entries if entry.filename.endswith((".xml", ".rels"))]
    bombs = [t for t in trees if t.file_size > UNJUDGED and t.file_size > LARGEST_RATIO * max(1, t.compress_size)]
    if (
        bombs
        or len(entries) > MOST_ENTRIES
        or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED
        or any(tree.file_size > LARGEST_TREE for tree in trees)
    ):
        raise Refused(
            "IMT002", say("the document unpacks to more than any article needs"), say("ask where it comes from; save its text anew")
        )


def ending_of(data: bytes, name: str) -> str:
    """A picture's ending by its first bytes; by its name where they say nothing."""
    for head, ending in _HEADS:
        if data.startswith(head):
            return ending
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    found = name.rpartition(".")[2].lower()
    return found if found in ("svg", "emf", "wmf", "wdp") else ""
