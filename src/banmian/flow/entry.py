"""One thing in a stream, as the optimiser sees it and as it is drawn, and what a stream needs of the layout."""

from __future__ import annotations

from banmian.content.model import Piece
from banmian.display import Frame
from banmian.flow.stream_items import StreamItem
from banmian.template.model import HeadStyle, TextStyle
from banmian.text.prepared import Prepared
from banmian.values import frozen


@frozen
class Entry:
    """One thing in the stream: what the optimiser sees, and what is drawn. `kind`: body, item, subhead, minor, head, gap,
    byline, signature, turned."""

    item: StreamItem
    kind: str
    piece: Piece
    block: int
    prepared: Prepared | None = None
    marker: Prepared | None = None
    marker_at: int = 0
    """Distance from the column's edge to the marker, mp."""


@frozen
class StreamStyle:
    """What a stream needs of the layout: text style, head style of its stories' heads, free lines and rule between them."""

    text: TextStyle
    brief: HeadStyle | None
    between: tuple[int, int]
    leading: int
    title: str
    """The place's name, for messages."""
    signed: bool = False
    """A story's byline ends its text; else the place has an area for it."""
    note: TextStyle | None = None
    """The paper's style of notes; None: notes are set as quotations are."""
    white: int = 0
    """How many further lines of white a subhead may have above it, and a story of a stream; -1: a subhead of level 3 has a line
    less than its style gives it."""
    fill: bool = False
    """Its lines may open further than usual, so that no slot is left over."""
    feather: bool = False
    """A column whose last line is free has that white evenly between its paragraphs."""
    frames: tuple[Frame, ...] = ()
    """The columns' frames, as the slots number them: what stands in a column is its ink."""
