"""Made and hand-made pages in one pile, for eyes that do not know which is which (makeup.md, 8: "eyes").

    python bench/makeup_eyes.py FOLDER [--only NAME…]

Twenty-four pages made up by machine (the three papers, an issue that was not cut to fit, other lengths, mixes, hard pages) and
eight made by hand are drawn into the folder as 01.png to 32.png, in an order that the dice give, always the same; `key.txt` says
what each is and must not be read before they are judged. Judged is: would a reader, or the editor's superior, call this page
wrong? A page that makeup does not make is told at the end and has no picture.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from copyfit_pages import picture
from makeup import verdict, with_lengths
from makeup_copy import with_sentences
from makeup_project import ISSUES, POOL, REPOSITORY, project
from makeup_stress import NUMBER, cases, lacks, made, picture_of
from PIL import Image, ImageOps

from banmian.build import Job, set_issue
from banmian.content.model import Piece
from banmian.makeup.making import made_issue
from banmian.makeup.ready import Ready, ready
from banmian.makeup.shown import set_proposals

DPI = 110
LENGTHS = ((1, 10, 0), (2, 5, 1), (7, 10, 2), (2, 20, 1), (3, 5, 3), (3, 10, 0), (3, 20, 2), (8, 10, 0))
"""Page, per cent, throw of the dice."""
HARD = {"mix": 5, "adverts": 4, "twelve briefs": 1}
"""So many throws of each kind; of headlines that are cut to a length no eye can judge the breaks."""
ADVERTS = ("2 x 14 bottom",)
"""The size whose shape the issue's advertisement has: in another it would stand in white; at the foot, where it is booked."""
MADE = 24
UNTAILORED = REPOSITORY / "tests/untailored"
PHOTOGRAPHS = {
    "bowl": ("wangchao-2024-10-19/images/dogs.jpg", 96, 96),
    "door": ("wangchao-2024-10-19/images/fig.jpg", 126, 123),
    "rain": ("wangchao-2024-10-19/images/pasture.jpg", 403, 299),
    "stop": ("wangchao-2024-10-19/images/brook.jpg", 266, 173),
    "tram": ("wangchao-2024-10-19/images/nuthatch.jpg", 126, 85),
    "yard": ("xisheng-2025-05-30/images/sunrise.jpg", 330, 220),
}
"""What stands for the grey rectangles of that issue, by their names, and their width and height."""
PIXELS = 1700
"""Of their width."""
CLINIC = "\u5bb6\u5ead\u533b\u751f\u4e0b\u793e\u533a"
"""The title of page 4 in the index."""
HAND_MADE = {"chenbao": (1, 2, 3, 6, 7), "wangchao": (4, 3), "xisheng": (2,)}


def pages_of(given: Ready, numbers: list[int], name: str) -> Iterator[tuple[str, Image.Image | None]]:
    """These pages, made together; none where a page is not made."""
    both = sorted({*numbers, 2} if 1 in numbers else numbers)  # what page 1 begins page 2 goes on with
    issue = made_issue(given, [n for n in both if any(plan.number == n for plan in given.plans)])
    taken = issue.taken()
    done = set_proposals(given, taken) if taken else None
    for number in numbers:
        lacks = verdict(issue, number) if number in taken else "none"
        yield f"{name} page {number}{': ' + lacks if lacks else ''}", opened(done.png(number, DPI)) if done and not lacks else None


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def read(folder: Path, plan: str) -> Ready:
    given, found = ready(project(folder / plan, REPOSITORY / f"bench/makeup/{plan}.yaml"), ISSUES[plan])
    if given is None:
        raise SystemExit("\n".join(f"{d.span}: {d.message}" for d in found))
    return given


def specimen(folder: Path) -> Iterator[tuple[str, Image.Image | None]]:
    yield from pages_of(read(folder, "chenbao"), [1, 2, 3, 6, 7, 8], "made, chenbao")


def papers(folder: Path) -> Iterator[tuple[str, Image.Image | None]]:
    yield from pages_of(read(folder, "wangchao"), [4], "made, wangchao")
    yield from pages_of(read(folder, "xisheng"), [2], "made, xisheng")


