"""Who signs a story, in the paper's words: the signatures of front matter become one byline, the way `bylines` of its words say.

The names keep their places, so that messages speak of the line in which a name is written.
"""

from __future__ import annotations

from dataclasses import replace

from banmian.content.model import Article, Content, Mark, Signature, StyledText
from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.phrases import say
from banmian.remember import Memo, Same
from banmian.sources.checking import suggestion
from banmian.template.words import BylineWords

NAMES, ADDRESS = "{names}", "{address}"
"""The places of the words, each once: the paper's door asks for them."""
Told = tuple[Article, tuple[Diagnostic, ...]]
SIGNED: Memo[Told] = Memo("articles with their bylines", 400, lasting=True, each="story")
"""So that an equal article is the very same value again."""


def signed_content(content: Content, words: BylineWords | None) -> tuple[Content, list[Diagnostic]]:
    """The content, each article with the byline that its signatures make; what cannot be said in the paper's words."""
    if not any(article.signatures for article in content.articles):
        return content, []
    done = [_signed(article, words) if article.signatures else (article, ()) for article in content.articles]
    return replace(content, articles=tuple(a for a, _ in done)), [d for _, found in done for d in found]


def _signed(article: Article, words: BylineWords | None) -> Told:
    return SIGNED.of((Same(article), words), lambda: _with_byline(article, words))


def _with_byline(article: Article, words: BylineWords | None) -> Told:
    known = dict(words.roles) if words is not None else {}
    found = tuple(_unknown(s, tuple(known)) for s in article.signatures if s.role not in known)
    signed = [s for s in article.signatures if s.role in known]
    if words is None or not signed:
        return article, found
    first, *rest = article.pieces
    head = replace(first.head, byline=_byline(signed, known, words))
    return replace(article, pieces=(replace(first, head=head), *rest)), found


def _unknown(signature: Signature, known: tuple[str, ...]) -> Diagnostic:
    message = say("the paper has no words for a byline's role `{role}`", role=signature.role)
    hint = (
        suggestion(signature.role, list(known))
        if known
        else say("add `bylines` to words in paper.yaml, or write the byline as a text")
    )
    return diagnose("CNT038", message, hint, signature.span)


def _byline(signed: list[Signature], known: dict[str, str], words: BylineWords) -> StyledText:
    """A part for each role, in the order in which they are first named."""
    line = _Line(signed[0].names[0].span)
    for n, role in enumerate(dict.fromkeys(s.role for s in signed)):
        if n:
            line.words(words.parts)
        people = [(name, s) for s in signed if s.role == role for name in s.names]
        before, after = known[role].split(NAMES, 1)
        line.words(before)
        for k, (name, signature) in enumerate(people):
            line.words(words.names if k else "")
            line.name(name)
            if signature.email and name is signature.names[-1]:
                before, behind = words.email.split(ADDRESS, 1)
                line.words(before)
                line.name(signature.email)
                line.words(behind)
        line.words(after)
    return line.made()


class _Line:
    """A text that is put together of the paper's words and of what has a place of its own."""

    def __init__(self, span: Span | None) -> None:
        self.span, self.text = span, ""
        self.marks: list[Mark] = []
        self.steps: list[tuple[int, int, int]] = []

    def words(self, text: str) -> None:
        """The paper's words; | ends the line."""
        for n, part in enumerate(text.split("|")):
            if n:
                self.marks.append(Mark(len(self.text), len(self.text), "break"))
            self.text += part

    def name(self, text: StyledText) -> None:
        at = len(self.text)
        steps = text.lines or (((0, text.span.line, text.span.column),) if text.span is not None else ())
        self.steps += [(at + offset, line, column) for offset, line, column in steps]
        self.text += text.text

    def made(self) -> StyledText:
        return StyledText(self.text, tuple(self.marks), self.span, tuple(self.steps))
