"""`make vendor`: the one library of the desk's pages, CodeMirror 6, made into one file by esbuild from packages that npm checks.

`codemirror/package-lock.json` names every package with its version and hash. Written are `desk/static/vendor/codemirror.js`, the
licences of what is in it, and `vendor.json`, which says what it was made of. Nobody needs npm to run the desk.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent / "codemirror"
VENDOR = Path(__file__).parents[1] / "banmian" / "desk" / "static" / "vendor"
BROWSERS = "chrome108,firefox115,safari16.4"
"""The oldest that the desk is for."""
BUNDLE = ("--bundle", "--format=esm", "--minify", "--legal-comments=none", "--charset=utf8", f"--target={BROWSERS}")


def made(folder: Path) -> tuple[bytes, str, dict[str, object]]:
    """The file, the licences, and what they were made of; `folder`: where npm may put its packages."""
    for name in ("package.json", "package-lock.json", "entry.js"):
        shutil.copy(HERE / name, folder)
    _run(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--omit-lockfile-registry-resolved")
    _run(folder, "node_modules/.bin/esbuild", "entry.js", *BUNDLE, "--metafile=meta.json", "--outfile=codemirror.js")
    data = (folder / "codemirror.js").read_bytes()
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    inputs = json.loads((folder / "meta.json").read_text(encoding="utf-8"))["inputs"]
    inside = sorted(name for name in lock if any(path.startswith(f"{name}/") for path in inputs))
    packages = [
        {"name": name.removeprefix("node_modules/"), **{key: lock[name][key] for key in ("version", "license", "integrity")}}
        for name in inside
    ]
    texts = [(folder / name / "LICENSE").read_text(encoding="utf-8").strip() for name in inside]
    named = zip([str(p["name"]) for p in packages], texts, strict=True)
    told = {
        "file": "codemirror.js",
        "sha256": sha256(data).hexdigest(),
        "esbuild": lock["node_modules/esbuild"]["version"],
        "browsers": BROWSERS,
        "packages": packages,
    }
    return data, "\n\n".join(f"{name}\n\n{text}" for name, text in named) + "\n", told


def _run(folder: Path, *command: str) -> None:
    subprocess.run([str(folder / command[0]) if "/" in command[0] else command[0], *command[1:]], cwd=folder, check=True)


def main() -> int:
    """Make it anew."""
    if shutil.which("npm") is None:
        sys.stderr.write("npm is not on PATH: the file in the repository stays as it is\n")
        return 1
    with tempfile.TemporaryDirectory() as name:
        data, licences, told = made(Path(name))
    VENDOR.mkdir(parents=True, exist_ok=True)
    (VENDOR / "codemirror.js").write_bytes(data)
    (VENDOR / "LICENSE-codemirror.txt").write_text(licences, encoding="utf-8")
    (VENDOR / "vendor.json").write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
