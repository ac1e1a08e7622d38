"""`banmian set` from outside: input, options, JSON, exit codes; and Unicode's own line break cases through it."""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from banmian.text.breaks import opportunities

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "unit" / "text" / "data" / "LineBreakTest-17.0.0.txt.gz"
HAN = "\u793e\u533a\u6668\u62a5"
ENDS = set("\n\r\x0b\x0c\x85\u2028\u2029\x00")


def run(*options: str, text: str | bytes = "") -> subprocess.CompletedProcess[bytes]:
    data = text.encode() if isinstance(text, str) else text
    command = [sys.executable, "-c", "from banmian.cli import main; main()", "set", *options, "--root", str(ROOT)]
    return subprocess.run(command, input=data, capture_output=True, check=False)


def told(done: subprocess.CompletedProcess[bytes]) -> dict[str, list[dict[str, object]]]:
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, list[dict[str, object]]] = json.loads(done.stdout)
    return found


def test_each_line_is_a_paragraph_also_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(f"\ufeff{HAN}\r\n\r\n{HAN * 4}\r\n".encode())
    paragraphs = told(run(str(file), "--json", "--measure", "8"))["paragraphs"]
    assert [len(p["lines"]) for p in paragraphs] == [1, 0, 3]
    assert paragraphs[2]["breaks"] == list(range(1, 17))


def test_options_say_how(tmp_path: Path) -> None:
    text = HAN * 4
    plain, flush = (told(run("--json", "--measure", "8", "--indent", i, text=text))["paragraphs"][0] for i in ("2", "0"))
    assert [line["measure"] for line in plain["lines"]] == [6, 8, 8]
    assert [line["measure"] for line in flush["lines"]] == [8, 8]
    ragged = told(run("--json", "--measure", "5", "--indent", "0", "--align", "start", text=f"{HAN}2020{HAN}"))
    assert {line["tier"] for line in ragged["paragraphs"][0]["lines"]} == {"natural"}
    down = told(run("--json", "--direction", "vertical", text=f"{HAN}12{HAN}GDPs"))["paragraphs"][0]
    assert [g["orientation"] for line in down["lines"] for g in line["glyphs"]][:6] == ["upright"] * 4 + ["combined", "upright"]
    assert "rotated" in {g["orientation"] for line in down["lines"] for g in line["glyphs"]}


def test_lines_for_people() -> None:
    done = run("--measure", "6", text=HAN * 3)
    assert done.returncode == 0
    assert done.stdout.decode().splitlines()[0] == "1: 3 lines"


@pytest.mark.parametrize(
    ("options", "text", "code"),
    [
        (("--measure", "0"), "", 2), (("--measure", "x"), "", 2), (("--level", "loose"), "", 2), (("nowhere.txt",), "", 1),
        (("--style", "nowhere"), "", 1), ((), b"\xff\xfe", 1), ((), "\u0e01", 1), ((), "", 0),
    ],
)  # fmt: skip
def test_exit_codes(options: tuple[str, ...], text: str | bytes, code: int) -> None:
    done = run(*options, text=text)
    assert done.returncode == code, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert code == 0 or done.stderr


@pytest.mark.parametrize("level", ["none", "basic", "gb", "strict"])
def test_unicodes_cases_through_the_command(level: str) -> None:
    """A sample of Unicode's line break cases: the breaks told are those of the level, in code points of the line."""
    rows = gzip.decompress(CASES.read_bytes()).decode().splitlines()
    texts = ["".join(chr(int(point, 16)) for point in row.split()[1::2]) for row in random.Random(17).sample(rows, 1500)]
    texts = [text for text in texts if ENDS.isdisjoint(text)]
    assert len(texts) > 1000
    done = run("--json", "--as-typed", "--level", level, text="\n".join(texts))
    for text, paragraph in zip(texts, json.loads(done.stdout)["paragraphs"], strict=True):
        wanted = [k for k, cost in enumerate(opportunities(text, level).costs) if cost >= 0 and k]
        assert paragraph["breaks"] == wanted, [hex(ord(ch)) for ch in text]
