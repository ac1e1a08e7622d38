"""Somebody who edits a small project in any order: articles, layouts, paper, issue, pictures; files come, go and are spoilt."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable
from pathlib import Path

from PIL import Image

ISSUE = "content/2021-03-05"
HAN = "\u6cb3\u6865\u6e21\u53e3\u949f\u697c\u706f\u4eae\u6c34\u95f8\uff0c\u3002"
PROFILE = "layouts/small/profiles/newsprint.toml"
LAYOUTS = ("front.yaml", "back.yaml", "wide.yaml")
PICTURES = ("clock.svg", "river.svg")
MOST_GONE = 2
"""Articles away at the same time: of a project without stories nothing is learnt."""


class Editor:
    """Changes one file at a time, and takes changes back."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.deal = root, random.Random(seed)
        self.before: list[tuple[Path, bytes | None]] = []
        self.ill = False
        """Whether the last change spoilt something."""

    def change(self, kind: str = "") -> tuple[str, Path]:
        """One change: what was done, and to which file. `kind`: one of KINDS; else any, or the last one taken back."""
        if not kind and self.before and self.deal.random() < (HEALED if self.ill else UNDONE):
            self.ill = False
            return self.undone()
        kind = kind or self.deal.choice(tuple(KINDS))
        self.ill = self.ill or kind in SPOILING
        path = KINDS[kind](self)
        return f"{kind} {path.name}", path

    def undone(self) -> tuple[str, Path]:
        path, data = self.before.pop()
        if data is None:
            path.unlink(missing_ok=True)
        else:
            self.put(path, data)
        return f"undo {path.name}", path

    # --- ways of saving ---------------------------------------------------------------------------------------------

    def save(self, path: Path, data: bytes | str | None) -> Path:
        """Write a file as editors do, in place or by renaming one beside it; None: away with it."""
        self.before.append((path, path.read_bytes() if path.exists() else None))
        if data is None:
            path.unlink(missing_ok=True)
            return path
        self.put(path, data.encode() if isinstance(data, str) else data)
        return path

    def put(self, path: Path, data: bytes) -> None:
        path.parent.mkdir(exist_ok=True)
        if self.deal.random() < 0.5 and not (path.exists() and path.stat().st_nlink > 1):
            path.write_bytes(data)
            return
        beside = path.with_name(f".{path.name}.swp")  # always of a file that is a link to the repository's own
        beside.write_bytes(data)
        beside.replace(path)

    def rewritten(self, path: Path, edit: Callable[[str], str]) -> Path:
        return self.save(path, edit(path.read_text(encoding="utf-8"))) if path.exists() else path

    # --- what there is ----------------------------------------------------------------------------------------------

    @property
    def folder(self) -> Path:
        return self.root / ISSUE

    def article(self) -> Path:
        return self.deal.choice(sorted((self.folder / "articles").glob("*.md")))

    def layout(self) -> Path:
        name = self.deal.choice(LAYOUTS)
        own = self.folder / "pages" / name
        return own if own.exists() else self.root / "layouts/small/pages" / name

    def words(self) -> str:
        return "".join(self.deal.choices(HAN, k=self.deal.randint(1, 9)))

    def one_of(self, text: str, pattern: str, new: Callable[[re.Match[str]], str]) -> str:
        """One of the places where the pattern stands, written anew."""
        found = list(re.finditer(pattern, text))
        if not found:
            return text
        m = self.deal.choice(found)
        return text[: m.start()] + new(m) + text[m.end() :]


UNDONE, HEALED = 0.3, 0.8
"""Share of changes that take one back, else every story is over in the end; of those after something was spoilt."""
SPOILING = ("spoilt markup", "spoilt YAML", "picture goes", "article goes")


def _paragraphs(edit: Callable[[Editor, list[str]], None]) -> Callable[[Editor], Path]:
    """An edit of an article's paragraphs, its front matter being the first."""

    def done(editor: Editor) -> Path:
        def edited(text: str) -> str:
            paragraphs = text.split("\n\n")
            edit(editor, paragraphs)
            return "\n\n".join(paragraphs)

        return editor.rewritten(editor.article(), edited)

    return done


def _word(editor: Editor, paragraphs: list[str]) -> None:
    paragraphs[-1] = paragraphs[-1].replace("\u3002", editor.words() + "\u3002", 1)


def _blank_line(editor: Editor, paragraphs: list[str]) -> None:
    paragraphs[editor.deal.randrange(len(paragraphs))] += "\n"


def _cut(editor: Editor, paragraphs: list[str]) -> None:
    if len(paragraphs) > 2:
        del paragraphs[editor.deal.randrange(1, len(paragraphs))]


def _swapped(editor: Editor, paragraphs: list[str]) -> None:
    if len(paragraphs) > 3:
        a, b = editor.deal.sample(range(1, len(paragraphs)), 2)
        paragraphs[a], paragraphs[b] = paragraphs[b], paragraphs[a]


def _spoilt(editor: Editor, paragraphs: list[str]) -> None:
    paragraphs[-1] += editor.deal.choice(("\n\n<b>" + HAN[0] + "</b>", "**", "\n\n[^9]", "\n\n:::"))


def _headline(editor: Editor) -> Path:
    words = editor.words()[:2].strip(HAN[-2:])
    return editor.rewritten(editor.article(), lambda text: text.replace("headline: ", f"headline: {words}", 1))


