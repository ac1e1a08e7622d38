"""What to cut or to write where a text does not fit: the paragraphs that lose or gain a line by the fewest characters.

Each is found by trial (trials.py). What is told was done to the whole text, at five places of each paragraph, and it fitted each
time, as it did with a character less in each (FLW020, FLW021). docs/rules/copyfit.md, Advice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from banmian.content.model import Paragraph, Piece
from banmian.copyfit.texts import NO_PAUSE, Pause
from banmian.copyfit.trials import END, WHERES, Trial, closing, trials_of, with_words
from banmian.diagnostics import Diagnostic, PlaceOnPage, Remedy
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted, cut_short
from banmian.pages.measuring import Sited, StreamMeasure, in_slots
from banmian.phrases import AND, Phrase, say, series
from banmian.plan.model import Stream
from banmian.remember import Memo

MOST = 6
"""Lines for which paragraphs are named, and paragraphs that one message names; more is a text to be written again."""
SHOWN = 12
"""Characters of a line that a message repeats."""
EACH = 3
"""Characters that it is worth to work on a paragraph less."""
BEST = 10
"""Choices of paragraphs that are tried for the same paragraphs and the same number of lines, the cheapest first."""
MOST_SETTINGS = 120
"""How often the text is set to try them."""
MOST_MARGIN = 4
"""Characters more in each paragraph, at most, so that the choice serves wherever they are."""
Choice = tuple[Trial, ...]


def advice_for(measure: StreamMeasure, stream: Stream, pause: Pause = NO_PAUSE) -> Diagnostic | None:
    """FLW020 or FLW021 for a stream that is over or short; None where it fits, or no few paragraphs help. `pause`: called before
    it is set again."""
    sited = measure.sited(stream)
    sheets = tuple((measure.sheets[stop.sheet].key, stop.place.name) for stop in stream.stops)
    key = in_slots(sited), sheets, stream.stories, measure.fonts.known_as
    return ADVICE.of(key, lambda: _advice(measure, stream, sited, pause))


ADVICE: Memo[Diagnostic | None] = Memo("advice on copy", 100, each="story")


def _advice(measure: StreamMeasure, stream: Stream, sited: Sited, pause: Pause) -> Diagnostic | None:
    text = measure.text_in(sited)
    done = text.composed()
    adds, lines = done.short > 0, done.over or done.short
    if not 0 < lines <= MOST or not text.slots:
        return None
    found = list(trials_of(text, done, adds, measure.fonts, 1))
    if len(found) < lines + 2:
        found = list(trials_of(text, done, adds, measure.fonts, lines))
    chosen = _Search(measure, stream, pause).first(found, lines)
    return _told(measure, stream, sorted(chosen, key=lambda a: (a.entry.piece.story, a.number)), adds) if chosen else None


class _Search:
    """Sets a stream with one choice of paragraphs after the other, MOST_SETTINGS times at most."""

    def __init__(self, measure: StreamMeasure, stream: Stream, pause: Pause) -> None:
        self.measure, self.stream, self.settings, self.pause = measure, stream, 0, pause

    def first(self, found: Sequence[Trial], lines: int) -> Choice:
        """The first choice that serves wherever it is cut or written; else the first that serves at the paragraphs' ends; else
        none."""
        at_ends: Choice = ()
        for choice in dict.fromkeys(_choices(found, lines)):
            if self.settings >= MOST_SETTINGS:
                break
            if not self._fits(choice, END):
                continue
            served = self._anywhere(choice)
            if served:
                return served
            at_ends = at_ends or tuple(replace(trial, anywhere=False) for trial in choice)
        return at_ends

    def _anywhere(self, choice: Choice) -> Choice:
        """The choice with as many characters as serve at all places, one of them for safety; none where a few more do not."""
        if not all(trial.anywhere for trial in choice):
            return ()
        served = False
        for margin in range(MOST_MARGIN + 1):
            wider = tuple(replace(trial, characters=trial.characters + margin) for trial in choice)
            serves = all(self._fits(wider, where) for where in (WHERES if margin else WHERES[1:]))
            if served and serves:
                return wider
            served = serves
        return ()

    def _fits(self, choice: Choice, where: int) -> bool:
        """Whether the stream fits when all of it is done there."""
        self.settings += 1
        self.pause()
        of_story = {piece.story: [t for t in choice if t.entry.piece.story == piece.story] for piece in self.stream.pieces}
        pieces = tuple(_changed(piece, of_story[piece.story], where) for piece in self.stream.pieces)
        _, done = self.measure.composed(replace(self.stream, pieces=pieces))
        return not done.over and not done.short


def _choices(found: Sequence[Trial], lines: int) -> Iterator[Choice]:
    """Choices of paragraphs that give so many lines, or one or two more: of all, then of the last columns, whose lines shift no
    other column's."""
    columns = sorted({trial.column for trial in found})
    for total in (lines, lines + 1, lines + 2):
        yield from _cheapest(found, total)
        for first in columns[-1:0:-1][:3]:
            yield from _cheapest([trial for trial in found if trial.column >= first], total)


