"""What the panel counts from: a thing's lines in its file, and beside them those that copyfit gave it."""

from __future__ import annotations

from project import REPOSITORY

from banmian.build import Job, load
from banmian.desk.as_written import stands_written, with_written


def test_the_file_s_lines_stand_first_and_copyfit_s_beside_them() -> None:
    template = load(Job(REPOSITORY, "content/2020-08-12")).template
    assert template is not None
    written = stands_written(dict(template.pages)["front"])
    assert written["pictures.lane.lines"] == ((1, 3), (21, 44))
    assert written["places.lead.text.0.lines"] == ((1, 3), (47, 53)) and "places.sidebar.box.lines" in written
    as_is = {"path": "pictures.lane.lines", "cols": (1, 3), "lines": (21, 44)}
    assert with_written(as_is, written) == as_is
    fitted = with_written(as_is | {"lines": (20, 43)}, written)
    assert fitted["lines"] == (21, 44) and fitted["set"] == {"cols": (1, 3), "lines": (20, 43)}
