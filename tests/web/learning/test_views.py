"""Pages to read: every topic, question and movement of the catalogue can be reached and says its sources."""

import re
from html import unescape

import pytest

from supple.core import learn
from supple.core.movement import catalogue
from supple.core.safety import gate, warning_signs
from supple.core.sight.load import sight_of
from supple.drawing.palette import PALETTES


def test_learn_lists_every_topic(ana):
    page = ana.get("/learn").content.decode()
    for topic in learn.topics().values():
        assert f'href="/learn/{topic.id}"' in page


@pytest.mark.parametrize("topic_id", learn.topics())
def test_a_topic_shows_its_words_and_sources(ana, topic_id):
    topic = learn.topics()[topic_id]
    answer = ana.get(f"/learn/{topic_id}")
    assert answer.context["topic"] == topic
    assert 'id="source-1"' in answer.content.decode()


def test_the_sitting_page_leads_to_the_break_at_the_desk(ana):
    assert 'href="/?routine=desk_break"' in ana.get("/learn/sitting").content.decode()


def test_unchecked_sources_are_said_to_be(ana):
    unchecked = [s for topic in learn.topics().values() for s in topic.sources if not s.checked]
    assert unchecked
    pages = [ana.get(f"/learn/{name}").content.decode() for name in learn.topics()]
    assert sum(page.count("Not yet checked by us.") for page in pages) == len(unchecked)


def test_every_question_is_answered(ana):
    page = ana.get("/learn/questions").content.decode()
    for item in learn.questions().items:
        assert f'id="{item.id}"' in page


@pytest.mark.parametrize("movement_id", catalogue().movements)
def test_a_movement_shows_what_to_feel(ana, movement_id):
    answer = ana.get(f"/movements/{movement_id}")
    assert answer.status_code == 200
    assert answer.context["movement"].feel.text
    assert answer.context["sources"]


@pytest.mark.parametrize("movement_id", catalogue().movements)
def test_a_movement_says_what_a_camera_can_and_cannot_tell(ana, movement_id):
    sight = sight_of(catalogue().movements[movement_id])
    page = unescape(ana.get(f"/movements/{movement_id}").content.decode())
    assert f"Seen from the {sight.view}" in page
    for statement in (*sight.tells, *sight.cannot_tell):
        assert f"<li>{statement.text}</li>" in page


@pytest.mark.parametrize("movement_id", catalogue().movements)
def test_a_fault_that_can_be_shown_has_both_pictures(ana, movement_id):
    page = ana.get(f"/movements/{movement_id}").content.decode()
    shown = [fault for fault in catalogue().movements[movement_id].faults if fault.not_like]
    assert page.count(">Like this</figcaption>") == page.count(">Not like this</figcaption>") == len(shown)
    for fault in shown:
        assert f"/movements/poses/{movement_id}.{fault.not_like}.svg" in page


def test_a_movement_and_its_forms_lead_to_each_other_and_say_what_they_are(ana):
    whole = ana.get("/movements/gentle_backbend").content.decode()
    assert '<a href="/movements/wall_lean">Wall lean</a>: easier' in whole
    assert '<a href="/movements/seated_backbend">Seated backbend</a>: on a chair' in whole
    form = ana.get("/movements/wall_lean").content.decode()
    assert '<a href="/movements/gentle_backbend">Gentle backbend</a>: the whole movement' in form


def test_about_names_the_rules(ana):
    answer = ana.get("/about").content.decode()
    assert gate(0).version in answer
    assert warning_signs().version in answer


@pytest.mark.parametrize("path", ["/learn/nonsense", "/movements/nonsense"])
def test_unknown_pages_say_where_to_look(ana, path):
    answer = ana.get(path, headers={"accept": "text/html"})
    assert answer.status_code == 404


@pytest.mark.parametrize("address", ["/movements", "/movements/gentle_backbend"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_movements_picture_stands_on_the_pages_own_ground(ana, address, theme):
    """White paper on a tinted page is a box in a box."""
    sources = re.findall(r'"(/print/pictures/[^"]+)"', ana.get(address).content.decode())
    assert {source.partition("?theme=")[2] for source in sources} == {"light", "dark"}
    drawn = next(source for source in sources if source.endswith(theme))
    assert PALETTES[theme]["stage"] in ana.get(drawn).content.decode()
