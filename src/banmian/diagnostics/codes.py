"""The index of codes: each code's title and usual severity. Each has a page in docs/codes/ (docs/rules/contracts.md, Messages).

A code that was once released never gets another meaning.
"""

from __future__ import annotations

from banmian.diagnostics.model import Diagnostic, PlaceOnPage, Severity, Span
from banmian.values import frozen

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

GROUPS = {
    "SRC": "Files and characters",
    "YML": "Structure of YAML",
    "CNT": "Content",
    "TPL": "Layouts",
    "PAP": "A paper's words",
    "PLN": "Content and layout joined",
    "FNT": "Font files",
    "TXT": "Characters and faces",
    "PIC": "Pictures",
    "QRC": "QR codes",
    "FIT": "Heads and make-up",
    "FLW": "Text in its places",
    "FRM": "The finished page",
    "FRN": "Furniture and captions",
    "OUT": "What a build writes",
    "IMP": "Plates",
    "DLV": "Delivery",
    "NEW": "New papers, issues and articles",
}
"""A code's first letters, and what its group speaks of."""

_PREFACE = """# Codes

Every message has a stable code; each has a page here. Severities are the usual ones; a print shop's profile says from which on a build fails. The checks of `banmian preflight` have pages of their own: [preflight](preflight/README.md).
"""  # noqa: E501


@frozen
class Code:
    """A code's row. `title` completes "It says that ..."."""

    code: str
    title: str
    severity: Severity = _ERROR


