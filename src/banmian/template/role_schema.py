"""What paper.yaml may say of what the program draws by itself: inks and faces by role."""

from typing import Annotated

from pydantic import Field

from banmian.template.values import InkName, Name, Strict


class RolesEntry(Strict):
    """Inks and faces of what no style of the paper describes. A role that is left out: `text` is the ink that is black alone,
    `accent` is that of `text`, `reading` the face of the text itself, the other faces the first text style's `strong`."""

    text: Annotated[InkName | None, Field(description="ink of text, rules and frames whose style names none")] = None
    accent: Annotated[InkName | None, Field(description="ink of seals, of the folio's bar, of marks")] = None
    section: Annotated[InkName | None, Field(description="the ink `section` on a page of no section; left out: the accent")] = None
    label: Annotated[InkName | None, Field(description="ink of the bar under a label's words; left out: that of `text`")] = None
    seal: Annotated[Name | None, Field(description="face of the signs of seals")] = None
    reading: Annotated[Name | None, Field(description="face of readings over characters")] = None
    draft: Annotated[Name | None, Field(description="face of what a draft says about the page")] = None
    draft_strong: Annotated[Name | None, Field(description="face of titles in a draft")] = None
    warning: Annotated[Name | None, Field(description="face of the warning across a draft")] = None
    slug: Annotated[Name | None, Field(description="face of the words beside printer's marks")] = None
