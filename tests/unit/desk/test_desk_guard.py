"""Who the desk lets in: our own page with the key, and nobody else; each refusal by its rule."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from banmian.desk.app import application
from banmian.desk.asking import Asking
from banmian.desk.desk import Desk
from banmian.desk.events import Events
from banmian.desk.guard import Guard
from banmian.desk.settings import Settings
from banmian.desk.shell import Shell

KEY, HOST = "k" * 43, "127.0.0.1:8420"
OURS = {"host": HOST, "authorization": f"Bearer {KEY}"}
PAGE = {**OURS, "origin": f"http://{HOST}", "content-type": "application/json"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    root = tmp_path_factory.mktemp("project")
    (root / "content/one/articles").mkdir(parents=True)
    (root / "content/one/articles/a.md").write_text("---\nid: a\n---\n", encoding="utf-8")
    (root / "secret.txt").write_text("no", encoding="utf-8")
    (root / "content/one/out.md").symlink_to("/etc/hostname")
    desk = Desk(Settings(root.resolve(), "content/one", root / "build"), Asking(root, "content/one", None, print), Events())
    guarded = Guard(application(desk, Shell(root), "n"), (HOST, "localhost:8420"), KEY, "n")
    return TestClient(guarded, base_url=f"http://{HOST}")


def test_the_page_itself_needs_no_key_and_says_what_it_may_load(client: TestClient) -> None:
    answer = client.get("/", headers={"host": HOST})
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff" and answer.headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in answer.headers and "set-cookie" not in answer.headers
    assert "content" not in answer.text.split("<body>")[1]


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"host": "desk.example:8420"}, 403),
        ({"host": "127.0.0.1"}, 403),
        ({"host": "localhost:8420"}, 200),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": f"https://{HOST}"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"authorization": "Bearer " + "x" * 43}, 401),
        ({"authorization": f"Basic {KEY}"}, 401),
        ({"authorization": ""}, 401),
        ({"authorization": "Bearer \u00e9".encode("latin-1").decode("latin-1")}, 401),
    ],
)
def test_host_origin_and_key(client: TestClient, change: dict[str, str], status: int) -> None:
    headers = {k.encode(): v.encode("latin-1") for k, v in {**OURS, **change}.items()}
    assert client.get("/api/state", headers=headers).status_code == status  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({}, 200),
        ({"origin": None}, 403),
        ({"content-type": "text/plain"}, 415),
        ({"content-type": "application/x-www-form-urlencoded"}, 415),
        ({"content-type": "application/json; charset=utf-8"}, 200),
    ],
)
def test_what_changes_something_must_say_its_page_and_kind(client: TestClient, change: dict[str, str | None], status: int) -> None:
    headers = {k: v for k, v in {**PAGE, **change}.items() if v is not None}
    body = b'{"file": "content/one/articles/a.md", "line": 1}'
    answer = client.post("/api/open", headers=headers, content=body)
    assert answer.status_code == status
    if status == 200:
        assert answer.json()["url"].startswith("vscode://file/") and answer.json()["url"].endswith("/content/one/articles/a.md:1")


@pytest.mark.parametrize("method", ["DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_not_taken(client: TestClient, method: str) -> None:
    assert client.request(method, "/api/state", headers=PAGE).status_code == 405


@pytest.mark.parametrize(
    "file",
    [
        "secret.txt",
        "content/../secret.txt",
        "../../etc/passwd",
        "/etc/passwd",
        "content/one/out.md",
        "content/one",
        "content\\one\\articles\\a.md",
        "",
    ],
)
def test_files_that_are_not_the_project_s_are_not_opened(client: TestClient, file: str) -> None:
    assert client.post("/api/open", headers=PAGE, json={"file": file, "line": 1}).status_code == 404


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/js/../../guard.py", "/static//etc/passwd"])
def test_no_path_leads_out_of_static(client: TestClient, path: str) -> None:
    assert client.get(path, headers=OURS).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/api/pages/9/geometry",
        "/api/tiles/9/100",
        "/api/tiles/1/100/../../state.png",
        "/api/thumbs/9/" + "0" * 24 + ".png",
        "/api/stories/..%2f..%2fsecret",
        "/api/stories/UPPER",
    ],
)
def test_what_there_is_not_is_not_found(client: TestClient, path: str) -> None:
    answer = client.get(path, headers=OURS)
    assert answer.status_code == 404
    assert set(answer.json()) == {"code", "message", "hint", "file", "line"}


def test_a_body_that_is_too_large_is_refused_by_its_length_and_by_its_bytes(client: TestClient) -> None:
    assert client.post("/api/open", headers=PAGE, content=b"x" * 1_000_001).status_code == 413

    def endless() -> object:
        for _ in range(30):
            yield b"x" * 50_000

    assert client.post("/api/open", headers=PAGE, content=endless()).status_code == 413  # type: ignore[arg-type]


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"file": 3}', b'{"file": "content/one/articles/a.md", "line": "x"}'])
def test_a_body_that_is_no_question_is_refused(client: TestClient, body: bytes) -> None:
    assert client.post("/api/open", headers=PAGE, content=body).status_code in (400, 404)


def test_a_refusal_is_said_in_the_language_of_who_asks(client: TestClient) -> None:
    said = {lang: client.get("/api/pages/9/text", headers={**OURS, "accept-language": lang}) for lang in ("zh", "en")}
    assert {lang: answer.status_code for lang, answer in said.items()} == {"zh": 404, "en": 404}
    wrong = {lang: client.get("/api/state", headers={"host": HOST, "accept-language": lang}).json()["message"] for lang in said}
    assert wrong["en"] == "the key is not right" and wrong["zh"] != wrong["en"]


def test_what_no_reader_can_read_is_refused_and_breaks_nothing(client: TestClient) -> None:
    for path in ("/api/trial", "/api/open", "/api/pages/1/sign"):
        assert client.post(path, content="[" * 100_000, headers=PAGE).status_code in (400, 404)
    assert client.get("/api/tiles/1/" + "9" * 5000, headers=OURS).status_code == 414