def natural(folder: Path) -> Iterator[tuple[str, Image.Image | None]]:
    """Pages of the issue that was not cut to fit, by the plan that `makeup --plan` writes of it."""
    issue = "content/2021-06-23"
    root = project(folder / "natural")
    shutil.copytree(UNTAILORED, root / issue)
    as_if_finished(root / issue)
    plan = [sys.executable, "-m", "banmian", "makeup", issue, "--root", ".", "--plan"]
    subprocess.run(plan, cwd=root, check=True, capture_output=True)
    given, _ = ready(root, issue)
    if given is not None:
        yield from pages_of(given, [1, 2, 3], "made, natural")


def as_if_finished(issue: Path) -> None:
    """With photographs, and a title for each page in the index."""
    for name, (photograph, width, height) in PHOTOGRAPHS.items():
        with Image.open(REPOSITORY / "content" / photograph) as picture:
            fitted = ImageOps.fit(picture.convert("RGB"), (PIXELS, PIXELS * height // width))
        fitted.save(issue / f"images/{name}.jpg", quality=90)
    for file in sorted((issue / "articles").glob("*.md")):
        text = file.read_text(encoding="utf-8").replace(".svg", ".jpg")
        text = text.replace("\nid: clinic\n", f"\nid: clinic\nindex-title: {CLINIC}\n")
        file.write_text(text, encoding="utf-8")


def lengths(folder: Path) -> Iterator[tuple[str, Image.Image | None]]:
    given = read(folder, "chenbao")
    for number, share, seed in LENGTHS:
        there = {story for item in given.planned(number).items for story in (*item.stories, item.beside)}
        elsewhere = [piece for article in given.content.articles for piece in article.pieces if piece.story in POOL]
        others = random.Random(f"{number} {share} {seed}").sample([p for p in elsewhere if p.story not in there], 8)
        lengthened = partial(_with_own_sentences, others, sorted(there))
        yield from pages_of(with_lengths(given, number, share, seed, lengthened), [number], f"made, ±{share} % ({seed}),")


def _with_own_sentences(others: list[Piece], stories: list[str], piece: Piece, lines: int) -> Piece:
    """A story of a page that is longer by sentences of which no other story of the page has any."""
    turn = stories.index(piece.story) % len(others)
    return with_sentences(piece, lines, [*others[turn:], *others[:turn]])


def hard(folder: Path) -> Iterator[tuple[str, Image.Image | None]]:
    given = read(folder, "chenbao")
    for kind, count in HARD.items():
        for case in cases(given, (kind,), count):
            if kind == "adverts" and not case.name.startswith(ADVERTS):
                continue
            page = made(case)
            lacking = lacks(page)
            what = f"made, {case.kind} {case.name}, page {NUMBER}{': ' + lacking if lacking else ''}"
            yield what, picture_of(case, page, DPI) if not lacking else None


def hand_made(folder: Path) -> Iterator[tuple[str, Image.Image | None]]:
    for name, numbers in HAND_MADE.items():
        issue = set_issue(Job(REPOSITORY, ISSUES[name])).issue
        if issue is None:
            raise SystemExit(f"{name} does not build")
        for number in numbers:
            yield f"by hand, {name} page {number}", picture(issue, number, DPI)


PILES: dict[str, Callable[[Path], Iterator[tuple[str, Image.Image | None]]]] = {
    f.__name__: f for f in (specimen, papers, natural, lengths, hard, hand_made)
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="*", choices=PILES, default=list(PILES))
    asked = parser.parse_args()
    drawn: list[tuple[str, Image.Image]] = []
    with TemporaryDirectory() as folder:
        for name in asked.only:
            for what, image in PILES[name](Path(folder) / name):
                print(what if image is not None else f"not made: {what}", flush=True)
                if image is not None and not (what.startswith("made") and sum(w.startswith("made") for w, _ in drawn) == MADE):
                    drawn.append((what, image))
    random.Random(24).shuffle(drawn)
    asked.folder.mkdir(parents=True, exist_ok=True)
    for n, (_, image) in enumerate(drawn, 1):
        image.save(asked.folder / f"{n:02}.png")
    (asked.folder / "key.txt").write_text("".join(f"{n:02} {what}\n" for n, (what, _) in enumerate(drawn, 1)), encoding="utf-8")


if __name__ == "__main__":
    main()
