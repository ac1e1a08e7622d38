"""Versions kept by hash, found again, thinned; going back as files see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from banmian.versions.back import go, way_back
from banmian.versions.finding import find, last_proof
from banmian.versions.keeping import keep_files
from banmian.versions.setting import is_plain
from banmian.versions.store import KeptFile, LostError, Version, VersionStore

ISSUE = "content/i"


def sources(root: Path) -> dict[str, Path]:
    return {p.relative_to(root).as_posix(): p for p in sorted(root.rglob("*")) if p.is_file() and "versions" not in p.parts}


def write(root: Path, **files: str) -> None:
    for name, text in files.items():
        path = root / ISSUE / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def store(tmp_path: Path) -> VersionStore:
    return VersionStore(tmp_path / "out")


def keep(store: VersionStore, root: Path, what: str = "build", note: str = "") -> Version:
    found = keep_files(store, sources(root), what, note)
    assert found is not None
    return found


def test_a_version_gives_back_every_byte(store: VersionStore, tmp_path: Path) -> None:
    root = tmp_path / "p"
    write(root, a="one", b="two")
    first = keep(store, root)
    write(root, a="other")
    second = keep(store, root)
    assert keep_files(store, sources(root)) is None, "nothing changed"
    assert dict(store.bytes_of(first)) == {f"{ISSUE}/a.md": b"one", f"{ISSUE}/b.md": b"two"}
    assert dict(store.bytes_of(second)) == {f"{ISSUE}/a.md": b"other", f"{ISSUE}/b.md": b"two"}
    packs = [p.read_bytes() for p in sorted(store.folder.glob("*.pack"))]
    assert packs == [b"onetwo", b"other"], "what a version before has is not kept again"


def test_what_was_thinned_takes_nothing_along_that_is_needed(store: VersionStore, tmp_path: Path) -> None:
    root = tmp_path / "p"
    write(root, old="never touched")
    proof = None
    for n in range(12):
        write(root, a=f"text {n}")
        if n == 3:
            proof = keep(store, root, "proof", "1 for desk")
        else:
            keep(store, root)
    assert store.thin(most=6, most_bytes=1_000_000) > 0
    left = store.versions()
    assert len(left) == 5 and proof is not None and proof.id in {v.id for v in left}, "plain builds go first"
    for version in left:
        found = dict(store.bytes_of(version))
        assert found[f"{ISSUE}/old.md"] == b"never touched" and found[f"{ISSUE}/a.md"].startswith(b"text ")
    assert {p.stem for p in store.folder.glob("*.pack")} <= {p.stem for p in store.folder.glob("*.json")}
    assert not VersionStore(tmp_path / "none").thin()


def test_a_bound_of_bytes_thins_too(store: VersionStore, tmp_path: Path) -> None:
    root = tmp_path / "p"
    for n in range(8):
        write(root, a=f"{n}" * 10_000)
        keep(store, root)
    store.thin(most_bytes=40_000)
    assert sum(p.stat().st_size for p in store.folder.glob("*.pack")) <= 40_000
    assert b"7" * 10_000 in dict(store.bytes_of(store.versions()[-1])).values()


def test_damage_is_told_and_never_put_back(store: VersionStore, tmp_path: Path) -> None:
    root = tmp_path / "p"
    write(root, a="one", b="two")
    first = keep(store, root)
    write(root, a="other")
    [pack] = store.folder.glob("*.pack")
    pack.write_bytes(b"onetwx")
    way = way_back(first, {f"{ISSUE}/a.md": KeptFile("x", 0, 0)}, ISSUE)
    with pytest.raises(LostError):
        go(store, way, root, sources(root))
    assert (root / ISSUE / "a.md").read_text(encoding="utf-8") == "other"
    (store.folder / "20200101T000000-00-aaaaaaaaaa.json").write_text("{", encoding="utf-8")
    assert len(store.versions()) == 1


def test_the_way_back_and_back_again(store: VersionStore, tmp_path: Path) -> None:
    root = tmp_path / "p"
    write(root, a="one", gone="g", signed="s")
    (root / ISSUE / "signed.yaml").write_text("then", encoding="utf-8")
    (root / "layouts").mkdir()
    (root / "layouts/paper.yaml").write_text("then", encoding="utf-8")
    first = keep(store, root)
    write(root, a="two", new="n")
    (root / ISSUE / "gone.md").unlink()
    (root / ISSUE / "signed.yaml").write_text("now", encoding="utf-8")
    (root / "layouts/paper.yaml").write_text("now", encoding="utf-8")
    before = {p: f.read_bytes() for p, f in sources(root).items()}
    from banmian.versions.keeping import hash_of

    way = way_back(first, {p: KeptFile(hash_of(f), 0, 0) for p, f in sources(root).items()}, ISSUE)
    assert [(s.what, s.path.rsplit("/", 1)[-1]) for s in way.steps] == [
        ("change", "a.md"), ("bring back", "gone.md"), ("take away", "new.md"),
    ]  # fmt: skip
    assert way.layouts == ("layouts/paper.yaml",)
    go(store, way, root, sources(root))
    after = {p: f.read_bytes() for p, f in sources(root).items()}
    assert after == {
        f"{ISSUE}/a.md": b"one", f"{ISSUE}/gone.md": b"g", f"{ISSUE}/signed.md": b"s", f"{ISSUE}/signed.yaml": b"now",
        "layouts/paper.yaml": b"now",
    }  # fmt: skip
    assert dict(store.bytes_of(store.versions()[-1])) == before, "what stood is kept"


def row(at: str, id: str, what: str = "build", note: str = "") -> Version:
    return Version(id, at, what, note, {}, "", (0, 0), "", {})


VERSIONS = (
    row("2020-08-11T23:50:00+08:00", "aaaa000000"),
    row("2020-08-12T17:20:10+08:00", "bbbb000000", "proof", "2 for desk"),
    row("2020-08-12T17:40:30+08:00", "bbcc000000"),
    row("2020-08-12T21:04:00+08:00", "dddd000000"),
)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("17:40", "bbcc000000"), ("17:39", "bbbb000000"), ("2020-08-11 23:59", "aaaa000000"), ("23:55", "aaaa000000"),
        ("bbcc", "bbcc000000"), ("bb", None), ("proof-2", "bbbb000000"), ("proof2", "bbbb000000"), ("proof-3", None),
        ("last", "dddd000000"), ("25:00", None), ("2020-13-40 10:00", None), ("", None), ("../..", None),
    ],
)  # fmt: skip
def test_a_version_is_found_by_what_people_say(said: str, wanted: str | None) -> None:
    found = find(VERSIONS, said, "2020-08-12T21:30:00+08:00")
    assert (found.id if found else None) == wanted


def test_changes_are_told_since_the_last_proof() -> None:
    last = last_proof(VERSIONS)
    assert last is not None and last.id == "bbbb000000"
    assert last_proof(VERSIONS[:1]) is None


def test_no_version_writes_out_of_the_project() -> None:
    assert is_plain("content/i/a.md")
    assert not any(map(is_plain, ("/etc/passwd", "../a", "a/../../b", "c:\\a", "a\\b", "")))
