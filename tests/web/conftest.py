"""The site under test: its own data folder, files as they are written, and ana, ben and cid."""

from __future__ import annotations

import datetime as dt
import http.client
import json
import os
import subprocess
import sys
import uuid
from contextlib import ExitStack
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client, override_settings
from django.utils import timezone

import supple
from tests.forking import forked_site

HOST = "127.0.0.1:8765"
PAGE = {"Accept": "text/html"}


class Browser(Client):
    """Django's client, come to the port that the server is bound to."""

    def generic(self, *args, **extra):
        return super().generic(*args, **{"SERVER_PORT": "8765", **extra})


@pytest.fixture(scope="session", autouse=True)
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with override_settings(
        DATA_DIR=folder,
        SECRET_KEY="only for tests, where nothing is secret",
        STORAGES=plain,
        WHITENOISE_AUTOREFRESH=True,
        WHITENOISE_USE_FINDERS=True,
        ASSETS="source",
    ):
        yield folder


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory):
    # Threads can share a file; SQLite's memory databases know other locks.
    file = tmp_path_factory.mktemp("database") / "test.sqlite3"
    connections["default"].settings_dict["TEST"]["NAME"] = str(file)


@pytest.fixture
def browser():
    """A browser that nobody has let in yet."""

    def new(**options):
        return Browser(headers={"host": HOST}, **options)

    return new


def answer_none(person):
    """Let a person answer no to all warning signs: without it nobody moves."""
    from supple.core.safety import warning_signs
    from supple.web.screening.models import Screening

    now = timezone.now()
    version, answers = warning_signs().version, dict.fromkeys(warning_signs().signs, "no")
    asked = {"why": "first_use", "asked_at": now, "completed_at": now}
    Screening.objects.create(person=person, rules_version=version, answers=answers, **asked)


@pytest.fixture
def let_in(browser):
    """Make the browser of a person, past the door."""
    from django.contrib.sessions.backends.signed_cookies import SessionStore

    from supple.web.diary.models import Person

    def enter(name, *, answered=True, **options):
        person, _ = Person.objects.get_or_create(name=name)
        if answered:
            answer_none(person)
        store = SessionStore()
        store["person"] = str(person.pk)
        store.save()
        client = browser(**options)
        client.cookies[settings.SESSION_COOKIE_NAME] = store.session_key
        client.person = person
        return client

    return enter


@pytest.fixture
def ana(db, let_in):
    return let_in("ana")


@pytest.fixture
def ben(db, let_in):
    return let_in("ben")


@pytest.fixture
def cid(db, let_in):
    """A stranger: let in by a Supple, but everything here is somebody else's."""
    return let_in("cid")


@pytest.fixture
def stranger(db, browser):
    """Cid again, on the same computer, without a cookie."""
    return browser()


@pytest.fixture
def put():
    """Send JSON as the page does."""

    def send(client, path, body, **headers):
        data = body if isinstance(body, (str, bytes)) else json.dumps(body)
        return client.put(path, data, content_type="application/json", headers=headers)

    return send


@pytest.fixture
def now():
    return dt.datetime.now(dt.timezone(dt.timedelta(hours=1))).replace(microsecond=0)


@pytest.fixture
def check_in(now):
    return {"started_at": now.isoformat(), "pain_before": 3, "nothing_new": True}


@pytest.fixture
def start(put, check_in):
    """Start a session and return its address."""

    def begin(client, key=None, **changes):
        address = f"/sessions/{key or uuid.uuid4()}"
        answer = put(client, address, {**check_in, **changes})
        assert answer.status_code == 201, answer.content
        return address

    return begin


