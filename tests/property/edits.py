"""Somebody who changes the files of a small project at random, as a newsroom does in an evening: words, articles, layouts, styles,
pictures, faces; and takes it back."""

from __future__ import annotations

import random
from pathlib import Path

ISSUE = "content/2021-03-05"
HAN = "\u6cb3\u6865\u6e21\u53e3\u949f\u697c\u706f\u4eae\u6c34\u95f8\uff0c\u3002"
WORDS = ("body", "blank line", "headline", "cut", "swap", "layout", "picture", "field", "undo")
"""What is changed all the time."""
ALL = (*WORDS, "gone", "new", "paper", "page", "other picture", "lock", "profile")
"""And what is changed now and then."""


class Editor:
    """Somebody who changes the files of a project. `kinds`: what is changed."""

    def __init__(self, root: Path, seed: int, kinds: tuple[str, ...] = WORDS) -> None:
        self.root, self.deal, self.kinds = root, random.Random(seed), kinds
        self.before: list[tuple[Path, str | None]] = []

    def articles(self) -> list[Path]:
        return sorted((self.root / ISSUE / "articles").glob("*.md"))

    def change(self, kind: str = "") -> str:
        """One change; what it was."""
        kind = kind or self.deal.choice(self.kinds)
        if kind == "undo":
            if self.before:
                self.put(*self.before.pop())
            return kind
        path = self.path(kind)
        text = path.read_text(encoding="utf-8") if path.exists() else None
        self.before.append((path, text))
        self.put(path, None if kind == "gone" else self.edited(kind, text or ""))
        return f"{kind} {path.name}"

    def put(self, path: Path, text: str | None) -> None:
        """The file as this text, or gone. A new file in its place: some are links to the repository's own."""
        path.unlink(missing_ok=True)
        if text is not None:
            path.write_text(text, encoding="utf-8")

    def path(self, kind: str) -> Path:
        layouts = self.root / "layouts/small"
        match kind:
            case "layout" | "page":
                return layouts / "pages" / self.deal.choice(("front.yaml", "back.yaml", "wide.yaml"))
            case "picture" | "other picture":
                return self.root / ISSUE / "images" / self.deal.choice(("clock.svg", "river.svg"))
            case "field":
                return self.root / ISSUE / "issue.yaml"
            case "paper":
                return layouts / "paper.yaml"
            case "profile":
                return layouts / "profiles/newsprint.toml"
            case "lock":
                return self.root / "fonts/fonts.yaml"
            case "new":
                return self.root / ISSUE / f"articles/new-{self.deal.randint(1, 9)}.md"
        return self.deal.choice(self.articles())

    def edited(self, kind: str, text: str) -> str:
        words = "".join(self.deal.choices(HAN, k=self.deal.randint(1, 9)))
        match kind:
            case "headline":
                return text.replace("headline: ", f"headline: {words[:2].strip(HAN[-2:])}", 1)
            case "layout":
                return text.replace("weight: 0.5pt", f"weight: 0.{self.deal.randint(3, 9)}pt")
            case "picture":
                return text.replace("</svg>", "<!-- -->\n</svg>", 1)
            case "other picture":
                return text.replace("</svg>", f'<rect width="{self.deal.randint(1, 9)}" height="9" fill="#000"/></svg>', 1)
            case "field":
                return text.replace("weather: ", f"weather: {self.deal.choice(HAN[:6])}", 1)
            case "paper":
                return text.replace("caption: {face: kai, size: 8.", f"caption: {{face: kai, size: 8.{self.deal.randint(1, 9)}", 1)
            case "page" | "lock":
                return text + "# looked through\n"
            case "profile":
                return text.replace("ink-limit = 240", f"ink-limit = {self.deal.randint(230, 240)}")
            case "new":
                name = f"new{words.strip(HAN[-2:])}"
                return f"---\nschema: 1\nid: new-1\nheadline: {name}\n---\n{words}\u3002\n"
        return self.reworded(kind, text.split("\n\n"), words)

    def reworded(self, kind: str, paragraphs: list[str], words: str) -> str:
        """An article's text with other paragraphs."""
        k = self.deal.randrange(len(paragraphs))
        if kind == "body":
            paragraphs[-1] = paragraphs[-1].replace("\u3002", words + "\u3002", 1)
        elif kind == "blank line":
            paragraphs[k] = paragraphs[k] + "\n"
        elif kind == "cut" and len(paragraphs) > 2:
            del paragraphs[max(1, k)]
        elif kind == "swap" and len(paragraphs) > 3:
            a, b = self.deal.sample(range(1, len(paragraphs)), 2)
            paragraphs[a], paragraphs[b] = paragraphs[b], paragraphs[a]
        return "\n\n".join(paragraphs)
