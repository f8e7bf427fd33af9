"""Whom the server answers, who may write, and what every answer says to the browser: faults FT-43 and FT-44."""

import pytest
from starlette.testclient import TestClient

from rasid.web.safety import API, MOST_BYTES
from tests.web.conftest import WRITE

TEXT = {"text": "قُتل سبعة جنود في هجوم على حاجز قرب درعا"}
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; report-uri /api/v1/csp-report"
)
HEADERS = {
    "content-security-policy": CSP,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.mark.parametrize(
    "path", ["/", "/event/x", "/assets/none.js", f"{API}/about", f"{API}/nothing", f"{API}/events?x=1"]
)
def test_every_answer_bears_the_headers(site: TestClient, path: str) -> None:
    headers = site.get(path).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    assert "permissions-policy" in headers and "server" not in headers
    assert "access-control-allow-origin" not in headers and "set-cookie" not in headers


@pytest.mark.parametrize(("host", "status"), [
    ("127.0.0.1:8765", 200), ("localhost:8765", 200), ("[::1]:8765", 200), ("LOCALHOST:8765", 200),
    ("127.0.0.1", 421), ("127.0.0.1:80", 421), ("evil.example:8765", 421), ("127.0.0.1.evil.example:8765", 421),
    ("localhost:8765.evil.example", 421), ("evil.example", 421), ("", 421), ("127.0.0.1:8765,evil.example", 421),
])  # fmt: skip
@pytest.mark.parametrize("path", ["/", f"{API}/about"])
def test_only_our_own_names_are_answered(site: TestClient, path: str, host: str, status: int) -> None:
    answer = site.get(path, headers={"Host": host})
    assert answer.status_code == status
    assert status == 200 or answer.json()["error"]["code"] == "FOREIGN_HOST"


@pytest.mark.parametrize(("headers", "status"), [
    (WRITE, 200),
    (WRITE | {"Origin": "http://127.0.0.1:8765", "Sec-Fetch-Site": "same-origin"}, 200),
    (WRITE | {"Origin": "http://localhost:8765"}, 200),
    ({}, 403), ({"X-Rasid": "0"}, 403),
    (WRITE | {"Origin": "http://evil.example"}, 403), (WRITE | {"Origin": "null"}, 403),
    (WRITE | {"Origin": "http://127.0.0.1:9999"}, 403), (WRITE | {"Origin": "http://127.0.0.1:8765.evil.example"}, 403),
    (WRITE | {"Sec-Fetch-Site": "cross-site"}, 403), (WRITE | {"Sec-Fetch-Site": "same-site"}, 403),
    (WRITE | {"Content-Type": "text/plain"}, 415), (WRITE | {"Content-Type": "application/x-www-form-urlencoded"}, 415),
])  # fmt: skip
def test_only_our_own_page_may_write(site: TestClient, headers: dict[str, str], status: int) -> None:
    answer = site.post(f"{API}/code", json=TEXT, headers=headers)
    assert answer.status_code == status
    assert status == 200 or {"code", "message", "where", "mend"} == answer.json()["error"].keys()


def test_no_other_site_reads(site: TestClient) -> None:
    assert site.get(f"{API}/about", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert site.get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200, "a link to the page is no harm"
    asked = {"Origin": "http://evil.example", "Access-Control-Request-Method": "POST"}
    answer = site.options(f"{API}/code", headers=asked | {"Access-Control-Request-Headers": "x-rasid"})
    assert answer.status_code >= 400 and "access-control-allow-origin" not in answer.headers


def test_too_much_is_refused(site: TestClient) -> None:
    assert site.post(f"{API}/code", json={"text": "م" * 200_001}, headers=WRITE).status_code == 413
    assert site.post(f"{API}/code", json={"text": "م" * MOST_BYTES}, headers=WRITE).status_code == 413
    parts = (b"x" * 100_000 for _ in range(60))
    answer = site.post(f"{API}/code", content=parts, headers=WRITE | {"Content-Type": "application/json"})
    assert answer.status_code == 413 and answer.json()["error"]["code"] == "TOO_LARGE"


@pytest.mark.parametrize("path", ["/../settings.py", "/%2e%2e/settings.py", "/assets/../../app.py", "/..%5capp.py",
                                  "/%00",
                                  "//etc/passwd",
                                  "/assets/%2e%2e/%2e%2e/app.py"])  # fmt: skip
def test_nothing_beside_the_page_is_given(site: TestClient, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code in (200, 404) and "import" not in answer.text


def test_the_page_stands_at_every_address_of_its_own(site: TestClient) -> None:
    page = site.get("/").text
    assert page.lower().startswith("<!doctype html")
    assert all(site.get(path).text == page for path in ("/explore", "/event/abc", "/review", "/a/b/c?x=1"))
    for path in ("/api", "/api/v2/about", "/assets/none.js"):
        answer = site.get(path)
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "NOT_FOUND")


def test_what_a_browser_refused_is_counted(site: TestClient) -> None:
    before = len(site.app.state.desk.csp_reports)  # type: ignore[attr-defined]
    report = {"csp-report": {"blocked-uri": "inline"}}
    assert site.post(f"{API}/csp-report", json=report).status_code == 204
    assert len(site.app.state.desk.csp_reports) == before + 1  # type: ignore[attr-defined]
