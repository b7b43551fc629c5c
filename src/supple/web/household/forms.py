"""The form of the settings: whatever a person may type is checked here, and refused with a sentence."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from supple.core.movement import catalogue
from supple.core.movement.model import Place
from supple.web import showing
from supple.web.diary.messages import ROUTINE
from supple.web.diary.models import Person
from supple.web.household import contact, effects, options, people
from supple.web.household.fields import (
    EMAIL,
    Options,
    line,
    name_of,
    number_of,
    one_of,
    some_of,
    time_of_day,
    yes_or_no,
)
from supple.web.household.models import Country, OrderChoice, PlaceChoice, Preferences, Theme, Voice, Wish
from supple.web.household.wishes import known, place_for

LONGEST_NAME = 60
TAKEN = _("Somebody here is called “%(value)s” already. Add a letter, so that you can be told apart.")
YES_OR_NO = ("camera", "wait_for_me", "curve", "keep_movement")
SAME_TIME = _("That is the time of the morning. Choose another one, or leave it empty.")
CAUTIONS_HELP = _(
    "A tick can only make your routine more careful. What your doctor or physiotherapist says goes first."
)
ON_THE_BED = _("You ticked that the floor is not for you, so your place is the bed now.")


def _cautions() -> Options:
    return [(one.id, one.name) for one in catalogue().cautions.values()]


def _movements() -> Options:
    return [(name, catalogue().movements[name].name) for name in effects.movements(ROUTINE)]


class SettingsForm(forms.Form):
    """All that somebody may set; `notes` tells what was changed besides what they asked for."""

    name = line(LONGEST_NAME, _("Your name"), _("To tell people in your home apart. It can stay empty."))
    country = one_of(Country, _("Where do you live?"), _("So that Get help shows the right number."))
    place = one_of(PlaceChoice, _("Where do you move?"))
    order = one_of(OrderChoice, _("In which order?"))
    level = one_of(Wish, _("How much?"), _("On a very sore day it goes gently, whatever you choose."))
    pace = number_of(float, _("How fast?"))
    left_out = some_of(_movements, _("Movements that you want to leave out"))
    cautions = some_of(_cautions, _("Tick what is true for you"), CAUTIONS_HELP)
    voice = one_of(Voice, _("How much is said aloud?"))
    theme = one_of(Theme, _("Colours"))
    camera = yes_or_no(
        _("Shall the camera watch?"),
        _("It counts, times and measures. The pictures never leave this device, and none is kept."),
    )
    wait_for_me = yes_or_no(_("Shall the routine wait for you?"), _("Only where the camera watches."))
    curve = yes_or_no(
        _("Shall it tell where your back bends?"),
        _("Experimental: tested on computed bodies only. In the gentle backbend, seen from the side."),
    )
    keep_movement = yes_or_no(
        _("Shall Supple keep your movement data?"),
        _("Points on your body over time, so that you can look at them again. No picture, no sound."),
    )
    movement_days = number_of(int, _("For how long is movement data kept?"))
    shown_by = name_of(_("Who shows you the movements?"))
    morning_at = time_of_day(_("In the morning"), _("Such as 07:30. Leave it empty if you want none."))
    evening_at = time_of_day(_("In the evening"), _("Such as 21:45. Leave it empty if you want none."))
    physio_name = line(100, _("Their name"))
    physio_phone = line(40, _("Phone"), _("Such as 020 7946 0018"), contact.check_phone)
    physio_email = line(254, _("E-mail"), _("Such as jo@practice.org"), EMAIL)
    retention_days = number_of(
        int, _("How much of your diary is kept?"), _("What is older is deleted for good.")
    )

    def __init__(self, person: Person, data: QueryDict | None = None) -> None:
        self.person, self.stored = person, Preferences.of(person)
        self.notes: list[str] = []
        super().__init__(data, initial=_initial(person, self.stored), label_suffix="")
        self._offer("pace", options.paces(self.stored.pace))
        self._offer("shown_by", options.showers())
        self._offer("movement_days", options.movement_retentions(self.stored.movement_days))
        self._offer("retention_days", options.retentions(self.stored.retention_days))

    def clean_name(self) -> str:
        """Return the name without doubled spaces; two people of one name could not be told apart."""
        name = " ".join(self.cleaned_data["name"].split())
        if name and people.called(name, but=self.person):
            raise ValidationError(TAKEN, params={"value": name})
        return name

    def clean(self) -> dict[str, Any]:
        """Return all values, the place being one that the cautions leave."""
        given = self.cleaned_data
        if given.get("evening_at") and given.get("evening_at") == given.get("morning_at"):
            self.add_error("evening_at", str(SAME_TIME))
        if "place" in given and "cautions" in given:
            place = place_for(cast("Place", given["place"]), given["cautions"])
            if place != given["place"]:
                self.notes.append(str(ON_THE_BED))
            given["place"] = place
        return given

    def save(self) -> Preferences:
        """Keep the values; the form has to be valid."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "name"}
        with transaction.atomic():
            Person.objects.filter(pk=self.person.pk).update(name=self.cleaned_data["name"])
            return Preferences.objects.update_or_create(person=self.person, defaults=values)[0]

    def _offer(self, name: str, choices: Options) -> None:
        field = cast("forms.ChoiceField", self.fields[name])
        field.choices = choices
        field.required = "" not in [value for value, _label in choices]


def _initial(person: Person, stored: Preferences) -> dict[str, Any]:
    names = [name for name in SettingsForm.base_fields if name != "name"]
    kept = {name: getattr(stored, name) for name in names}
    return kept | {
        "name": person.name,
        "cautions": list(known(stored.cautions, catalogue().cautions)),
        "left_out": list(known(stored.left_out, catalogue().movements)),
        "shown_by": showing.known(stored.shown_by),
        **{name: "yes" if kept[name] else "no" for name in YES_OR_NO},
        "retention_days": "" if stored.retention_days is None else stored.retention_days,
    }
