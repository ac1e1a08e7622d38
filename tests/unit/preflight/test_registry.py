"""The registry and what is made from it: ids, pages, rule tables; profiles and what they may say."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest

from banmian.diagnostics import Severity
from banmian.preflight.limits import Limits
from banmian.preflight.profile import Override, Profile
from banmian.preflight.profile_files import load_profile
from banmian.preflight.registry import CHECKS, GROUPS
from banmian.template.loader import load_template
from banmian_tools.check_pages import all_in_chinese, all_pages

ROOT = Path(__file__).parents[3]
PAGES = ROOT / "docs/codes/preflight"
CHINESE = ROOT / "docs/codes/zh/preflight"
TABLES = ROOT / "docs/conformance"
AGAIN = "write them again: python -m banmian_tools.check_pages docs/codes/preflight docs/codes/zh/preflight"
IDS = {c.id for c in CHECKS}


def test_ids_are_unique_and_of_a_known_group() -> None:
    assert len(IDS) == len(CHECKS) >= 60
    for check in CHECKS:
        found = re.fullmatch(r"PF-([A-Z]{3})-\d\d", check.id)
        assert found and found[1] in GROUPS
    assert list(dict.fromkeys(c.id[3:6] for c in CHECKS if c.id[3:6] != "LIN")) == [g for g in GROUPS if g != "LIN"]


def test_rows_are_whole() -> None:
    for check in CHECKS:
        assert check.title[0].islower() or check.title.startswith(
            ("QR", "JavaScript", "Info", "Trapped", "CropBox", "XMP", "TrueType")
        )
        assert check.why.endswith(".") and check.fix.endswith(".") and check.source and not check.source.endswith(".")
        assert "clause" not in check.source, "no clause number that was not read"
        assert len({o.name for o in check.outcomes}) == len(check.outcomes)
        for outcome in check.outcomes:
            assert set(re.findall(r"\{(\w+)\}", outcome.message)) <= set(dict(outcome.example))
            assert "{" not in outcome.shown


def test_pages_are_those_of_the_registry() -> None:
    held = {p.name: p.read_text(encoding="utf-8") for p in PAGES.glob("*.md")}
    assert held == all_pages(), AGAIN
    held = {p.name: p.read_text(encoding="utf-8") for p in CHINESE.glob("*.md")}
    assert held == all_in_chinese(), AGAIN


def test_rule_tables_name_checks_that_are_there() -> None:
    for table in TABLES.glob("*.md"):
        named = set(re.findall(r"PF-[A-Z]{3}-\d\d", table.read_text(encoding="utf-8")))
        assert named <= IDS, table.name


@pytest.mark.parametrize("name", ["pdfx-4.md", "pdfx-1a.md"])
def test_every_rule_of_a_standard_has_its_check(name: str) -> None:
    rows = [line for line in (TABLES / name).read_text(encoding="utf-8").splitlines() if re.match(r"\| X[14]-\d\d ", line)]
    assert len(rows) >= 30
    assert len({row.split("|")[1].strip() for row in rows}) == len(rows)
    assert all(re.search(r"PF-[A-Z]{3}-\d\d", row.split("|")[-2]) for row in rows)


def test_every_check_of_print_standards_stands_in_a_table() -> None:
    named = {i for t in TABLES.glob("*.md") for i in re.findall(r"PF-[A-Z]{3}-\d\d", t.read_text(encoding="utf-8"))}
    wanted = {
        i for i in IDS if i[3:6] in ("DOC", "FBD", "INT", "BOX", "FNT", "COL", "TRN", "OVP", "INK", "IMG", "TXT", "LIN", "QRC")
    }
    assert wanted - named == set()


@pytest.mark.parametrize("name", ["house", "gwg-newspaper-2022", "registered-paper", "internal-permit"])
def test_profiles_of_the_paper_can_be_used(name: str) -> None:
    profile, why = load_profile(name, ROOT)
    assert profile is not None, why
    for override in profile.override:
        assert any(Profile(title="x", checks=(override.check,), leave=()).asks(c.id) for c in CHECKS)


def test_without_a_project_the_house_profile_is_the_defaults() -> None:
    profile, _ = load_profile("house", None)
    assert profile is not None and profile.limits == Limits()
    house, _ = load_profile("house", ROOT)
    assert house is not None
    differ = {field.name for field in fields(Limits) if getattr(house.limits, field.name) != getattr(Limits(), field.name)}
    assert differ == {"intent"}, "the rest of the house's limits are the defaults"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("title = ", "this is not TOML"),
        ('title = "x"\n[limits]\nink = 3', "`limits.ink`"),
        ('title = "x"\n[[override]]\ncheck = "PF-DOC-13"\nseverity = "off"', "`override.0.reason`"),
        ('title = "x"\nchecks = ["everything"]', "`checks.0`"),
    ],
)
def test_a_profile_at_fault_is_refused(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    profile, why = load_profile(str(path), None)
    assert profile is None and why is not None
    assert why.code == "TPL008" and says in why.message


def test_overrides_change_or_silence_an_outcome() -> None:
    why = "a poster of one day"
    rows = (Override("PF-IMG-*", "info", why), Override("PF-IMG-01", "off", why, "warning"))
    profile = Profile(title="x", override=rows)
    assert profile.severity("PF-IMG-01", "error", Severity.ERROR) is Severity.INFO
    assert profile.severity("PF-IMG-01", "warning", Severity.WARNING) is None
    assert profile.severity("PF-TXT-01", "error", Severity.ERROR) is Severity.ERROR


def test_a_papers_own_profile_stands_before_the_shared_one(tmp_path: Path) -> None:
    for folder in ("layouts/profiles", "layouts/a/profiles", "layouts/b/profiles"):
        (tmp_path / folder / "preflight").mkdir(parents=True)
    for file, title in (
        ("profiles/preflight/house", "shared"),
        ("a/profiles/preflight/house", "of a"),
        ("a/profiles/preflight/own", "own"),
    ):
        (tmp_path / "layouts" / f"{file}.toml").write_text(f'title = "{title}"', encoding="utf-8")

    def title(name: str, paper: str | None) -> str | None:
        profile, _ = load_profile(name, tmp_path, paper)
        return profile.title if profile is not None else None

    assert [title("house", paper) for paper in ("a", "b", None)] == ["of a", "shared", "shared"]
    assert [title("own", paper) for paper in ("a", "b", None)] == ["own", None, "own"]


def test_format_and_type_area_are_the_papers() -> None:
    template, _ = load_template(ROOT, "chenbao", "", ())
    profile, _ = load_profile("house", ROOT)
    assert template is not None and profile is not None
    limits = profile.for_paper(template.paper).limits
    assert limits.trim_mm == pytest.approx((270, 390), abs=0.01)
    assert limits.type_area_mm == pytest.approx((0, 21.8 - 3 * 4.445, 270, 389.47), abs=0.1)
    own = replace(profile, limits=Limits(trim_mm=(100, 100), type_area_mm=(1, 2, 3, 4))).for_paper(template.paper).limits
    assert (own.trim_mm, own.type_area_mm) == ((100, 100), (1, 2, 3, 4))
