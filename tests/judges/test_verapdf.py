"""veraPDF on the specimen's twin for the web, and on the print PDF, which is no PDF/UA: where its engine is at hand."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from project import REPOSITORY

from banmian.build import Job, set_issue
from banmian.issue_pdf import pdf_bytes, screen_bytes

JUDGE = Path(__file__).parent / "verapdf" / "Judge.java"
CLASSPATH = os.environ.get("VERAPDF_CLASSPATH", "")


@pytest.mark.skipif(not CLASSPATH, reason="VERAPDF_CLASSPATH does not name veraPDF's engine (tests/judges/verapdf)")
def test_pdf_ua(tmp_path: Path) -> None:
    java = shutil.which("java")
    assert java is not None
    done = set_issue(Job(REPOSITORY, "content/2020-08-12")).issue
    verdicts = {}
    for name, made in (("screen", screen_bytes), ("print", pdf_bytes)):
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(made(done))
        ran = subprocess.run([java, "-cp", CLASSPATH, str(JUDGE), str(file)], capture_output=True, text=True, check=False)
        verdicts[name] = ran.returncode, ran.stdout
    assert verdicts["screen"][0] == 0, verdicts["screen"][1]
    assert verdicts["screen"][1].startswith("passed")
    assert verdicts["print"][0] == 1
    assert "StructTreeRoot" in verdicts["print"][1]
