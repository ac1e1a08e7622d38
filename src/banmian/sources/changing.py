"""An edit of a YAML text: the part between two marks is exchanged, all other characters stay (decision 0127).

The result is read again. It must be the old value with the edit and nothing else, or the edit is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from banmian.sources.comment_columns import kept_columns
from banmian.sources.document import Loc
from banmian.sources.edits import Edit, EditError
from banmian.sources.marks import Marked, Plain, marked
from banmian.sources.plain_edits import expected, position, same
from banmian.sources.written import entry_text, scalar_text, value_text
from banmian.values import frozen


@frozen
class Cut:
    """From `start` up to `end` of a text, `new` in their place."""

    start: int
    end: int
    new: str


def changed_yaml(text: str, *edits: Edit) -> str:
    """The YAML text after the edits, one after the other. EditError where one cannot be made, or would change more than it says."""
    for together in _together(edits):
        text = _changed(text, together)
    return text


def _together(edits: Sequence[Edit]) -> Iterator[tuple[Edit, ...]]:
    """The edits in their order, those that cannot touch one another together, so that the text is read once for all of them:
    values exchanged at paths that do not lie in one another, and keys renamed (as many at once may exchange their names)."""
    run: list[Edit] = []
    for edit in edits:
        if run and not (run[0].op == edit.op and edit.op in ("set", "key") and not any(_meet(edit, other) for other in run)):
            yield tuple(run)
            run = []
        run.append(edit)
    if run:
        yield tuple(run)


def _meet(one: Edit, other: Edit) -> bool:
    """Whether the path of one lies in that of the other."""
    shorter = min(len(one.at), len(other.at))
    return one.at[:shorter] == other.at[:shorter]


def _changed(text: str, edits: tuple[Edit, ...]) -> str:
    """The text after edits that do not touch one another."""
    tree = marked(text)
    if tree is None:
        raise EditError(edits[0], "unreadable")
    cuts: list[Cut] = []
    for edit in edits:
        _check_old(tree, edit)
        cuts += _Cutter(text, tree, edit).cuts()
    result = kept_columns(text, tree, [(c.start, c.end, c.new) for c in cuts])
    now = marked(result)
    if now is None or not same(now.plain(), expected(tree.plain(), *edits)):
        raise EditError(edits[0], "more")
    return result


def _check_old(tree: Marked, edit: Edit) -> None:
    """The value is there (for `add`: is not), and is the one that the edit expects."""
    node = tree.at(edit.at)
    if edit.op == "add":
        parent = tree.at(edit.at[:-1])
        if parent is None:
            raise EditError(edit, "missing")
        if parent.kind == "mapping" and node is not None:
            raise EditError(edit, "changed")
        return
    if node is None:
        raise EditError(edit, "missing")
    if edit.old is not None and node.plain() != edit.old:
        raise EditError(edit, "changed")


class _Cutter:
    """Finds what of a text is to be exchanged for an edit."""

    def __init__(self, text: str, tree: Marked, edit: Edit) -> None:
        self.text, self.tree, self.edit = text, tree, edit
        self.line_end = "\r\n" if "\r\n" in text else "\n"

    def cuts(self) -> list[Cut]:
        if not self.edit.at:
            raise EditError(self.edit, "unwritable")
        if self.edit.op == "set":
            return [self.set_to(self.edit.at, self.edit.new)]
        if self.edit.op == "order":
            return self.ordered()
        if self.edit.op == "add":
            return [self.added()]
        if self.edit.op == "remove":
            return [self.removed()]
        if self.edit.op == "key":
            return [self.renamed()]
        raise EditError(self.edit, "unwritable")

    def node(self, at: Loc) -> Marked:
        found = self.tree.at(at)
        assert found is not None  # looked for before
        return found

    def in_brackets(self, at: Loc) -> bool:
        """Whether what stands at the path stands within brackets."""
        return any(self.node(at[:n]).in_brackets for n in range(len(at)))

    def set_to(self, at: Loc, value: Plain | None) -> Cut:
        node, flow = self.node(at), self.in_brackets(at)
        if value is None or (node.kind != "scalar" and not node.in_brackets):
            raise EditError(self.edit, "unwritable")
        if isinstance(value, str) and node.kind == "scalar":
            new = scalar_text(value, flow, node.style if node.style in ("'", '"') else "")
        else:
            new = value_text(value, flow)
        return Cut(node.start, node.end, f" {new}" if node.is_empty else new)

    def renamed(self) -> Cut:
        *steps, last = self.edit.at
        parent = self.node(tuple(steps))
        k = parent.index(last)
        if parent.kind != "mapping" or k is None:
            raise EditError(self.edit, "unwritable")
        key = parent.keys[k]
        return Cut(key.start, key.end, scalar_text(str(self.edit.new), True, key.style if key.style in ("'", '"') else ""))

    def ordered(self) -> list[Cut]:
        node, new = self.node(self.edit.at), self.edit.new
        if node.kind != "sequence" or not isinstance(new, list):
            raise EditError(self.edit, "unwritable")
        left = list(node.items)
        cuts = []
        for slot, wanted in zip(node.items, new, strict=False):
            item = next((one for one in left if one.plain() == wanted), None)
            if item is None:
                raise EditError(self.edit, "changed")
            left.remove(item)
            cuts.append(Cut(slot.start, slot.end, self.text[item.start : item.end]))
        return [cut for cut in cuts if self.text[cut.start : cut.end] != cut.new]

    def added(self) -> Cut:
        *steps, last = self.edit.at
        parent, flow = self.node(tuple(steps)), self.in_brackets(self.edit.at)
        new = self.edit.new if self.edit.new is not None else ""
        if parent.is_empty and steps:
            return Cut(parent.start, parent.end, " {" + entry_text(str(last), new, True) + "}")
        written = value_text(new, flow) if parent.kind == "sequence" else entry_text(str(last), new, flow)
        k = last if parent.kind == "sequence" and isinstance(last, int) else self.position(parent)
        if not parent.items:
            if not parent.in_brackets:
                raise EditError(self.edit, "unwritable")
            return Cut(parent.start + 1, parent.start + 1, written)
        if parent.in_brackets:
            return self.beside(parent, k, written)
        return self.on_a_line(parent, k, written)

    def position(self, parent: Marked) -> int:
        """Before which item of a mapping the new one stands."""
        return position([str(key.value) for key in parent.keys], self.edit)

    def beside(self, parent: Marked, k: int, written: str) -> Cut:
        """In brackets: before item k, or after the last one."""
        if k < len(parent.items):
            at = _begin(parent, k)
            return Cut(at, at, f"{written}, ")
        at = parent.items[-1].end
        return Cut(at, at, f", {written}")

    def on_a_line(self, parent: Marked, k: int, written: str) -> Cut:
        """In a block: on a line of its own before item k of a list, below the one before it of a mapping, or below the last one."""
        first = _begin(parent, 0)
        line = self.text.rfind("\n", 0, first) + 1
        if parent.kind == "sequence":
            dash = self.text.rfind("-", line, first)
            indent, written = self.text[line:dash], f"- {written}"
        else:
            before = self.text[line:first]
            indent = before if not before.strip() else " " * len(before)
        if indent.strip():
            raise EditError(self.edit, "unwritable")
        if parent.kind == "sequence" and 0 < k < len(parent.items):
            at = self.text.rfind("\n", 0, _begin(parent, k)) + 1
            return Cut(at, at, f"{indent}{written}{self.line_end}")
        if k == 0:
            at = line + len(indent)
            return Cut(at, at, f"{written}{self.line_end}{indent}")
        behind = parent.items[k - 1].end
        end = behind - 1 if self.text[behind - 1 : behind] == "\n" else self.text.find("\n", behind)  # so ends a text of lines
        if end < 0:
            return Cut(len(self.text), len(self.text), f"{self.line_end}{indent}{written}")
        return Cut(end + 1, end + 1, f"{indent}{written}{self.line_end}")

    def removed(self) -> Cut:
        *steps, last = self.edit.at
        parent = self.node(tuple(steps))
        k = parent.index(last)
        assert k is not None
        if len(parent.items) == 1:
            if parent.in_brackets:
                return Cut(parent.start + 1, parent.end - 1, "")
            if not steps:
                raise EditError(self.edit, "unwritable")
            before = len(self.text[: parent.start].rstrip(" \t\r\n-" if parent.kind == "sequence" else " \t\r\n"))
            return self.without_comment(Cut(before, parent.end, " {}" if parent.kind == "mapping" else " []"))
        if parent.in_brackets:
            begin, end = _begin(parent, k), parent.items[k].end
            cut = Cut(begin, _begin(parent, k + 1), "") if k + 1 < len(parent.items) else Cut(parent.items[k - 1].end, end, "")
            return self.without_comment(cut)
        return self.line_removed(parent, k)

    def line_removed(self, parent: Marked, k: int) -> Cut:
        begin = _begin(parent, k)
        line = self.text.rfind("\n", 0, begin) + 1
        own = not self.text[line:begin].strip(" \t-" if parent.kind == "sequence" else " \t")
        if not own or (parent.kind == "sequence" and self.text[line:begin].count("-") != 1):  # after the hyphen of a list's item
            if k + 1 == len(parent.items):
                raise EditError(self.edit, "unwritable")
            return self.without_comment(Cut(begin, _begin(parent, k + 1), ""))
        end = self.text.find("\n", parent.items[k].end)
        if end >= 0:
            return Cut(line, end + 1, "")
        before = line - len(self.line_end)
        return Cut(max(0, before), len(self.text), "")

    def without_comment(self, cut: Cut) -> Cut:
        """The cut, where it takes no comment along."""
        lines = self.text[cut.start : cut.end].split("\n")
        inside = [n for n in self.tree.scalars() if n.start < cut.end and cut.start < n.end]
        at = cut.start
        for line in lines:
            sign = line.find("#")
            while sign >= 0:
                if not any(n.start <= at + sign < n.end for n in inside):
                    raise EditError(self.edit, "unwritable")
                sign = line.find("#", sign + 1)
            at += len(line) + 1
        return cut


def _begin(parent: Marked, k: int) -> int:
    """Where an item begins, with its key."""
    return parent.keys[k].start if parent.kind == "mapping" else parent.items[k].start
