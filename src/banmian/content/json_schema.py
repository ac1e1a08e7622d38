"""JSON Schemas of what editors write: made from the models, committed in schemas/ so that an editor's tools can use them.

`python -m banmian.content.json_schema` writes them anew; a test holds that the committed files agree.
"""

from __future__ import annotations

from pathlib import Path

from banmian.sources.json_schema import schema_text, write_schemas

FOLDER = Path(__file__).parent / "schemas"


def json_schemas() -> dict[str, str]:
    """File name -> the schema's text, for issue.yaml and an article's front matter."""
    from banmian.content.schema import FrontMatter, IssueEntry

    return {
        "issue.json": schema_text(IssueEntry, "issue.yaml"),
        "article.json": schema_text(FrontMatter, "front matter of an article"),
    }


if __name__ == "__main__":
    write_schemas(FOLDER, json_schemas())
