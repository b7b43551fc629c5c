"""What the other tests look with sees the faults that it is there for."""

from __future__ import annotations

import pytest

PAGE = """<!doctype html><html lang="en"><title>Faults</title><style>
  body {{ color-scheme: light dark; background: Canvas; color: CanvasText; }}
  @media (prefers-color-scheme: {scheme}) {{ p {{ background: #777; color: #888; }} }}
</style><main><h1>Faults</h1><p>Words that cannot be read in one of the colours</p></main></html>"""


@pytest.fixture
def fault(page, server):
    """Open a page that can be read in all colours but one."""

    def show(scheme):
        html = PAGE.format(scheme=scheme)
        page.route("**/fault", lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto(f"{server.origin}/fault")

    return show


@pytest.mark.every_look
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_sees_what_cannot_be_read_in_one_of_the_colours(page, fault, axe, scheme, look):
    fault(scheme)
    found = "" if scheme == look.scheme else f"In {scheme} colours"
    with pytest.raises(pytest.fail.Exception, match=f"(?s)^{found}.*color-contrast"):
        axe(page)


@pytest.mark.both_colours
def test_axe_sees_nothing_where_nothing_is(page, fault, axe):
    fault("no-preference")
    axe(page)


def test_axe_alone_looks_in_the_colours_that_there_are(page, fault, axe):
    fault("dark")
    axe(page)
