"""A phone at home: it gets ready, comes in, plays, loses the network in the middle, and delivers later."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import VIEWPORTS, WITHIN_MS, Watch
from tools.chromium import running_chromium
from tools.serving import COMMAND, Site, running_site

ADDRESS = "127.0.0.2"
CLOCK = "globalThis.suppleTestClock = {time_s: 0, running: true, now() { return this.time_s; }};"
# Every page that is refused is told of on the browser's console too.
REFUSED = r"console error: Failed to load resource: the server responded with a status of 403"
AGENTS = {"phone": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15"}


@dataclass(frozen=True)
class Home:
    """A running `supple serve --home`, and what it printed for phones."""

    site: Site
    origin: str
    ready: str
    pair: str


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, answered_home: Path) -> Iterator[Home]:
    data = tmp_path_factory.mktemp("home") / "data"
    shutil.copytree(answered_home, data)
    with running_site(data, command=(*COMMAND, "--home", "--address", ADDRESS)) as site:
        said = ""
        while "let-in CODE" not in said:
            assert site.process.stdout is not None
            said += site.process.stdout.readline()
        origin, pair = re.findall(rf"(https://{ADDRESS}:\d+)(/pair/\S+)", said)[0]
        yield Home(site, origin, re.findall(rf"http://{ADDRESS}:\d+", said)[0], pair)


@pytest.fixture(scope="module")
def browser(home: Home) -> Iterator[Browser]:
    """A Chromium that trusts this one server's key, as a phone does after the certificate was installed."""
    shown = x509.load_pem_x509_certificate((home.site.data_dir / "home" / "server.pem").read_bytes())
    key = shown.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    digest = base64.b64encode(hashlib.sha256(key).digest()).decode()
    with running_chromium(f"--ignore-certificate-errors-spki-list={digest}") as chromium:
        yield chromium


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open an empty page on a device; each is watched, and complaints that nobody expected fail the test."""
    opened: list[tuple[BrowserContext, Watch]] = []

    def new(origin: str, device: str = "phone") -> Page:
        width, height = VIEWPORTS[device]
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="light",
            has_touch=device == "phone",
            user_agent=AGENTS.get(device),
            locale="en-GB",
        )
        context.set_default_timeout(WITHIN_MS)
        watch = Watch(origin, expected=[REFUSED])
        watch.attach(context)
        opened.append((context, watch))
        page = context.new_page()
        page.watch = watch  # type: ignore[attr-defined]
        return page

    yield new
    complaints = []
    for context, watch in opened:
        context.close()
        complaints += watch.unexpected()
    if complaints:
        pytest.fail("The pages complained:\n" + "\n".join(complaints))


@pytest.fixture(scope="module")
def owner_state(home: Home, browser: Browser) -> Path:
    """The cookies of ana's browser on the computer: the printed link opens once."""
    context = browser.new_context()
    context.new_page().goto(home.site.address)
    file = home.site.data_dir.parent / "owner.json"
    context.storage_state(path=file)
    context.close()
    return file


@pytest.fixture
def owner(visit: Callable[..., Page], home: Home, owner_state: Path) -> Page:
    """Ana's browser on the computer."""
    page = visit(home.site.origin, "laptop")
    page.context.add_cookies(json.loads(owner_state.read_text(encoding="utf-8"))["cookies"])
    page.goto(f"{home.site.origin}/home")
    return page


@pytest.fixture
def phone(visit: Callable[..., Page], home: Home, owner: Page) -> Page:
    """Ana's phone, let in with the typed code."""
    page = visit(home.origin)
    code = invited(owner)
    page.goto(home.origin)
    page.get_by_label("Code from the computer").fill(code)
    page.get_by_role("button", name="Go on").tap()
    come_in(page, owner)
    return page


def invited(owner: Page) -> str:
    owner.get_by_role("button", name="Let a phone in").click()
    return str(owner.locator("section").last.locator(".check").text_content())


def come_in(page: Page, owner: Page) -> None:
    page.get_by_role("button", name="Ask to come in").tap()
    code = str(page.locator(".check").text_content())
    # The computer's page looks by itself, or is there already.
    expect(owner.locator(".check").first).to_have_text(code)
    owner.get_by_role("button", name="Let it in").click()
    expect(page.locator("#checkin")).to_be_visible()


def play(page: Page, pain: int = 4) -> None:
    page.locator(f'#checkin .scale button[value="{pain}"]').tap()
    page.locator("#start").tap()
    expect(page.locator("body")).to_have_attribute("data-state", "play")


def until(condition: str) -> str:
    """Return a function for the page; the policy forbids Playwright's own way of waiting."""
    return f"async () => {{ while (!({condition})) await new Promise((f) => setTimeout(f, 50)); }}"


def wait_for_worker(page: Page) -> None:
    page.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
    page.evaluate(until("navigator.serviceWorker.controller"))


