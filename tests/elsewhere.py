"""A paper from elsewhere: a project's sources with every ink and face under another name, every Han another character, every
length another length. What of the first paper stands in its pages is not the paper's: the program has put it there.

Han become characters of Unicode's extension A, which no source of ours has; they are set as Han all the same. Lengths are FACTOR of
what they were, so that what fitted fits. The measures that paper.yaml may leave out are written, in lengths of its own.
"""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import yaml
from squares import IDS, write_squares

from banmian.template.measures import Measures

FACTOR = 0.97
"""No length of the papers is this multiple of another: the test looks."""
HAN = re.compile("[\u4e00-\u9fff]")
LENGTH = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(pt|mm)")
COUNTED = re.compile(r"[0-9.]+[\u5b57\u884c]|\u5c0f?[\u4e00-\u4e94]\u53f7?")
"""Lengths in Han, which are keys of the language in which papers are written: 2\u5b57, 1\u884c, \u5c0f\u4e94."""
CHART_LENGTHS = {"line": "1.17pt", "point": "1.73pt", "air": "2.91pt", "gap": "7.77pt"}
"""What a chart style may leave out, in lengths of its own."""
NO_NUMBER = "\u2013"
"""What a chart shows for a number that is not there."""
FOREIGN, FOREIGN_SIZE = 0x3400, 0x19C0
FACES = {name: f"letter-{chr(ord('a') + n)}" for n, name in enumerate(IDS)}


def translated(text: str) -> str:
    """The text in the characters of elsewhere."""
    return HAN.sub(lambda m: chr(FOREIGN + (ord(m[0]) - 0x4E00) % FOREIGN_SIZE), text)


def emigrate(root: Path, paper: str) -> None:
    """Turns the sources at `root`, whose paper is layouts/`paper`, into those of a paper from elsewhere, set in squares."""
    folder = root / "layouts" / paper
    entry = yaml.safe_load((folder / "paper.yaml").read_text(encoding="utf-8"))
    inks = {name: f"hue-{chr(ord('a') + n)}" for n, name in enumerate(entry["inks"])}
    names = inks | FACES
    for path in [folder / "paper.yaml", *(folder / "pages").glob("*.yaml"), *root.glob("content/*/issue.yaml")]:
        said = moved(yaml.safe_load(path.read_text(encoding="utf-8")), names)
        if path.name == "paper.yaml":
            put_inks_and_measures(said, inks)
        write(path, yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=10_000))
    for path in root.glob("content/*/*/*"):
        if path.suffix in (".md", ".csv", ".svg", ".yaml"):
            write(path, drawing_in(translated(path.read_text(encoding="utf-8")), names))
    texts = [p.read_text(encoding="utf-8") for p in sorted(root.rglob("*")) if p.suffix in (".md", ".yaml", ".svg", ".csv")]
    if (root / "fonts").is_symlink():  # to the repository's own
        (root / "fonts").unlink()
    write_squares(root, "".join(texts) + NO_NUMBER, tuple(FACES.values()))


def write(path: Path, text: str) -> None:
    path.unlink()  # it may be a link to the repository's own
    path.write_text(text, encoding="utf-8")


def moved(value: Any, names: dict[str, str]) -> Any:
    """A value of YAML with other names, lengths and characters."""
    if isinstance(value, dict):
        return {"on" if key is True else translated(key): moved(held, names) for key, held in value.items()}
    if isinstance(value, list):
        return [moved(held, names) for held in value]
    if value is False:
        return "off"  # as YAML 1.1 reads the level of copyfit; nothing else here is said to be off
    return moved_text(value, names) if isinstance(value, str) else value


def moved_text(text: str, names: dict[str, str]) -> str:
    if length := LENGTH.fullmatch(text):
        return f"{float(text.removesuffix(length[1])) * FACTOR:.4f}{length[1]}"
    name, blank, rest = text.partition(" ")
    if name in names and (not rest or re.fullmatch(r"[0-9.]+%", rest)):
        return names[name] + blank + rest
    return text if COUNTED.fullmatch(text) else translated(text)


def drawing_in(text: str, names: dict[str, str]) -> str:
    """A drawing's inks and faces under their other names; no other file holds these forms."""
    text = re.sub(r"var\(--([\w-]+)\)", lambda m: f"var(--{names[m[1]]})", text)
    return re.sub(r'font-family="([\w-]+)"', lambda m: f'font-family="{names[m[1]]}"', text)


def put_inks_and_measures(entry: dict[str, Any], inks: dict[str, str]) -> None:
    """Inks under their names and in other amounts, black and white excepted; words without the lunar calendar, whose names are
    the program's; the measures, and those of charts, in full."""
    entry["inks"] = {inks[name]: other_amounts(amounts, inks) for name, amounts in entry["inks"].items()}
    words = {"masthead-weekday": "{weekday}", "masthead-year": ""}
    entry["words"] = {key: word for key, word in (entry["words"] | words).items() if key != "lunar"}
    for style in entry.get("chart-styles", {}).values():
        style |= {name: length for name, length in CHART_LENGTHS.items() if name not in style}
    said: dict[str, dict[str, str]] = entry.setdefault("measures", {})
    for part in fields(Measures):
        for name, value in own_lengths(part.name).items():
            said.setdefault(part.name, {}).setdefault(name, f"{value * FACTOR / 1000:.4f}pt")


def own_lengths(part: str) -> dict[str, int]:
    """The lengths of a part of the measures as the program has them, by their keys in paper.yaml."""
    held = getattr(Measures(), part)
    return {field.name.replace("_", "-"): getattr(held, field.name) for field in fields(held)}


def other_amounts(amounts: Any, inks: dict[str, str]) -> Any:
    """C M Y K a little less, where the ink is neither black alone nor white; another special ink; a mixture of the others."""
    if isinstance(amounts, dict):
        parts = {inks[name]: share for name, share in amounts.get("mix", {}).items()}
        spot = {"spot": "PANTONE 186 C", "cmyk": other_amounts(amounts.get("cmyk"), inks)}
        return {"mix": parts} if parts else amounts | spot
    return amounts if amounts in ([0, 0, 0, 100], [0, 0, 0, 0]) else [amount * 0.97 for amount in amounts]
