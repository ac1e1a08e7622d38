"""What a measured head cannot do, with numbers: lines that its style or its area has not, characters that a line has not.

Codes FIT001 (what fitting did), FIT002 (what does not fit), FIT010 (a line of the author's that is empty).
"""

from __future__ import annotations

from dataclasses import replace

from banmian.content.model import StyledText
from banmian.diagnostics import Diagnostic, PlaceOnPage, Severity
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted, cut_short, part_words
from banmian.flow.head import HeadSite
from banmian.flow.headfit import SCALE_WARNING, FitSite, Fitted, empty_lines, fit, line_holds, lines_of
from banmian.flow.headmeasure import MeasuredHead, MeasuredPart, lines_needed
from banmian.fonts import FontBook
from banmian.phrases import NOTHING, Phrase, say, series
from banmian.template.model import HeadPart, HeadStyle
from banmian.values import frozen

SEEN = 500
"""mp of white that a head may lack before it is told."""
SHOWN = 16
"""Characters of a head that a message repeats."""


def shortened(text: StyledText) -> str:
    return cut_short(text.text, SHOWN)


def line_is_empty(text: StyledText, where: PlaceOnPage) -> list[Diagnostic]:
    """FIT010 for a line of the author's that holds nothing."""
    if not (empty := empty_lines(text)):
        return []
    said = say("'{text}'", text=shortened(text)) if text.text.strip() else say("a head")
    message = say(
        "{said} has {empty_lines}: a | with nothing before or after it", said=said, empty_lines=counted(empty, "empty line")
    )
    severity = Severity.WARNING if text.text.strip() else Severity.ERROR
    return [Diagnostic("FIT010", severity, message, say("take the | out"), text.span, where)]


def head_faults(head: MeasuredHead, style: HeadStyle, site: HeadSite, fonts: FontBook) -> list[Diagnostic]:
    """What there is to say of a measured head, part by part."""
    return _Judge(head, style, site, fonts).diagnostics()


