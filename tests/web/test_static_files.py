"""The pose models are served from where the command line reads them; files may change while Supple runs."""

from __future__ import annotations

import gzip
import hashlib

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from supple.web.static_files import GONE, POSE_MODELS, POSE_MODELS_URL, StaticFilesMiddleware

PAGE = HttpResponse("the site")
pytestmark = pytest.mark.django_db  # an answer that is closed lets go of the database


@pytest.mark.parametrize("name", ["lite.task", "full.task"])
def test_a_pose_model_is_served_as_it_is(stranger, name):
    answer = stranger.get(f"{POSE_MODELS_URL}{name}")
    served = hashlib.sha256(b"".join(answer.streaming_content)).hexdigest()
    answer.close()
    assert answer.status_code == 200
    assert "immutable" in answer["Cache-Control"]
    assert served == hashlib.sha256((POSE_MODELS / name).read_bytes()).hexdigest()


@pytest.fixture
def folder(tmp_path, settings):
    """What was built before Supple started."""
    settings.WHITENOISE_USE_FINDERS = False
    settings.STATIC_ROOT = str(tmp_path)
    (tmp_path / "a.css").write_text("old")
    (tmp_path / "b.css").write_text("b" * 100)
    (tmp_path / "b.css.gz").write_bytes(gzip.compress(b"b" * 100))
    return tmp_path


@pytest.fixture
def ask(folder):
    """Ask a Supple that has started for a file, and return the answer and its bytes."""
    running = StaticFilesMiddleware(lambda request: PAGE)

    def send(path, method="GET", **headers):
        answer = running(RequestFactory().generic(method, path, headers=headers))
        body = b"".join(answer)
        answer.close()
        return answer, body

    return send


def test_a_file_that_stays_is_served(ask):
    answer, body = ask("/static/a.css")
    assert (answer.status_code, body) == (200, b"old")
    assert ask("/static/a.css", if_none_match=answer["ETag"])[0].status_code == 304
    assert ask("/elsewhere")[0] is PAGE


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("headers", [{}, {"range": "bytes=0-1"}, {"accept_encoding": "gzip"}])
def test_a_file_that_is_gone_is_a_sentence(ask, folder, method, headers):
    (folder / "a.css").unlink()
    answer, body = ask("/static/a.css", method, **headers)
    assert (answer.status_code, answer["Content-Type"]) == (404, "text/plain; charset=utf-8")
    assert body == f"{GONE}\n".encode()
    assert "Cache-Control" not in answer, "nobody keeps it: HeadersMiddleware says no-store"


def test_a_file_that_has_changed_is_served_as_it_is_now(ask, folder):
    before, _ = ask("/static/a.css")
    (folder / "a.css").write_text("newer, longer")
    answer, body = ask("/static/a.css", if_none_match=before["ETag"])
    assert (answer.status_code, body) == (200, b"newer, longer")
    assert answer["Content-Length"] == "13"
    assert answer["ETag"] != before["ETag"]


def test_a_file_that_comes_back_is_served(ask, folder):
    (folder / "a.css").unlink()
    assert ask("/static/a.css")[0].status_code == 404
    (folder / "a.css").write_text("back")
    assert ask("/static/a.css")[1] == b"back"


def test_without_its_compressed_form_a_file_comes_plain(ask, folder):
    answer, body = ask("/static/b.css", accept_encoding="gzip")
    assert (answer["Content-Encoding"], gzip.decompress(body)) == ("gzip", b"b" * 100)
    (folder / "b.css.gz").unlink()
    answer, body = ask("/static/b.css", accept_encoding="gzip")
    assert ("Content-Encoding" in answer, body) == (False, b"b" * 100)


def test_a_folder_in_its_place_is_gone_too(ask, folder):
    (folder / "a.css").unlink()
    (folder / "a.css").mkdir()
    assert ask("/static/a.css")[0].status_code == 404


def test_a_file_that_goes_while_it_is_asked_for_is_a_sentence(ask, folder, monkeypatch):
    find = StaticFilesMiddleware.find_file

    def find_and_lose(self, url):
        found = find(self, url)
        (folder / "a.css").unlink()
        return found

    monkeypatch.setattr(StaticFilesMiddleware, "find_file", find_and_lose)
    assert ask("/static/a.css")[0].status_code == 404
