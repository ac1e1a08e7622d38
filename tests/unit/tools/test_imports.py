"""No file imports itself over others: late imports and those for types alone are counted too.

The contracts in pyproject.toml hold packages apart; this holds the files inside them. A circle says that a value stands in the
file of one of its users (move it to a file of its own), or that a dispatcher is called back (hand it over as an argument).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SRC = Path(__file__).parents[3] / "src"
PACKAGES = ("banmian", "banmian_tools")


def files_of(package: str) -> dict[str, Path]:
    """Module -> its file."""
    out = {}
    for path in sorted((SRC / package).rglob("*.py")):
        parts = path.relative_to(SRC).with_suffix("").parts
        out[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return out


def named_in(source: str) -> Iterator[str]:
    """What a file's imports name, wherever they stand: modules, and names of modules, which may be modules themselves."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            assert node.module is not None and node.level == 0
            for alias in node.names:
                yield f"{node.module}.{alias.name}"
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def imports_of(files: Mapping[str, Path]) -> dict[str, set[str]]:
    """Module -> the modules of the same package that it imports."""
    out = {}
    for name, path in files.items():
        meant = {full if full in files else full.rpartition(".")[0] for full in named_in(path.read_text(encoding="utf-8"))}
        out[name] = {one for one in meant if one in files and one != name}
    return out


def circle_in(imports: Mapping[str, set[str]]) -> str:
    """One circle as `a <- b <- a`, each imported by the next; "" where there is none."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return " <- ".join(error.args[1])
    return ""


@pytest.mark.parametrize("package", PACKAGES)
def test_no_file_imports_itself_over_others(package: str) -> None:
    imports = imports_of(files_of(package))
    assert len(imports) > 15 and any(imports.values())
    assert circle_in(imports) == ""


def test_a_circle_is_seen(tmp_path: Path) -> None:
    texts = {"p.a": "def f():\n    from p.b import g", "p.b": "from p import c", "p.c": "import p.a", "p.d": "from p.a import f"}
    files = {}
    for name, text in texts.items():
        files[name] = tmp_path / f"{name}.py"
        files[name].write_text(text, encoding="utf-8")
    imports = imports_of(files)
    assert imports == {"p.a": {"p.b"}, "p.b": {"p.c"}, "p.c": {"p.a"}, "p.d": {"p.a"}}
    assert set(circle_in(imports).split(" <- ")) == {"p.a", "p.b", "p.c"}