def _cheapest(found: Iterable[Trial], lines: int) -> list[Choice]:
    """The choices with the fewest characters that give so many lines in all, MOST paragraphs at most, each once."""
    states: dict[int, list[tuple[int, Choice]]] = {0: [(0, ())]}
    known: dict[tuple[str, int], list[Trial]] = {}
    for trial in found:
        known.setdefault((trial.entry.piece.story, trial.number), []).append(trial)
    for trials in known.values():
        following = {sum_of: list(best) for sum_of, best in states.items()}
        for sum_of, best in states.items():
            for trial in trials:
                if sum_of + trial.lines <= lines:
                    more = [(cost + trial.characters + EACH, (*choice, trial)) for cost, choice in best if len(choice) < MOST]
                    following.setdefault(sum_of + trial.lines, []).extend(more)
        states = {sum_of: sorted(best, key=lambda b: b[0])[:BEST] for sum_of, best in following.items()}
    return [choice for _, choice in states.get(lines, [])]


def _changed(piece: Piece, chosen: Sequence[Trial], where: int) -> Piece:
    blocks = list(piece.blocks)
    for trial in chosen:
        block = blocks[trial.entry.block]
        assert isinstance(block, Paragraph)
        text = with_words(block.text, trial.characters, trial.adds, where)
        if text is not None:
            blocks[trial.entry.block] = replace(block, text=text)
    return replace(piece, blocks=tuple(blocks))


# --- told ----------------------------------------------------------------------------------------------------------------


def _words(trial: Trial) -> Phrase:
    characters = counted(trial.characters, "character")
    tail = trial.tail if len(trial.tail) <= SHOWN else "\u2026" + trial.tail[-SHOWN:]
    return say("{characters} in paragraph {n} (it ends '{tail}')", characters=characters, n=trial.number, tail=tail)


def _remedy(trial: Trial) -> Remedy | None:
    """With its place in the file: the last characters before the closing marks; None where that is not known."""
    block = trial.entry.piece.blocks[trial.entry.block]
    assert isinstance(block, Paragraph)
    end = closing(block.text.text)
    last, first = block.text.at(max(0, end - 1)), block.text.at(max(0, end - trial.characters))
    if last is None or first is None:
        return None
    until = replace(last, column=last.column + 1 if last.column and end else last.column)
    return Remedy(trial.adds, trial.characters, trial.number, until if trial.adds else first, until)


def _told(measure: StreamMeasure, stream: Stream, chosen: Sequence[Trial], adds: bool) -> Diagnostic:
    stop = stream.stops[-1]
    page = measure.plan.sheets[stop.sheet].numbers[0]
    code, verb = ("FLW021", say("write")) if adds else ("FLW020", say("cut"))
    several = len(stream.pieces) > 1
    named = [
        say("'{story}': {words}", story=cut_short(a.entry.piece.story, SHOWN), words=_words(a)) if several else _words(a)
        for a in chosen
    ]
    message = say(
        "page {page}, place {name}: it fits if you {verb} {named}",
        page=page,
        name=stop.place.name,
        verb=verb,
        named=series(named, AND),
    )
    first = chosen[0].entry
    span = (first.prepared.text.at(max(0, len(first.prepared.text.text) - 1)) if first.prepared else None) or first.piece.span
    remedies = tuple(remedy for trial in chosen if (remedy := _remedy(trial)) is not None)
    hint = _hint(all(trial.anywhere for trial in chosen))
    return replace(diagnose(code, message, hint, span, PlaceOnPage(page)), remedies=remedies)


def _hint(anywhere: bool) -> Phrase:
    if anywhere:
        return say("the words are yours: so many Han anywhere in these paragraphs do, letters and figures by their width")
    return say("tried before the last mark of each paragraph; elsewhere in it one or two characters more or less may be needed")
