"""JSON Schemas of layouts: paper.yaml, a page's layout, a print shop's profile; made from the models, committed in schemas/.

`python -m banmian.template.json_schema` writes them anew; a test holds that the committed files agree.
"""

from __future__ import annotations

from pathlib import Path

from banmian.sources.json_schema import schema_text, write_schemas

FOLDER = Path(__file__).parent / "schemas"


def json_schemas() -> dict[str, str]:
    """File name -> the schema's text."""
    from banmian.template.schema import PageEntry, PaperEntry, ProfileEntry

    return {
        "paper.json": schema_text(PaperEntry, "paper.yaml"),
        "page.json": schema_text(PageEntry, "a page's layout"),
        "profile.json": schema_text(ProfileEntry, "a print shop's profile"),
    }


if __name__ == "__main__":
    write_schemas(FOLDER, json_schemas())
