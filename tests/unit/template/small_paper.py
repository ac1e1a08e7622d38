"""A small paper on disk: one page layout that is right, for tests to spoil."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from banmian.diagnostics import Diagnostic
from banmian.template.loader import Template, load_template
from banmian.template.required_styles import FURNITURE_STYLES, LINE_STYLES

LINE_ENTRIES = "".join(
    f"  {name}: {{face: song, size: 8.5pt}}\n"
    for name in dict.fromkeys((*LINE_STYLES, *(n for names in FURNITURE_STYLES.values() for n in names)))
)
WORDS = """\
words:
  language: zh-Hans
  weekdays: [星期一, 星期二, 星期三, 星期四, 星期五, 星期六, 星期日]
  lunar: {date: "农历{leap}{month}月{day}", year: "{stem}{branch}年", leap: 闰,
    months: [正, 二, 三, 四, 五, 六, 七, 八, 九, 十, 冬, 腊]}
  date: "{year}年{month}月{day}日"
  short-date: "{month}月{day}日"
  between: "　"
  masthead-weekday: "{weekday}　{lunar-date}"
  masthead-year: "{lunar-year}"
  number: "第{number}期"
  page-count: "本期{pages}版"
  next-date: "下期出版：{short-date}"
  folio-paper: "{name}·{edition}"
  folio-date: "{date}　{weekday}"
  folio-editor: "{date}　{weekday}　　本版责编　{editor}"
  index: 导读
  index-pages: "本期{pages}版"
  imprint-entry: "{key}：{value}"
  jump-on: "（下转第{page}版）"
  jump-from: "（上接第{page}版《{headline}》）"
  jump-from-short: "（上接第{page}版）"
  adverts: [广告]
  verse-seal: 诗
  draft-warning: 不得付印
  draft-waiting: 待稿
  draft-room: "约{characters}字"
  draft-over: "溢出 {story}"
  link: "转到第{page}版"
  qr-code: "二维码：{address}"
  picture: 图片
  in-picture: "，"
"""
"""Of a paper in Chinese; the last but one of its parts, so that places in the others are where they were."""
PAPER = (
    """\
schema: 1
id: small
name: 小报
profile: shop
sheet: {trim: [270mm, 390mm], bleed: 3mm}
type-area: {characters: 75.6, lines: 80, body: 9pt, leading: 12.6pt}
grids: {base: {columns: 5, style: body}, listing: {columns: 6, style: listing}}
inks: {k: [0, 0, 0, 100], red: [0, 92, 85, 12], tint-a: [0, 0, 0, 8]}
text-styles:
  body: {face: song, strong: hei, kai: kai, quote: kai, size: 9pt, subhead: {face: hei, size: 10.5pt, offset: 8.1pt}}
  listing: {like: body, size: 8.4pt}
  quote: {like: body, size: 17pt, pitch: 24pt, indent: 0}
head-styles:
  lead: {headline: {face: song, size: 44pt, tops: [20pt], pitch: 47pt}, lines-taken: [5]}
  brief: {headline: {face: hei, size: 11pt, tops: [0pt], pitch: 12.6pt}, lines-taken: [1]}
table-styles:
  line: {kind: stations, face: hei, head-face: song, first-face: hei, size: 8pt, head-size: 20pt, pitch: 24pt, accent: red}
line-styles:
"""
    + LINE_ENTRIES
    + WORDS
    + "furniture:\n  folio: {rule-y: 24pt, rule: 0.5pt, bar: 1.5pt, base-y: 21pt, line-y: 18pt, air: 5pt}\n"
)
ICC = (132).to_bytes(4, "big") + b"\0" * 12 + b"CMYK" + b"\0" * 16 + b"acsp" + b"\0" * 92
"""No more of a profile than its head."""
PROFILE = 'name = "a shop"\noutput-intent = "icc/a.icc"\nink-limit = 240\n'
PAGE = """\
schema: 1
places:
  lead:
    head: {style: lead, cols: 1-4, lines: 1-8}
    text: [{cols: 1-4, lines: 9-38, columns: 3}]
  brief:
    text: [{cols: 5, lines: 4-38}]
    between: {lines: 1, rule: 0.3pt}
  census:
    box: {cols: 4-5, lines: 41-80, tint: tint-a, bar: red, padding: 9pt}
    head: {style: lead, lines: 43-45}
    text: [{lines: 47-79, columns: 2}]
pictures:
  night: {of: lead, nth: 1, shape: circle, at: [406.1pt, line 21], r: 98pt, clear: 10pt}
rules:
  - {cols: 1-5, lines: 39-40, weight: 0.5pt}
  - {gutter: 4|5, lines: 1-38, weight: 0.3pt}
furniture:
  - {kind: folio, cols: 1-5, lines: head, air: 8pt}
"""

Loader = Callable[..., tuple[Template | None, tuple[Diagnostic, ...]]]


@pytest.fixture
def load(tmp_path: Path) -> Loader:
    """Write the paper, its profile and the page `front`, and read them."""

    def loader(
        paper: str = PAPER,
        page: str = PAGE,
        profile: str = PROFILE,
        own: str = "",
        name: str = "front",
        id_: str = "small",
        icc: bytes = ICC,
        **more: object,
    ) -> tuple[Template | None, tuple[Diagnostic, ...]]:
        folder = tmp_path / "layouts" / "small"
        (folder / "pages").mkdir(parents=True)
        (folder / "profiles" / "icc").mkdir(parents=True)
        (folder / "profiles" / "icc" / "a.icc").write_bytes(icc)
        (folder / "profiles" / "shop.toml").write_text(profile, encoding="utf-8")
        (folder / "paper.yaml").write_text(paper, encoding="utf-8")
        (folder / "pages" / "front.yaml").write_text(page, encoding="utf-8")
        if own:
            place = tmp_path / "content" / "2020-08-12" / "pages"
            place.mkdir(parents=True)
            (place / "front.yaml").write_text(own, encoding="utf-8")
        return load_template(tmp_path, id_, "content/2020-08-12", [name], **more)  # type: ignore[arg-type]

    return loader