def _comes(editor: Editor) -> Path:
    name = f"new-{editor.deal.randrange(3)}"
    body = f"---\nschema: 1\nid: {name}\nheadline: {HAN[:4]}\n---\n{editor.words()}{HAN[-1]}\n"
    return editor.save(editor.folder / f"articles/{name}.md", body)


def _goes(editor: Editor) -> Path:
    known = sorted((editor.folder / "articles").glob("*.md"))
    return editor.save(editor.deal.choice(known), None) if len(known) > 10 - MOST_GONE else _headline(editor)


def _placed(editor: Editor) -> Path:
    """A story more in a place of several, or one less."""
    path = editor.folder / "issue.yaml"
    new = editor.deal.choice(("[lamp, bench, tree]", "[lamp, bench, tree, new-1]", "[lamp, tree]", "[tree, lamp, bench]"))
    return editor.rewritten(path, lambda text: re.sub(r"(short: )\[.*\]", lambda m: m[1] + new, text))


def _field(editor: Editor) -> Path:
    path = editor.folder / "issue.yaml"
    key = editor.deal.choice(("weather: ", "slogan: ", "name: ", "caption: [", "editor: "))
    return editor.rewritten(path, lambda text: text.replace(key, key + editor.deal.choice(HAN[:6]), 1))


def _spoilt_yaml(editor: Editor) -> Path:
    path = editor.deal.choice((editor.folder / "issue.yaml", editor.layout(), editor.root / "layouts/small/paper.yaml"))
    return editor.rewritten(path, lambda text: text + editor.deal.choice(("\nnonsense: 1\n", "\n  - [\n", "\nschema: 1\n")))


def _rule(editor: Editor) -> Path:
    return editor.rewritten(
        editor.layout(), lambda text: text.replace("weight: 0.5pt", f"weight: 0.{editor.deal.randint(3, 9)}pt", 1)
    )


def _lines(editor: Editor) -> Path:
    """A place, head or piece of furniture ends a line sooner or later."""

    def moved(m: re.Match[str]) -> str:
        return f"{m[1]}{int(m[2]) + editor.deal.choice((-1, 1))}"

    return editor.rewritten(editor.layout(), lambda text: editor.one_of(text, r"(lines: \d+-)(\d+)", moved))


def _own_layout(editor: Editor) -> Path:
    """The issue gets a layout of its own in place of the paper's, or loses it."""
    own = editor.folder / "pages" / editor.deal.choice(LAYOUTS)
    if own.exists():
        return editor.save(own, None)
    return editor.save(own, (editor.root / "layouts/small/pages" / own.name).read_bytes())


def _style(editor: Editor) -> Path:
    """A type size of the paper, or the red."""
    path = editor.root / "layouts/small/paper.yaml"
    if editor.deal.random() < 0.3:
        return editor.rewritten(path, lambda text: re.sub(r"red: \[0, \d+", f"red: [0, {editor.deal.randint(60, 95)}", text))
    size = f"size: {editor.deal.choice((7, 7.5, 8, 8.5))}pt"
    return editor.rewritten(path, lambda text: editor.one_of(text, r"size: (?:7|7\.5|8|8\.5)pt", lambda _: size))


def _lock(editor: Editor) -> Path:
    """The faces are the same, and known under another name."""
    return editor.rewritten(editor.root / "fonts/fonts.yaml", lambda text: text + "# looked through\n")


def _profile(editor: Editor) -> Path:
    """The print shop takes less ink."""
    limit = f"ink-limit = {editor.deal.randint(230, 240)}"
    return editor.rewritten(editor.root / PROFILE, lambda text: re.sub(r"ink-limit = \d+", limit, text))


def _drawing(editor: Editor) -> Path:
    path = editor.folder / "images" / editor.deal.choice(PICTURES)
    if path.exists() and not path.read_bytes().startswith(b"<"):
        return editor.save(path, _SQUARE)
    width = f'stroke-width="{editor.deal.randint(1, 4)}"'
    return editor.rewritten(path, lambda text: editor.one_of(text, r'stroke-width="\d+"', lambda _: width))


def _pixels(editor: Editor) -> Path:
    """Pixels take a picture's place under the same name."""
    grey = editor.deal.randrange(256)
    image, out = Image.new("RGB", (editor.deal.choice((40, 400)), 300), (grey, 90, 200)), io.BytesIO()
    image.save(out, "PNG")
    return editor.save(editor.folder / "images" / editor.deal.choice(PICTURES), out.getvalue())


def _picture_goes(editor: Editor) -> Path:
    return editor.save(editor.folder / "images" / editor.deal.choice(PICTURES), None)


_SQUARE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60" viewBox="0 0 60 60">\n'
    b'<path d="M5 5 L55 5 L55 55 Z" fill="var(--tint-a)" stroke="var(--k)" stroke-width="2"/>\n</svg>\n'
)
KINDS: dict[str, Callable[[Editor], Path]] = {
    "word": _paragraphs(_word),
    "words": _paragraphs(_word),
    "blank line": _paragraphs(_blank_line),
    "cut": _paragraphs(_cut),
    "swap": _paragraphs(_swapped),
    "spoilt markup": _paragraphs(_spoilt),
    "headline": _headline,
    "article comes": _comes,
    "article goes": _goes,
    "placed": _placed,
    "field": _field,
    "spoilt YAML": _spoilt_yaml,
    "rule": _rule,
    "lines": _lines,
    "own layout": _own_layout,
    "style": _style,
    "lock": _lock,
    "profile": _profile,
    "drawing": _drawing,
    "pixels": _pixels,
    "picture goes": _picture_goes,
}
"""The kinds of edits, all as likely."""