class Visitor:
    """A browser on this computer, as thin as can be: cookies, and the token that writes need."""

    def __init__(self, port):
        self.port, self.cookies, self.token, self.asking = port, {}, "", uuid.uuid4()

    def ask(self, method, path, body=None, **headers):
        """Return status, headers and content; OSError or HTTPException where there is no whole answer."""
        sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), **headers}
        if body is not None:
            sent = {"Content-Type": "application/json", "X-CSRFToken": self.token, **sent}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            written = body if body is None or isinstance(body, str) else json.dumps(body)
            connection.request(method, path, written, sent)
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        if "Content-Length" not in answer.headers:
            # http.client takes headers that end in the middle of a line, half a cookie among them.
            raise http.client.HTTPException("The answer was cut short.")
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: crumb.value for name, crumb in SimpleCookie(line).items()}
        return answer.status, answer.headers, content

    def enter(self, link):
        """Open the printed link, read the write token from a page, and answer no to the warning signs."""
        assert self.ask("GET", "/open/" + link.rpartition("/")[2])[0] == 302
        page = self.ask("GET", "/spasm-day", Accept="text/html")
        page = page if page[0] == 200 else self.ask("GET", "/signs/E1", Accept="text/html")
        self.token = page[2].decode().partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
        assert self.token
        self.answer_none()

    def answer_none(self):
        """Send the cards of the warning signs as the forms do; once they are answered it changes nothing."""
        from supple.core.safety.asking import steps

        form = {"Content-Type": "application/x-www-form-urlencoded"}
        for step in steps():
            body = f"screening={self.asking}&answer=no&choice=none"
            assert self.ask("POST", f"/signs/{step.id}", body, **form)[0] == 302


class Server:
    """A real `supple serve` process."""

    def __init__(self, folder, *options, largest_file_kb=None, **environment):
        source = str(Path(supple.__file__).parents[1])
        known = {
            **os.environ,
            "PYTHONPATH": source,
            "SUPPLE_DATA_DIR": str(folder),
            "SUPPLE_ASSETS": "source",
        }
        # Whatever it writes besides would be cut short as well.
        known |= {"PYTHONDONTWRITEBYTECODE": "1"} if largest_file_kb else {}
        limit = ["bash", "-c", f'ulimit -f {largest_file_kb}; exec "$@"', "-"] if largest_file_kb else []
        command = [sys.executable, "-m", "supple.cli", "serve", "--no-open", *(options or ("--port", "0"))]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        self.process = subprocess.Popen([*limit, *command], env={**known, **environment}, **pipes)

    def ready(self):
        """Wait for the printed address, and return the server."""
        self.line = self.process.stdout.readline()
        assert self.line.startswith("Supple is at http://127.0.0.1:"), self.process.communicate()
        self.link = self.line.split()[-1]
        self.port = int(self.link.split(":")[2].split("/")[0])
        return self

    def visitor(self):
        """Return a visitor who has come in by the printed link."""
        visitor = Visitor(self.port)
        visitor.enter(self.link)
        return visitor

    def end(self):
        """Stop it if need be; return the exit code and what it wrote to standard error."""
        if self.process.poll() is None:
            self.process.kill()
        _, errors = self.process.communicate(timeout=20)
        return self.process.returncode, errors


class Forked(Server):
    """A server that was warm before it began: for what it keeps, not for how it starts."""

    def __init__(self, folder):
        self.running = ExitStack()
        site = self.running.enter_context(forked_site(folder))
        self.process, self.link, self.port = site.process, site.address, urlsplit(site.origin).port

    def ready(self):
        """Return the server: it is."""
        return self

    def end(self):
        """Stop it if need be."""
        self.running.close()


@pytest.fixture
def fork():
    """Fork warm servers, each of which is stopped at the end."""
    servers = []

    def fork_server(folder):
        servers.append(Forked(folder))
        return servers[-1]

    yield fork_server
    for server in servers:
        server.end()


@pytest.fixture
def serve(tmp_path):
    """Start real servers, each of which is stopped at the end."""
    servers = []

    def start_server(folder=tmp_path / "data", *options, **environment):
        servers.append(Server(folder, *options, **environment))
        return servers[-1]

    yield start_server
    for server in servers:
        server.end()