CODES: tuple[Code, ...] = (
    Code("SRC001", "a file is missing or cannot be read"),
    Code("SRC002", "a file is UTF-16 or UTF-32"),
    Code("SRC003", "a file is not UTF-8"),
    Code("SRC004", "a control character stands in a text"),
    Code("SRC005", "a bidi control stands in a text"),
    Code("SRC006", "a letter of a right-to-left script stands in a text"),
    Code("SRC007", "a file is too large"),
    Code("SRC010", "a text was put right on reading", _INFO),
    Code("SRC011", "a file stands where nothing reads it", _WARNING),
    Code("YML001", "a file is not well-formed YAML"),
    Code("YML002", "YAML uses an anchor or an alias"),
    Code("YML003", "YAML uses a tag"),
    Code("YML004", "a key is given twice"),
    Code("YML005", "YAML is too deep or too large"),
    Code("YML006", "a key is not known"),
    Code("YML007", "a key is missing or empty"),
    Code("YML008", "a value is not what its key takes"),
    Code("YML010", "a comment cuts a value", _WARNING),
    Code("CNT001", "the date contradicts the folder's name"),
    Code("CNT002", "the pages contradict the page count"),
    Code("CNT008", "an article's front matter is missing or not closed"),
    Code("CNT009", "an article's id is not its file's name"),
    Code("CNT010", "an article is empty"),
    Code("CNT011", "an article is too long"),
    Code("CNT012", "markup is nested too deep"),
    Code("CNT013", "raw HTML stands in an article"),
    Code("CNT014", "markup cannot be set in an article"),
    Code("CNT015", "a container is wrong"),
    Code("CNT016", "an attribute or class is not known"),
    Code("CNT017", "a picture's address leads out of the issue"),
    Code("CNT018", "a picture stands within a paragraph"),
    Code("CNT019", "a picture's focal point cannot be read"),
    Code("CNT030", "a typed number is not the issue's", _WARNING),
    Code("CNT031", "a field names a day that is past", _WARNING),
    Code("CNT032", "a short title is not that of its headline", _WARNING),
    Code("CNT033", "articles are those of an earlier issue", _WARNING),
    Code("CNT034", "a field names a fact that is not known"),
    Code("CNT035", "tabs part a line that is no table's", _WARNING),
    Code("CNT036", "lines that each end a sentence are joined", _INFO),
    Code("CNT037", "a file's name is that of no article"),
    Code("CNT038", "the paper has no words for a byline's role"),
    Code("CNT040", "an article or an advertisement is past its last day"),
    Code("CNT048", "a cell is joined to none above it"),
    Code("CNT049", "joined cells are no rectangle"),
    Code("CNT020", "markup holds nothing", _WARNING),
    Code("CNT021", "markup does nothing where it stands", _WARNING),
    Code("CNT022", "markup is not set, and would be printed as it is written"),
    Code("CNT023", "a sign that looks like markup is printed", _WARNING),
    Code("CNT024", "a picture's file name has a blank"),
    Code("CNT025", "notes and references to them do not agree"),
    Code("TPL001", "a paper has no layouts"),
    Code("TPL002", "a page layout is not known"),
    Code("TPL003", "a name of a style, ink, grid or place is not known"),
    Code("TPL004", "an area lies outside the type area"),
    Code("TPL005", "two places overlap and neither cuts"),
    Code("TPL006", "text crosses the fold"),
    Code("TPL007", "a place's areas contradict one another"),
    Code("TPL008", "a print shop's profile cannot be used"),
    Code("TPL009", "an ink exceeds the print shop's limit"),
    Code("TPL010", "an ink cannot be printed as it is written"),
    Code("TPL011", "small text is in a rich black"),
    Code("TPL012", "vertical text is asked for what it does not have"),
    Code("PAP001", "words of a paper have a place that is not theirs"),
    Code("PAP002", "words of a paper lack a place"),
    Code("PAP003", "words of a paper name what the paper does not give"),
    Code("PLN001", "the pages are not listed in their order"),
    Code("PLN002", "a layout has no such place"),
    Code("PLN003", "there is no such story"),
    Code("PLN004", "a story is placed twice"),
    Code("PLN005", "a place has no story", _WARNING),
    Code("PLN006", "a container stands in no place"),
    Code("PLN007", "no page places an article", _WARNING),
    Code("PLN008", "a thread contradicts the pages"),
    Code("PLN009", "a story has no such picture"),
    Code("PLN010", "an advertisement has no picture"),
    Code("PLN011", "no layout places a picture", _WARNING),
    Code("PLN012", "a label does not say that it marks an advertisement"),
    Code("PLN030", "an advertisement stands in no place"),
    Code("FNT001", "fonts.yaml cannot be used"),
    Code("FNT002", "a font file is missing"),
    Code("FNT003", "a font file is altered"),
    Code("FNT004", "a font file cannot be opened"),
    Code("TXT001", "another face sets a character", _WARNING),
    Code("TXT002", "no face holds a character"),
    Code("TXT010", "a part of a caption or of the furniture is lost"),
    Code("TXT011", "no page shows what issue.yaml gives the furniture", _WARNING),
    Code("TXT012", "a text is not shown where it stands", _INFO),
    Code("PIC001", "a picture is missing"),
    Code("PIC002", "a file is not a picture"),
    Code("PIC003", "a picture is cut short"),
    Code("PIC004", "a picture is too large"),
    Code("PIC005", "a picture lies outside the issue's folder"),
    Code("PIC006", "a picture has a remote address"),
    Code("PIC007", "a picture's format is not placed"),
    Code("PIC010", "a picture has far too few pixels"),
    Code("PIC011", "a picture has few pixels", _WARNING),
    Code("PIC012", "a picture has more pixels than are printed", _INFO),
    Code("PIC013", "a picture holds more ink than the paper takes", _WARNING),
    Code("PIC014", "a file holds more than one picture", _WARNING),
    Code("PIC020", "a drawing is not well-formed XML"),
    Code("PIC021", "a drawing declares what is refused"),
    Code("PIC022", "a drawing uses what is not placed"),
    Code("PIC023", "a drawing names no ink"),
    Code("PIC024", "a value in a drawing is wrong"),
    Code("PIC025", "a drawing names no type role"),
    Code("PIC026", "a drawing refers to something outside itself"),
    Code("PIC027", "a drawing is active"),
    Code("PIC028", "a drawing is placed as pixels", _WARNING),
    Code("PIC029", "a drawing is too large or holds itself"),
    Code("PIC030", "a PDF cannot be read"),
    Code("PIC031", "a PDF has no such page"),
    Code("PIC032", "a PDF runs JavaScript"),
    Code("PIC033", "a PDF does not hold a font"),
    Code("PIC034", "a PDF has colours that are not the press's"),
    Code("PIC035", "a PDF's annotations are left out", _WARNING),
    Code("PIC036", "a PDF holds what print refuses"),
    Code("PIC037", "a PDF is too large inside or holds itself"),
    Code("PIC038", "a PDF's graphics state is put right", _INFO),
    Code("PIC039", "a PDF holds a part whose graphics state does not match"),
    Code("PIC040", "a picture changed while the paper was built"),
    Code("PIC041", "an advertisement is cut", _WARNING),
    Code("PIC042", "much of a picture is cut off", _INFO),
    Code("PIC043", "a text in a drawing is cut", _WARNING),
    Code("PIC044", "a PDF's colours are converted", _WARNING),
    Code("QRC001", "a QR code's modules are too small"),
    Code("FIT001", "a head was fitted to its measure", _INFO),
    Code("FIT002", "a head is too long"),
    Code("FIT003", "a subhead was narrowed to its column", _WARNING),
    Code("FIT004", "headlines stand side by side with nothing between them", _WARNING),
    Code("FIT005", "a gutter runs through the page from top to bottom", _WARNING),
    Code("FIT010", "a head has an empty line", _WARNING),
    Code("FIT011", "lines kept for a head stay empty", _WARNING),
    Code("FIT012", "a line beside the text is too long"),
    Code("FLW001", "a story is over"),
    Code("FLW002", "a place is short", _WARNING),
    Code("FLW003", "a text is not shown where its story stands"),
    Code("FLW004", "a part of a head is not shown", _WARNING),
    Code("FLW005", "a line is wider than its measure"),
    Code("FLW006", "a line ends early, since it would open beyond the limits", _WARNING),
    Code("FLW007", "a paragraph has not the lines it was asked for", _WARNING),
    Code("FLW010", "a drop initial was not set", _INFO),
    Code("FLW011", "a reading is too near the line above", _WARNING),
    Code("FLW030", "a table's cell does not hold its text"),
    Code("FLW031", "a table is wider than its area"),
    Code("FLW032", "a thread ends before its last place", _WARNING),
    Code("FLW033", "a table is set as plain lines", _WARNING),
    Code("FLW034", "lines of a column belong to no text", _WARNING),
    Code("FLW035", "the leading of a text rose for its readings", _INFO),
    Code("FLW036", "a table is broken where its rows belong together", _WARNING),
    Code("FLW037", "an area has no room for its table", _WARNING),
    Code("FLW038", "digits of a table's columns are not all as wide", _WARNING),
    Code("FLW039", "a kind of table does not show what its cells say", _WARNING),
    Code("FRM001", "ink stands out of its frame"),
    Code("FRM002", "two parts of a page lie on one another"),
    Code("FRM003", "ink stands out of the type area or the trim"),
    Code("FRM010", "a picture paints nothing", _WARNING),
    Code("FRN001", "a field of the furniture is too long for its place"),
    Code("FRN002", "the furniture has no room for what it is to show"),
    Code("FRN003", "the masthead shows no such field", _WARNING),
    Code("FRN004", "a caption is too long for its picture"),
    Code("FRN005", "the layout has a barcode and the issue has none", _WARNING),
    Code("FRN010", "the layout has a weather block and the issue has none", _WARNING),
    Code("OUT001", "no soft proof was made", _INFO),
    Code("OUT002", "an issue does not fit the standard that was asked for"),
    Code("OUT003", "the outputs' folder is not banmian's to write into"),
    Code("OUT004", "another build is at work in the outputs' folder"),
    Code("OUT005", "a file cannot be written, or went away while it was needed"),
    Code("OUT006", "files of an earlier state of the issue stand in the outputs' folder", _INFO),
    Code("OUT007", "the finished issue would be refused at delivery"),
    Code("IMP001", "the pages make no whole sheets"),
    Code("IMP002", "a sheet is smaller than its pages"),
    Code("IMP003", "a sheet has no room for all marks", _WARNING),
    Code("DLV001", "there is no delivery to correct"),
    Code("DLV002", "a page that is not sent again is not what was sent"),
    Code("DLV003", "a page that is to be sent again has not changed"),
    Code("DLV004", "a version letter was already sent"),
    Code("DLV005", "a QR code cannot be read from the finished page"),
    Code("DLV006", "no QR code was read back", _INFO),
    Code("DLV007", "the finished issue does not pass preflight"),
    Code("NEW001", "a new file's name cannot be used"),
    Code("NEW002", "what should be made is there already"),
    Code("NEW003", "there is nothing to begin from"),
    Code("NEW004", "a day is none"),
    Code("NEW005", "nothing tells the next issue's day"),
    Code("NEW006", "it is not said of which paper an issue is"),
    Code("NEW007", "a value cannot be changed where it stands"),
    Code("NEW008", "something new cannot be written"),
    Code("NEW010", "advertisements were taken over", _WARNING),
    Code("NEW011", "matters of the day were taken over", _WARNING),
    Code("NEW012", "an issue's day is not in the paper's rhythm", _WARNING),
)

_BY_CODE = {row.code: row for row in CODES}


def code_row(code: str) -> Code:
    """The row of a code. Raises KeyError for one that is not in the index."""
    return _BY_CODE[code]


def diagnose(code: str, message: str, hint: str = "", span: Span | None = None, place: PlaceOnPage | None = None) -> Diagnostic:
    """A diagnostic with the code's usual severity."""
    return Diagnostic(code, _BY_CODE[code].severity, message, hint, span, place)


def codes_page() -> str:
    """docs/codes/README.md: every code by its group, with its severity and title."""
    parts = [_PREFACE]
    for group, name in GROUPS.items():
        rows = [f"- [{c.code}]({c.code}.md) ({c.severity.word}): {c.title}\n" for c in CODES if c.code.startswith(group)]
        parts.append(f"\n## {group}: {name}\n\n{''.join(rows)}")
    return "".join(parts)