@frozen
class _Judge:
    head: MeasuredHead
    style: HeadStyle
    site: HeadSite
    fonts: FontBook

    def diagnostics(self) -> list[Diagnostic]:
        return [d for part in self.head.parts for d in self._part(part)] + self._white()

    def _white(self) -> list[Diagnostic]:
        """FIT001 for a head that stands nearer to what it heads than its style wants, as far as an eye sees it."""
        space, headline = self.style.space, next((p for p in self.head.parts if p.role == "headline"), None)
        if not space or headline is None or self.head.lacking < SEEN:
            return []
        has = max(0, space.text - self.head.lacking) / 1000
        wanted = say("{has:.1f} pt of white below it, the style wants {text:g}", has=has, text=space.text / 1000)
        message = say("the head '{text}' was fitted: {wanted}", text=shortened(headline.text), wanted=wanted)
        return [Diagnostic("FIT001", Severity.INFO, message, NOTHING, headline.text.span, self._where())]

    def _part(self, part: MeasuredPart) -> list[Diagnostic]:
        fitted, text = part.fitted, part.text
        out = [d for p in fitted.lines for d in p.diagnostics]
        out += line_is_empty(text, self._where())
        faults = self._lines(part) or self._height(part) or self._width(part)
        if faults:
            return out + faults
        if done := _done(fitted, part.part):
            severity = Severity.WARNING if fitted.scale < SCALE_WARNING else Severity.INFO
            message = say("the head '{text}' was fitted: {done}", text=shortened(text), done=done)
            out.append(Diagnostic("FIT001", severity, message, NOTHING, text.span, self._where()))
        return out

    def _where(self) -> PlaceOnPage:
        return PlaceOnPage(self.site.page, (self.site.x0, self.site.top, self.site.x1, self.site.top))

    def _told(self, part: MeasuredPart, message: Phrase, hint: Phrase) -> list[Diagnostic]:
        what = say("head") if part.role == "headline" else part_words(part.role)
        return [
            diagnose(
                "FIT002",
                say("the {what} '{text}' {message}", what=what, text=shortened(part.text), message=message),
                hint,
                part.text.span,
                self._where(),
            )
        ]

    def _lines(self, part: MeasuredPart) -> list[Diagnostic]:
        """FIT002 where the author broke a part into more lines than its style has."""
        most = part.part.max_lines
        if part.rows <= most:
            return []
        message = say(
            "needs {lines}, the style {name} has {most}", lines=counted(part.rows, "line"), name=self.style.name, most=most
        )
        return self._told(part, message, self._shorter(part, min(most, part.room)))

    def _height(self, part: MeasuredPart) -> list[Diagnostic]:
        """FIT002 where the part needs more height than its area has, whoever broke its lines."""
        if not self.site.room:
            return []
        return self._headline_height(part) if part.role == "headline" else self._part_height(part)

    def _headline_height(self, part: MeasuredPart) -> list[Diagnostic]:
        rows = part.rows if part.fitted.fits or part.rows > part.room else self._further(part)
        needs = self._needed(rows)
        if needs <= self.site.room:
            return []
        high = say(
            "{lines} {value} {lines_2} of height",
            lines=counted(rows, "line"),
            value=say("need") if rows > 1 else say("needs"),
            lines_2=counted(needs, "line"),
        )
        hint = say("give the head {lines} in the layout", lines=counted(needs, "line"))
        if rows > part.room:
            hint = say("{hint}, or {shorter}", hint=hint, shorter=self._shorter(part, part.room))
        return self._told(part, say("is too high: {high}, the area has {room}", high=high, room=self.site.room), hint)

    def _needed(self, rows: int) -> int:
        roles = self.head.roles
        return lines_needed(self.style, self.site.leading, max(rows, 1), "kicker" in roles, "deck" in roles)

    def _part_height(self, part: MeasuredPart) -> list[Diagnostic]:
        """The same for a kicker or deck; nothing where the headline alone is already too high."""
        headline = next((p for p in self.head.parts if p.role == "headline"), None)
        if headline and self._needed(headline.rows) > self.site.room:
            return []
        height, over = self.site.height, part.foot - self.site.height
        if part.rows <= part.room and (not height or over <= 0):
            return []
        lacking = -(-over // part.part.pitch) if height and part.part.pitch else part.rows - part.room
        room = max(0, min(part.room, part.rows - max(lacking, 0)))
        hint = self._shorter(part, room) if room else say("give the head more lines in the layout")
        return self._told(
            part, say("needs {lines}, the area has {room}", lines=counted(part.rows, "line"), room=room or say("none")), hint
        )

    def _further(self, part: MeasuredPart) -> int:
        """How many lines a headline that is too long for its area would take if the area were high enough; as many as it has now
        where more would not help."""
        site = FitSite(part.part, self.style, part.measure, part.part.max_lines)
        found = fit(part.text, site, self.fonts)
        return len(found.lines) if found.fits else part.rows

    def _joined(self, part: MeasuredPart, rows: int) -> Fitted:
        """The part without its author's breaks, fitted into at most so many lines."""
        site = FitSite(replace(part.part, max_lines=rows), self.style, part.measure, rows)
        return fit(part.text.unbroken(), site, self.fonts)

    def _shorter(self, part: MeasuredPart, rows: int) -> Phrase:
        """The hint that says how the part could fit into so many lines."""
        joined = self._joined(part, rows)
        if joined.fits and len(joined.lines) <= rows:
            return say("take a | out: without it, it fits in {lines}", lines=counted(rows, "line"))
        over = counted(max(1, replace(joined, scale=SCALE_WARNING).over(part.measure)), "character")
        without = say(" without |") if len(lines_of(part.text)) > rows else NOTHING
        return say(
            "shorten it by about {over}, so that it fits in {lines}{without}",
            over=over,
            lines=counted(rows, "line"),
            without=without,
        )

    def _width(self, part: MeasuredPart) -> list[Diagnostic]:
        fitted = part.fitted
        if fitted.fits:
            return []
        over = counted(max(1, fitted.over(part.measure)), "character")
        holds = line_holds(part.part, part.measure)
        if holds < 1:
            beside = say("stands beside the headline, which leaves no room for it") if part.part.beside else say("has no room")
            return self._told(
                part,
                beside,
                say("shorten the headline, or take the {role} out", role=part_words(part.role))
                if part.part.beside
                else say("widen the head in the layout"),
            )
        lines = say(", and it has {room}", room=part.room) if part.room > 1 else NOTHING
        message = say(
            "is too long by about {over}: a line of {name} holds {holds} here{lines}",
            over=over,
            name=self.style.name,
            holds=holds,
            lines=lines,
        )
        more = min(part.part.max_lines, part.room) > part.rows
        return self._told(
            part, message, say("shorten it, or break it with |") if more else say("shorten it by about {over}", over=over)
        )


def _done(fitted: Fitted, part: HeadPart) -> Phrase:
    """What fitting changed, in words; "" if nothing."""
    out = [say("size {size} pt", size=f"{fitted.size / 1000:g}")] if fitted.size != part.size else []
    if fitted.tracking != part.tracking[1] or fitted.scale != 1000:
        out.append(say("tracking {em} em", em=f"{fitted.tracking / 1000:+.3f}"))
        out.append(say("scale {percent} %", percent=f"{fitted.scale / 10:g}"))
    return series(out) if out else NOTHING
