"""PDFs of other makers: nothing crashes, what is wrong with them is said and what is right is not."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest

from banmian.preflight.engine import run_facts
from banmian.preflight.profile import Profile
from banmian.preflight.reading.read import read_pdf

NO_PDFX = {"PF-DOC-06", "PF-INT-01"}
HTML = "<p style='color:#c00'>red</p><a href='https://example.com'>x</a><div style='opacity:.5;background:blue'>y</div>"
MANUALS = (
    "/usr/share/doc/shared-mime-info/shared-mime-info-spec.pdf", "/usr/share/doc/libtasn1-doc/libtasn1.pdf",
    "/usr/share/doc/fontconfig/fontconfig-user.pdf.gz", "/usr/share/doc/bzip2/manual.pdf.gz",
)  # fmt: skip


def found(data: bytes) -> set[str]:
    """Codes of warnings and errors; the file was read whole."""
    facts = read_pdf(data)
    assert facts.file.state == "ok"
    assert facts.file.unread == ()
    report = run_facts(facts, Profile(title="test"))
    assert not report.passes
    return {d.code for d in report.diagnostics if d.severity.word != "info"}


def run(tool: str, *options: str) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    subprocess.run([tool, *options], check=True, capture_output=True, timeout=90)


def test_reportlab() -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, (595, 842), invariant=1)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(72, 700, "Hello")
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(100, 100, 50, 50, stroke=0, fill=1)
    canvas.setLineWidth(0.1)
    canvas.line(72, 650, 300, 650)
    canvas.linkURL("https://example.com", (72, 690, 120, 710))
    canvas.save()
    codes = found(out.getvalue())
    assert codes >= NO_PDFX | {"PF-FNT-01", "PF-COL-01", "PF-COL-06", "PF-LIN-01", "PF-FBD-02", "PF-FBD-13", "PF-BOX-02"}
    assert not codes & {"PF-FNT-03", "PF-COL-02", "PF-TRN-01", "PF-BOX-03", "PF-DOC-12"}


def test_typst() -> None:
    typst = pytest.importorskip("typst", reason="typst is not installed")
    source = '#set page(width: 270mm, height: 390mm)\n= Hello\n#text(fill: red)[red] #link("https://example.com")[x]'
    codes = found(typst.compile(source.encode()))
    assert codes >= NO_PDFX | {"PF-COL-01", "PF-FBD-13", "PF-BOX-02"}
    assert not codes & {"PF-FNT-01", "PF-FNT-02", "PF-FNT-03", "PF-FNT-10", "PF-LIN-01", "PF-COL-02"}


def test_ghostscript(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", f"-sOutputFile={path}", "-c",
        "/Helvetica findfont 24 scalefont setfont 72 700 moveto (Hello) show 1 0 0 setrgbcolor 100 100 50 50 rectfill "
        "0.1 setlinewidth 72 600 moveto 200 600 lineto stroke showpage")  # fmt: skip
    codes = found(path.read_bytes())
    assert codes >= NO_PDFX | {"PF-COL-01", "PF-LIN-01", "PF-BOX-02"}
    assert not codes & {"PF-FNT-03", "PF-FBD-02", "PF-DOC-12", "PF-TRN-01"}


def test_chromium(tmp_path: Path) -> None:
    (tmp_path / "p.html").write_text(HTML, encoding="utf-8")
    path = tmp_path / "a.pdf"
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}", f"--print-to-pdf={path}",
        str(tmp_path / "p.html"))  # fmt: skip
    codes = found(path.read_bytes())
    assert codes >= NO_PDFX | {"PF-COL-01", "PF-FBD-13", "PF-DOC-12"}  # Chromium writes no /ID
    assert not codes & {"PF-FNT-01", "PF-FNT-02", "PF-FNT-03", "PF-TXT-03"}


def test_mutool(tmp_path: Path) -> None:
    source, path = tmp_path / "a.txt", tmp_path / "a.pdf"
    source.write_text(
        "%%MediaBox 0 0 500 800\n%%Font Tmr Times-Roman\nBT /Tmr 24 Tf 50 700 Td (Hello) Tj ET\n0 0 1 rg 50 50 9 9 re f\n"
    )
    run("mutool", "create", "-o", str(path), str(source))
    codes = found(path.read_bytes())
    assert codes >= NO_PDFX | {"PF-FNT-01", "PF-COL-01", "PF-DOC-07", "PF-DOC-12"}
    assert not codes & {"PF-FBD-13", "PF-TXT-03", "PF-IMG-01"}


@pytest.mark.parametrize("name", MANUALS)
def test_manuals_of_debian_packages(name: str) -> None:
    path = Path(name)
    if not path.is_file():
        pytest.skip(f"{path.name} is not installed")
    data = path.read_bytes()
    if path.suffix == ".gz":
        import gzip

        data = gzip.decompress(data)
    codes = found(data)
    assert codes >= NO_PDFX | {"PF-BOX-02"}
    assert not codes & {"PF-FNT-02", "PF-FNT-03", "PF-FBD-11", "PF-FBD-19", "PF-COL-10"}
