"""The learn pages, the common questions and the about page: that they load, cite, and say what they must."""

import shutil
from importlib import resources

import pytest

from supple.core.learn import about, questions, topics
from supple.core.learn.load import load_about, load_questions, load_topics
from supple.errors import CatalogueError

OWN = "D"


@pytest.fixture
def place(tmp_path):
    with resources.as_file(resources.files("supple.core.catalogue")) as catalogue:
        shutil.copytree(catalogue, tmp_path / "catalogue")
    return tmp_path / "catalogue"


def change(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def passages(page):
    return [passage for section in page.sections for passage in section.passages]


def text_of(page):
    return " ".join(passage.text for passage in passages(page))


def answer_to(name):
    return next(item for item in questions().items if item.id == name)


def test_topics_come_in_their_order():
    assert [topic.order for topic in topics().values()] == list(range(1, len(topics()) + 1))
    assert {"backbends", "sitting", "sleeping", "bad_days", "walking", "evidence", "get_help"} <= set(
        topics()
    )


@pytest.mark.parametrize("page", [*topics().values(), about()], ids=lambda page: page.title)
def test_the_number_of_a_passage_leads_to_its_source(page):
    for passage in passages(page):
        assert page.sources[passage.number - 1] == passage.source
    assert {passage.number for passage in passages(page)} == set(range(1, len(page.sources) + 1))


def test_the_numbers_of_the_answers_lead_to_their_sources():
    for item in questions().items:
        for passage in item.answer:
            assert questions().sources[passage.number - 1] == passage.source


def test_each_question_is_there_once_and_ends_with_its_mark_or_says_what_it_is_about():
    ids = [item.id for item in questions().items]
    assert len(ids) == len(set(ids)) >= 12
    assert all(item.question.endswith(("?", ".")) for item in questions().items)


def test_a_doi_becomes_a_link():
    hayden = next(source for source in topics()["evidence"].sources if source.key == "hayden_2021")
    assert hayden.link == "https://doi.org/10.1002/14651858.CD009790.pub2"


def test_every_source_but_the_articles_and_our_own_can_be_found():
    sources = {source for topic in topics().values() for source in topic.sources} | set(questions().sources)
    assert all(source.link or source.key in {OWN, "article", "waongenngarm_2018"} for source in sources)


def test_sources_not_yet_read_are_marked():
    unread = {source.key for topic in topics().values() for source in topic.sources if not source.checked}
    assert {"furlan_2015", "nhs_pregnancy"} <= unread
    assert "hayden_2021" not in unread


def test_a_number_is_never_our_own_without_a_source():
    """A figure from a study ("… people", "points out of 100") always names the study."""
    pages = [*topics().values(), about()]
    every = [*(one for page in pages for one in passages(page))]
    every += [passage for item in questions().items for passage in item.answer]
    for passage in every:
        if "out of 100" in passage.text or " trials " in passage.text:
            assert passage.source.key != OWN, passage.text


# --- what must be said ---


def test_it_says_that_no_study_has_tested_the_four_minutes():
    for text in (text_of(topics()["evidence"]), text_of(about())):
        assert "No study has tested" in text


def test_hinging_is_not_called_harmful():
    assert "not been shown that a hinge at the low back does harm" in text_of(topics()["backbends"])


def test_the_medicine_note_says_what_it_must():
    note = " ".join(
        passage.text
        for section in topics()["evidence"].sections
        if section.heading == "Medicine"
        for passage in section.passages
    )
    for words in (
        "recommends no medicine",
        "do not stop it suddenly",
        "doctor or pharmacist",
        "Never buy it online",
    ):
        assert words in note
    assert "recommends none, ever" in answer_to("medicine").answer[0].text


def test_pregnancy_is_answered_with_a_person_to_ask():
    item = answer_to("pregnant")
    assert "midwife" in item.answer[0].text
    assert item.page == "help"


def test_low_mood_has_somebody_to_call():
    text = text_of(topics()["get_help"])
    assert "116 123" in text
    assert "hurting yourself, call 999, 112 or 911" in text


def test_about_says_that_the_sign_off_is_awaited():
    text = text_of(about())
    assert "No physiotherapist has signed them off yet" in text
    assert "do not claim" in text


@pytest.mark.parametrize("name", ["bad_days", "get_help", "walking", "sleeping", "backbends"])
def test_pages_about_pain_lead_on_to_help(name):
    assert "help" in {section.page for section in topics()[name].sections}


# --- faults in the files ---


def test_an_unknown_source_is_refused(place):
    change(place / "learn" / "walking.toml", 'source = "pocovi_2024"', 'source = "pocovi_2042"')
    with pytest.raises(CatalogueError, match=r"^walking.toml: source of .*did you mean pocovi_2024\?"):
        load_topics(place)


def test_a_topic_is_named_after_its_file(place):
    change(place / "learn" / "walking.toml", 'id = "walking"', 'id = "walks"')
    with pytest.raises(
        CatalogueError, match=r"^walking.toml: id is 'walks', but must be the file's own name"
    ):
        load_topics(place)


def test_a_question_leads_only_to_a_topic_that_exists(place):
    change(place / "questions.toml", 'topic = "sleeping"', 'topic = "sleepin"')
    with pytest.raises(CatalogueError, match=r"^questions.toml: topic of when .*did you mean sleeping\?"):
        load_questions(place)


def test_an_unknown_page_is_refused(place):
    change(place / "about.toml", 'page = "help"', 'page = "shop"')
    with pytest.raises(
        CatalogueError, match=r"^about.toml: sections\[1\].page is 'shop', but must be one of help"
    ):
        load_about(place)
