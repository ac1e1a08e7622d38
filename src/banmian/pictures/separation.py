"""Pixels into inks by LittleCMS, under the ink limit; grey in one ink or two. RGB never leaves pictures/.

docs/rules/print.md, Conversion: perceptual by default or relative colorimetric with black-point compensation; the source's
profile honoured, sRGB assumed where RGB has none; a grey or CMYK picture without a profile, or with the press's own, holds
amounts of ink already. Whether a picture is grey is asked of its pixels, not of its mode.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import field
from io import BytesIO
from itertools import accumulate
from typing import Any

from banmian.colour import FULL, PROCESS, Cmyk, Ink
from banmian.terms import Rendering
from banmian.values import record

Plates = tuple[tuple[str, Cmyk], ...]
"""Plates by name, each with its look in process inks."""
LEVELS = 256
STRIP = 256
"""Rows that are summed up at a time."""
NEUTRAL = 8
"""By how much red, green and blue (of 255) of a grey pixel may differ. JPEG rounds by less (chosen by us)."""
ICC_HEAD = 128
"""Bytes of a profile's header: it holds a date and flags, which are no part of how colours are converted."""
_SPACES = {"RGB": "RGB", "L": "GRAY", "CMYK": "CMYK"}
"""Pillow's modes, and what an ICC profile calls their colour space."""


