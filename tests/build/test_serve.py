"""The local server: types, "not found" pages, and nothing outside the site."""

import http.client
from urllib.parse import urlsplit

import pytest

from scripts.serve import cache_control, make_server, start


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("server")
    (folder / "secret.txt").write_text("secret", encoding="utf-8")
    site = folder / "site"
    (site / "en" / "empty").mkdir(parents=True)
    for name in (
        "module.mjs",
        "runtime.wasm",
        "lock.json",
        "register.toml",
        "style.css",
        "parameters.csv",
    ):
        (site / name).write_bytes(b"1234")
    (site / "style.css.br").write_bytes(b"br")
    (site / "style.css.gz").write_bytes(b"gzip")
    (site / "assets" / "js-0123456789ab").mkdir(parents=True)
    (site / "assets" / "js-0123456789ab" / "a.mjs").write_bytes(b"1")
    (site / "index.html").write_text("首页", encoding="utf-8")
    (site / "en" / "index.html").write_text("Home", encoding="utf-8")
    (site / "404.html").write_text("没有", encoding="utf-8")
    (site / "en" / "404.html").write_text("None", encoding="utf-8")
    with start(site) as url:
        yield urlsplit(url).netloc


def ask(
    address: str, path: str, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection(address, timeout=10)
    connection.request(method, path, headers=headers)
    response = connection.getresponse()
    body = response.read().decode("utf-8")
    connection.close()
    return response.status, {name.lower(): value for name, value in response.getheaders()}, body


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/module.mjs", "text/javascript; charset=utf-8"),
        ("/runtime.wasm", "application/wasm"),
        ("/lock.json", "application/json"),
        ("/register.toml", "application/toml; charset=utf-8"),
        ("/style.css", "text/css; charset=utf-8"),
        ("/parameters.csv", "text/csv; charset=utf-8"),
    ],
)
def test_files_come_with_their_type(address, path, expected):
    status, headers, _ = ask(address, path)

    assert status == 200
    assert headers["content-type"] == expected


def test_only_scripts_carry_the_policy_for_workers(address):
    policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"

    assert ask(address, "/module.mjs")[1]["content-security-policy"] == policy
    assert "content-security-policy" not in ask(address, "/")[1]


@pytest.mark.parametrize(
    ("path", "body"),
    [("/missing/", "没有"), ("/en/missing/", "None"), ("/en/empty/", "None"), ("/enough", "没有")],
)
def test_missing_pages_answer_in_the_language_of_the_address(address, path, body):
    assert ask(address, path)[0::2] == (404, body)


@pytest.mark.parametrize(
    ("accepted", "encoding", "body"),
    [
        ("gzip, deflate, br, zstd", "br", "br"),
        ("gzip;q=1.0", "gzip", "gzip"),
        ("identity", None, "1234"),
    ],
)
def test_the_best_copy_that_the_browser_takes_is_sent(address, accepted, encoding, body):
    status, headers, content = ask(address, "/style.css", **{"Accept-Encoding": accepted})

    assert (status, headers.get("content-encoding"), content) == (200, encoding, body)
    assert headers["content-type"] == "text/css; charset=utf-8"
    assert headers["vary"] == "Accept-Encoding"


def test_what_has_not_changed_is_not_sent_again(address):
    tag = ask(address, "/")[1]["etag"]

    status, headers, body = ask(address, "/", **{"If-None-Match": tag})

    assert (status, body, headers["etag"]) == (304, "", tag)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", "no-cache"),
        ("/service-worker.js", "no-cache"),
        ("/search/search_index.json", "no-cache"),
        ("/assets/js-0123456789ab/a.mjs", "public, max-age=31536000, immutable"),
        ("/assets/style-0123456789ab.css?x", "public, max-age=31536000, immutable"),
        ("/assets/python/library-0123456789ab.zip", "public, max-age=31536000, immutable"),
        ("/assets/javascripts/bundle.a5f9d56c.min.js", "public, max-age=31536000, immutable"),
        ("/assets/images/favicon.png", "no-cache"),
    ],
)
def test_only_an_address_with_a_hash_is_kept_for_good(path, expected):
    assert cache_control(path) == expected


def test_head_answers_without_a_body(address):
    status, headers, body = ask(address, "/", "HEAD")

    assert (status, headers["content-length"], body) == (200, "6", "")
    assert ask(address, "/missing", "HEAD")[0::2] == (404, "")


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/en/../../secret.txt"])
def test_nothing_outside_the_site_is_served(address, path):
    assert ask(address, path)[0] == 404


def test_folder_without_a_site_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match="make site"):
        make_server(tmp_path)