def kept_by_worker(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        """async () => {
          const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
          const requests = await Promise.all(stores.map((store) => store.keys()));
          return requests.flat().map(({ url }) => new URL(url).pathname);
        }"""
    )
    return found


def test_a_phone_gets_ready_and_comes_in_by_the_picture(
    visit: Callable[..., Page], home: Home, owner: Page
) -> None:
    getting_ready = visit(home.ready)
    getting_ready.goto(home.ready)
    getting_ready.get_by_role("link", name="iPhone or iPad").tap()
    with getting_ready.expect_download() as coming:
        getting_ready.get_by_role("link", name="Get the certificate").tap()
    assert coming.value.suggested_filename == "supple.crt"
    getting_ready.go_back()
    page = visit(home.origin)
    page.goto(home.origin + home.pair)
    owner.goto(f"{home.site.origin}/home")
    page.get_by_role("button", name="Ask to come in").tap()
    code = str(page.locator(".check").text_content())
    owner.reload()
    expect(owner.locator(".check").first).to_have_text(code)
    owner.get_by_role("button", name="Let it in").click()
    expect(page.locator("#checkin")).to_be_visible()


def test_a_phone_that_is_put_out_is_out(phone: Page, owner: Page, home: Home) -> None:
    owner.goto(f"{home.site.origin}/home")
    owner.get_by_role("button", name="Put “").first.click()
    phone.goto(f"{home.origin}/diary")
    expect(phone.get_by_role("heading", level=1)).to_have_text("This phone is not let in any more.")


def test_a_session_outlives_the_network(phone: Page, home: Home) -> None:
    wait_for_worker(phone)
    phone.add_init_script(CLOCK)
    phone.goto(home.origin)
    play(phone)
    phone.watch.expect("ERR_INTERNET_DISCONNECTED")  # type: ignore[attr-defined]
    phone.context.set_offline(True)
    phone.evaluate("suppleTestClock.time_s = 600")
    expect(phone.locator("body")).to_have_attribute("data-state", "after")
    phone.locator('#after .scale button[value="2"]').tap()
    expect(phone.locator("body")).to_have_attribute("data-state", "done")
    assert phone.evaluate("localStorage.getItem('supple.outbox') !== null")
    phone.context.set_offline(False)
    phone.evaluate(until("localStorage.getItem('supple.outbox') === null"))
    phone.goto(f"{home.origin}/diary")
    expect(phone.locator(".days .after").first).to_have_text("2")


def test_a_page_without_network_says_what_to_do(phone: Page, home: Home) -> None:
    wait_for_worker(phone)
    phone.watch.expect("ERR_INTERNET_DISCONNECTED")  # type: ignore[attr-defined]
    phone.context.set_offline(True)
    phone.goto(f"{home.origin}/diary")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Supple can’t be reached just now.")
    phone.context.set_offline(False)
    phone.get_by_role("link", name="Try again").tap()
    expect(phone.locator("#checkin")).to_be_visible()


def test_the_worker_keeps_files_and_nothing_about_anybody(phone: Page, home: Home) -> None:
    wait_for_worker(phone)
    phone.add_init_script(CLOCK)
    phone.goto(home.origin)
    play(phone)
    phone.goto(f"{home.origin}/diary")
    phone.goto(f"{home.origin}/settings")
    kept = kept_by_worker(phone)
    assert "/offline" in kept
    assert any(path.startswith("/static/build/session.") for path in kept)
    assert all(path.startswith("/static/") for path in kept if path != "/offline")


def test_a_phone_can_install_it(phone: Page, home: Home) -> None:
    session = phone.context.new_cdp_session(phone)
    found = session.send("Page.getAppManifest")
    assert found["url"] == f"{home.origin}/manifest.webmanifest"
    assert not found["errors"]
    assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] in (
        [],
        [{"errorId": "in-incognito", "errorArguments": []}],
    )


@pytest.mark.both_colours
@pytest.mark.parametrize("path", ["/", "/pair", "/pair/x"])
def test_what_a_stray_phone_sees_can_be_read_by_all(
    visit: Callable[..., Page], home: Home, axe: Callable[[Page], None], path: str
) -> None:
    page = visit(home.origin)
    page.goto(home.origin + path)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.both_colours
@pytest.mark.parametrize("path", ["/ready", "/ready/iphone", "/ready/android"])
def test_the_steps_can_be_read_by_all(
    visit: Callable[..., Page], home: Home, axe: Callable[[Page], None], path: str
) -> None:
    page = visit(home.ready)
    page.goto(home.ready + path)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.both_colours
def test_the_computers_page_can_be_read_by_all(
    phone: Page, owner: Page, home: Home, axe: Callable[[Page], None]
) -> None:
    owner.goto(f"{home.site.origin}/home")
    axe(owner)
    owner.get_by_role("button", name="Let a phone in").click()
    axe(owner)
