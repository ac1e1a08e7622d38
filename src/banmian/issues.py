"""Which issue is meant: the root and the issue's folder, from what the command line and the project say.

docs/rules/contracts.md: root = --root, else the nearest ancestor of ISSUE that holds layouts/; no ISSUE = `default-issue` in
pyproject.toml's [tool.banmian], else the folder of content/ whose name sorts last.
"""

from __future__ import annotations

from pathlib import Path

from banmian.phrases import Phrase, of_system, say, words_of
from banmian.speaking import speak_for, wrong_usage
from banmian.values import frozen

NO_ISSUE = "content"
"""What a desk stands on where there is no issue yet: the folder of all issues."""


@frozen
class IssueFolder:
    """`root` absolute; `issue` relative to it, with `/`."""

    root: Path
    issue: str


def asked_issue(issue: str | None, root: Path | None) -> IssueFolder:
    """The issue that a command means. Exits with 2 where there is no such folder."""
    folder = find_job_folder(issue, root)
    if isinstance(folder, str):
        raise wrong_usage(folder)
    speak_for(folder.root, folder.issue)
    return folder


def issue_to_set(issue: str | None, root: Path | None) -> IssueFolder:
    """The issue that is meant. Exits with 2 where there is no such folder, or the time to be written is none."""
    from banmian.instant import EpochError, epoch

    try:
        epoch()
    except EpochError as wrong:
        raise wrong_usage(words_of(wrong)) from wrong
    return asked_issue(issue, root)


def asked_root(root: Path | None) -> Path:
    """The project's root. Exits with 2 where there is none."""
    found = find_root(root)
    if found is None:
        raise wrong_usage(_no_project(root, Path().resolve()))
    return found


def _no_project(root: Path | None, start: Path) -> Phrase:
    """Why nothing can be set there, and what to do."""
    if root is not None:
        return say(
            "{name} is no project: it holds no layouts/; a paper is begun in a folder with nothing but copy in it",
            name=root.resolve().name,
        )
    return say("no folder above {start} holds layouts/: run inside a project or give --root", start=start)


def find_job_folder(issue: str | None, root: Path | None) -> IssueFolder | Phrase:
    """The folder, or a sentence that says why there is none."""
    try:
        return _job_folder(issue, root)
    except (OSError, ValueError, RuntimeError) as wrong:  # a name that no system takes, a link that leads back to itself
        said = of_system(wrong) if isinstance(wrong, OSError) else words_of(wrong)
        return say("the issue's folder cannot be found: {said}", said=said)


def _job_folder(issue: str | None, root: Path | None) -> IssueFolder | Phrase:
    start = root or Path(issue or ".")
    top = find_root(root, start)
    if top is None:
        return _no_project(root, start)
    if issue is None:
        named = _default_issue(top)
        if named is None:
            return say("{root}/content holds no issue: give its folder", root=top.name)
        return IssueFolder(top, named)
    for candidate in (Path(issue), top / issue):
        if (candidate / "issue.yaml").is_file() or candidate.is_dir():
            try:
                return IssueFolder(top, candidate.resolve().relative_to(top).as_posix())
            except ValueError:
                return say("{issue} lies outside the project", issue=issue)
    return say("there is no issue folder {issue}", issue=issue)


def desk_folder(issue: str | None, root: Path | None) -> IssueFolder:
    """The issue that a desk stands on: where the project has none yet and none is named, the folder of all issues, so that one can
    be begun there. Exits with 2 as `issue_to_set` does."""
    top = find_root(root)
    if issue is None and top is not None:
        found = find_job_folder(None, root)
        if isinstance(found, str) and not any((top / "content").glob("[!.]*/issue.yaml")):
            speak_for(top, NO_ISSUE)
            return IssueFolder(top, NO_ISSUE)
    return issue_to_set(issue, root)


def find_root(root: Path | None, start: Path = Path()) -> Path | None:
    """The project's root: the one given, else the nearest folder from `start` up that holds layouts/; None where there is none."""
    if root is not None:
        return root.resolve() if (root / "layouts").is_dir() else None
    path = start.resolve()
    return next((p for p in (path, *path.parents) if (p / "layouts").is_dir()), None)


def _default_issue(root: Path) -> str | None:
    project = root / "pyproject.toml"
    if project.is_file():
        import tomllib

        try:
            known = tomllib.loads(project.read_text(encoding="utf-8"))
        except ValueError as wrong:  # TOML's, or UTF-8's
            raise ValueError(say("pyproject.toml cannot be read ({why})", why=str(wrong))) from wrong
        for key in ("tool", "banmian"):
            known = known.get(key, {}) if isinstance(known, dict) else {}
        named = known.get("default-issue") if isinstance(known, dict) else None
        if isinstance(named, str) and (root / named).is_dir():
            return named
    folders = sorted(p.name for p in (root / "content").glob("[!.]*") if (p / "issue.yaml").is_file())
    return f"content/{folders[-1]}" if folders else None
