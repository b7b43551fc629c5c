"""A real headless Chromium against the real site. A test fails on whatever its page complains of.

Under the site's content security policy `page.wait_for_function("…")` cannot work: wait with locators and
`expect`. `page.evaluate` works, `page.add_script_tag` does not.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    expect,
)
from pytest_django.fixtures import Settings

from tests.browser.leading import CLOCK, Led, begin
from tests.forking import forked_site
from tools.answering import answer_none
from tools.chromium import running_chromium
from tools.places import NODE_MODULES
from tools.serving import Site

VIEWPORTS = {"phone": (390, 844), "tablet": (820, 1180), "laptop": (1280, 800)}
# One of them begins in dark colours; `axe` looks at each page in both.
EVERY_LOOK = {"phone": "light", "tablet": "dark", "laptop": "light"}
WITHIN_MS = 20_000  # a page on a busy machine takes its time
REPORT_VIOLATION = """
addEventListener("securitypolicyviolation", (event) => {
  const place = `${event.sourceFile}:${event.lineNumber}`;
  suppleViolation(`${event.effectiveDirective} blocked ${event.blockedURI} (${place})`);
});
"""


# Those of axe's rules about colours that are on by themselves.
OF_COLOURS = ("color-contrast", "link-in-text-block")
# What kept the rules is long, and nobody reads it.
RUN_AXE = """async (rules) => {
  const wanted = { resultTypes: ["violations"], ...rules };
  const { violations, passes, incomplete } = await axe.run(document, wanted);
  return { violations, looked: passes.length + incomplete.length };
}"""
IS_DARK = "matchMedia('(prefers-color-scheme: dark)').matches"


@dataclass(frozen=True)
class Look:
    """How the page is looked at: on which device, in which colours."""

    device: str = "laptop"
    scheme: str = "light"


# Three dimensions in software stall: what a driver says of that is no complaint of the page.
DRAWS_SLOWLY = "GPU stall due to ReadPixels"


@dataclass
class Watch:
    """What a page complained of. `expect(pattern)` takes a complaint that the test provokes itself."""

    origin: str
    complaints: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def expect(self, pattern: str) -> None:
        self.expected.append(pattern)

    def unexpected(self) -> list[str]:
        return [
            said for said in self.complaints if not any(re.search(known, said) for known in self.expected)
        ]

    def attach(self, context: BrowserContext) -> None:
        context.expose_function("suppleViolation", lambda said: self.complaints.append(f"policy: {said}"))
        context.add_init_script(REPORT_VIOLATION)
        context.on("request", self._on_request)
        context.on("requestfailed", self._on_failed)
        context.on("response", self._on_response)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self.complaints.append(f"page error: {error.error}"))

    def _on_request(self, request: Request) -> None:
        inside = (f"{self.origin}/", "data:", "blob:", "about:")
        if not request.url.startswith(inside):
            self.complaints.append(f"foreign request: {request.method} {request.url}")

    def _on_failed(self, request: Request) -> None:
        # Leaving a page, or seeking in a recording, aborts what is still being loaded.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"request failed: {request.url}: {request.failure}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 500:
            self.complaints.append(f"HTTP {response.status}: {response.url}")

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and DRAWS_SLOWLY not in message.text:
            self.complaints.append(
                f"console {message.type}: {message.text} ({message.location.get('url', '')})"
            )


def pytest_configure(config: pytest.Config) -> None:
    expect.set_options(timeout=WITHIN_MS)
    config.addinivalue_line("markers", "every_look: run on phone, tablet and laptop, in both colours")
    config.addinivalue_line("markers", "both_colours: `axe` looks at each page in light and in dark colours")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if metafunc.definition.get_closest_marker("every_look"):
        looks = [Look(device, scheme) for device, scheme in EVERY_LOOK.items()]
        metafunc.parametrize("look", looks, ids=list(EVERY_LOOK))


@pytest.fixture(autouse=True)
def built_names(settings: Settings) -> None:
    """Let `static("build/core.zip")` give the name that the built site knows, whatever other tests chose."""
    settings.STORAGES = {"staticfiles": {"BACKEND": "supple.web.storage.StaticStorage"}}


@pytest.fixture
def look() -> Look:
    """A laptop in light colours, unless the test is marked `every_look` or makes its own."""
    return Look()


@pytest.fixture(scope="session")
def answered_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an empty diary, where the warning signs were just answered.

    The drawn figure shows the movements: software draws somebody in three dimensions slowly.
    """
    return answer_none(tmp_path_factory.mktemp("home") / "data", drawn=True)


