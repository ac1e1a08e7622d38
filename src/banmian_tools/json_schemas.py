"""JSON Schemas of what editors and designers write, made from the models (`make schemas`) and committed beside them.

Draft 2020-12, sorted keys, so that equal models give equal bytes. An editor's tools can use them; a test holds that the committed
files agree with the models.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import banmian

if TYPE_CHECKING:
    from pydantic import BaseModel

PACKAGE = Path(banmian.__file__).parent


def content_schemas() -> dict[str, str]:
    """File name -> the schema's text, for issue.yaml and an article's front matter."""
    from banmian.content.schema import FrontMatterEntry, IssueEntry

    return {
        "issue.json": schema_text(IssueEntry, "issue.yaml"),
        "article.json": schema_text(FrontMatterEntry, "front matter of an article"),
    }


def layout_schemas() -> dict[str, str]:
    """File name -> the schema's text, for paper.yaml, a page's layout and a print shop's profile."""
    from banmian.template.page_schema import PageEntry
    from banmian.template.paper_schema import PaperEntry
    from banmian.template.profile_schema import ProfileEntry

    return {
        "paper.json": schema_text(PaperEntry, "paper.yaml"),
        "page.json": schema_text(PageEntry, "a page's layout"),
        "profile.json": schema_text(ProfileEntry, "a print shop's profile"),
    }


def chart_schemas() -> dict[str, str]:
    """File name -> the schema's text, for a chart's file."""
    from banmian.charts.schema import ChartEntry

    return {"chart.json": schema_text(ChartEntry, "a chart, NAME.chart.yaml")}


def schema_text(model: type[BaseModel], title: str) -> str:
    """The schema's text with a line end; `title` says what file it is for."""
    body = model.model_json_schema(mode="validation")
    body |= {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"banmian: {title}"}
    return json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def all_schemas() -> dict[Path, str]:
    """Path -> text of each committed file."""
    parts = {"content": content_schemas(), "template": layout_schemas(), "charts": chart_schemas()}
    return {PACKAGE / part / "schemas" / name: text for part, schemas in parts.items() for name, text in schemas.items()}


def main() -> None:
    """Write the files."""
    for path, text in all_schemas().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