@record
class Separator:
    """Conversions into one output intent. `profile`: its ICC file; `limit`: total ink of a pixel, percent."""

    profile: bytes
    limit: int
    rendering: Rendering = "perceptual"
    _transforms: dict[tuple[bytes, str, str], Any] = field(default_factory=dict)
    _curve: bytes = b""

    @property
    def most(self) -> int:
        """The limit in units of 1/255."""
        return self.limit * 255 // 100

    def inks(self, image: Any, embedded: bytes) -> Any:
        """The picture (RGB, L or CMYK; `embedded`: its ICC profile) as CMYK within the limit, or L as it is printed in K."""
        if image.mode == "L" or (image.mode == "RGB" and neutral(image)):
            return self.darkness(image, embedded)
        if image.mode == "RGB":
            image = self._applied(image, embedded, "CMYK")
        elif self.foreign(embedded):
            image = _black_kept(image, self._applied(image, embedded, "CMYK"))
        return limit_ink(image, self.most)

    def foreign(self, embedded: bytes) -> bool:
        """Whether a CMYK picture with this profile was separated for another press: the press's own keeps its numbers."""
        return embedded[ICC_HEAD:] != self.profile[ICC_HEAD:] and self._own(embedded, "CMYK") is not None

    def darkness(self, image: Any, embedded: bytes) -> Any:
        """The picture as one plate, 0 = full ink: lightness by the source's profile, and for each lightness the amount of
        black that gives it on this paper. Grey without a profile is taken for amounts of black."""
        if image.mode == "L" and self._own(embedded, "L") is None:
            return image
        curve = self._black_for_lightness()
        if image.mode == "L" or (image.mode == "RGB" and neutral(image)):
            from PIL import Image

            ramp = Image.linear_gradient("L").crop((0, 0, 1, LEVELS)).convert(image.mode)
            lightness = self._applied(ramp, embedded, "LAB").getchannel("L").tobytes()
            return image.convert("L").point([curve[value] for value in lightness])
        return self._applied(image, embedded, "LAB").getchannel("L").point(list(curve))

    def _black_for_lightness(self) -> bytes:
        """For each lightness the plate's value: from the lightness of the intent's own ramp of black."""
        from PIL import Image

        if not self._curve:
            ramp = Image.new("CMYK", (LEVELS, 1))
            ramp.putdata([(0, 0, 0, k) for k in range(LEVELS)])
            light = list(accumulate(self._applied(ramp, b"", "LAB").getchannel("L").tobytes(), min))
            deepest = light[-1]  # full black is the darkest there is: the source's lightnesses are laid over this ramp
            risen = [255 - (value - deepest) * 255 // max(1, light[0] - deepest) for value in light]
            self._curve = bytes([0, *(255 - min(255, bisect_left(risen, 255 - value)) for value in range(1, LEVELS))])
        return self._curve

    def _own(self, embedded: bytes, mode: str) -> Any:
        """The embedded profile, None where there is none or it is another colour space's."""
        from PIL import ImageCms

        if not embedded:
            return None
        try:
            profile = ImageCms.ImageCmsProfile(BytesIO(embedded))
            return profile if profile.profile.xcolor_space.strip() == _SPACES[mode] else None
        except (OSError, ImageCms.PyCMSError):
            return None

    def _source(self, embedded: bytes, mode: str) -> Any:
        from PIL import ImageCms

        own = self._own(embedded, mode)
        if own is not None:
            return own
        return ImageCms.createProfile("sRGB") if mode == "RGB" else ImageCms.ImageCmsProfile(BytesIO(self.profile))

    def _applied(self, image: Any, embedded: bytes, target: str) -> Any:
        """Into the output intent's CMYK, or into LAB."""
        from PIL import ImageCms

        key = (embedded, image.mode, target)
        if key not in self._transforms:
            source = self._source(embedded, image.mode)
            if target == "CMYK":
                into = ImageCms.ImageCmsProfile(BytesIO(self.profile))
                self._transforms[key] = self._into_press(source, into, image.mode)
            else:
                lab, flags = ImageCms.createProfile("LAB"), ImageCms.Flags.BLACKPOINTCOMPENSATION
                way = ImageCms.Intent.RELATIVE_COLORIMETRIC
                self._transforms[key] = ImageCms.buildTransform(source, lab, image.mode, "LAB", way, flags)
        return ImageCms.applyTransform(image, self._transforms[key])

    def _into_press(self, source: Any, into: Any, mode: str) -> Any:
        from PIL import ImageCms

        if self.rendering == "perceptual":
            return ImageCms.buildTransform(source, into, mode, "CMYK", ImageCms.Intent.PERCEPTUAL)
        flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
        return ImageCms.buildTransform(source, into, mode, "CMYK", ImageCms.Intent.RELATIVE_COLORIMETRIC, flags)

    def palette(self, inks: tuple[Ink, ...]) -> tuple[bytes, Plates]:
        """256 rows of amounts, from full ink to paper, for a grey picture in one ink or two, and what a row holds (() =
        CMYK). Of two, the second follows the picture's darkness and the first its square: it carries the shadows alone
        (chosen by us)."""
        from PIL import Image

        if any(ink.spots for ink in inks):
            plates = _plates(inks)
            names = [name for name, _ in plates]
            return b"".join(self._row(names, inks, 255 - value) for value in range(LEVELS)), plates
        rows = Image.new("CMYK", (LEVELS, 1))
        rows.putdata([tuple(_mixed(PROCESS, inks, 255 - value)) for value in range(LEVELS)])
        return bytes(limit_ink(rows, self.most).tobytes()), ()

    def _row(self, names: Sequence[str], inks: tuple[Ink, ...], dark: int) -> bytes:
        """Amounts of these plates; above the limit all give way alike."""
        row = _mixed(names, inks, dark)
        total = sum(row)
        return bytes(row if total <= self.most else [v * self.most // total for v in row])


def _plates(inks: tuple[Ink, ...]) -> Plates:
    """Special inks as they are named, then the process inks beside them: the order that a colour space has them in."""
    spots = {spot.name: spot.cmyk for ink in inks for spot, _ in ink.spots}
    used = [i for i in range(4) if any(ink.cmyk[i] for ink in inks)]
    process = [(PROCESS[i], (FULL * (i == 0), FULL * (i == 1), FULL * (i == 2), FULL * (i == 3))) for i in used]
    return (*spots.items(), *process)


def _mixed(names: Sequence[str], inks: tuple[Ink, ...], dark: int) -> list[int]:
    """Amounts (0..255) of plates at a darkness of 0..255."""
    shares = [dark] if len(inks) == 1 else [dark * dark // 255, dark]
    parts = [(dict(ink.plates), share) for ink, share in zip(inks, shares, strict=True)]
    return [min(255, round(sum(known.get(name, 0) * share for known, share in parts) / FULL)) for name in names]


def neutral(image: Any) -> bool:
    """Whether each pixel of an RGB picture is a grey: a code, a scanned text, a line drawing saved in colour."""
    from PIL import ImageChops

    red, green, blue = image.split()
    pairs = ((red, green), (green, blue), (blue, red))
    differences = (ImageChops.difference(one, other).histogram() for one, other in pairs)
    return not any(any(counts[NEUTRAL + 1 :]) for counts in differences)


def _black_kept(image: Any, converted: Any) -> Any:
    """The converted CMYK picture, but what was in black alone is so still (and paper stays paper)."""
    from PIL import ImageChops

    c, m, y, _ = image.split()
    alone = ImageChops.lighter(ImageChops.lighter(c, m), y).point([255, *[0] * (LEVELS - 1)])
    converted.paste(image, (0, 0), alone)
    return converted


def _strips(image: Any) -> Iterator[tuple[int, Any]]:
    """The picture in strips with the row that each begins at: sums of inks take four bytes a pixel and plate."""
    for top in range(0, image.height, STRIP):
        yield top, image.crop((0, top, image.width, min(image.height, top + STRIP)))


def most_ink(image: Any) -> int:
    """The highest sum of the four inks in a CMYK picture, in 1/255."""
    return max(_most_ink(part) for _, part in _strips(image))


def _most_ink(image: Any) -> int:
    from PIL import ImageMath

    c, m, y, k = (band.convert("I") for band in image.split())
    total = ImageMath.lambda_eval(lambda a: a["c"] + a["m"] + a["y"] + a["k"], c=c, m=m, y=y, k=k)
    return int(total.getextrema()[1])


def limit_ink(image: Any, limit: int) -> Any:
    """The picture with every pixel's sum at most `limit` (1/255): C, M and Y give way alike, K stays."""
    over = [(top, part) for top, part in _strips(image) if _most_ink(part) > limit]
    if not over:
        return image
    out = image.copy()
    for top, part in over:
        out.paste(_limit_ink(part, limit), (0, top))
    return out


def _limit_ink(image: Any, limit: int) -> Any:
    from PIL import Image, ImageMath

    bands = dict(zip("cmyk", (band.convert("I") for band in image.split()), strict=True))

    def less(name: str) -> Any:
        def rule(a: Any) -> Any:
            colour = a["c"] + a["m"] + a["y"]
            room = a["max"](limit - a["k"], 0)
            over = colour > room
            return a[name] * (1 - over) + over * (a[name] * room / a["max"](colour, 1))

        return ImageMath.lambda_eval(rule, **bands).convert("L")

    return Image.merge("CMYK", [less("c"), less("m"), less("y"), image.getchannel("K")])