@pytest.fixture
def answered() -> bool:
    """Whether the warning signs were answered before; a test about them parametrises it to False."""
    return True


@pytest.fixture
def server(tmp_path: Path, answered_home: Path, answered: bool) -> Iterator[Site]:
    """The site with an empty diary. `server.address` opens it, once."""
    if answered:
        shutil.copytree(answered_home, tmp_path / "data")
    with forked_site(tmp_path / "data") as site:
        yield site


# Not longer than a module: while Playwright runs, Django takes the thread for an asynchronous one.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running_chromium() as chromium:
        yield chromium


@pytest.fixture
def watch(server: Site) -> Watch:
    return Watch(server.origin)


@pytest.fixture
def page(browser: Browser, watch: Watch, look: Look) -> Iterator[Page]:
    """An empty page, watched: a complaint that the test did not expect fails it."""
    width, height = VIEWPORTS[look.device]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if look.scheme == "dark" else "light",
        has_touch=look.device != "laptop",
        locale="en-GB",
    )
    context.set_default_timeout(WITHIN_MS)
    watch.attach(context)
    yield context.new_page()
    context.close()
    if complaints := watch.unexpected():
        pytest.fail("The page complained:\n" + "\n".join(complaints))


@pytest.fixture
def opened(page: Page, server: Site) -> Page:
    """The page at the site's front door, let in."""
    page.goto(server.address)
    return page


@pytest.fixture
def clocked(page: Page, server: Site) -> Page:
    """The first page, with a clock that stands still until the test moves it."""
    page.add_init_script(CLOCK)
    page.goto(server.address)
    return page


@pytest.fixture
def led(clocked: Page) -> Led:
    """A session that has just begun, after a pain of 4."""
    return begin(clocked)


@pytest.fixture(scope="session")
def axe_source() -> str:
    return (NODE_MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def axe(axe_source: str, request: pytest.FixtureRequest) -> Callable[[Page], None]:
    """`axe(page)` fails with a readable list where the page breaks an accessibility rule.

    With `every_look` or `both_colours` it looks at the colours once more in the other scheme, and leaves the
    page in it.
    """
    both = any(request.node.get_closest_marker(name) for name in ("every_look", "both_colours"))

    def look_at(page: Page) -> None:
        page.evaluate(f"() => {{ {axe_source} }}")
        _run_axe(page, {})
        if both:
            scheme = "light" if page.evaluate(IS_DARK) else "dark"
            page.emulate_media(color_scheme=scheme)
            # The elements and their names are the same: only the colours are others.
            _run_axe(page, {"runOnly": list(OF_COLOURS)}, f"In {scheme} colours:\n")

    return look_at


def _run_axe(page: Page, rules: dict[str, Any], where: str = "") -> None:
    found: dict[str, Any] = page.evaluate(RUN_AXE, rules)
    assert found["looked"], "axe looked at nothing"
    if found["violations"]:
        pytest.fail(where + "\n".join(map(_violation, found["violations"])))


def _violation(rule: dict[str, Any]) -> str:
    places = [f"    {' '.join(map(str, node['target']))}: {_summary(node)}" for node in rule["nodes"]]
    return "\n".join([f"{rule['id']} ({rule['impact']}): {rule['help']}", *places])


def _summary(node: dict[str, Any]) -> str:
    return f"{json.dumps(node['html'][:200])} {' '.join(node.get('failureSummary', '').split())}"
