"""The forms for people: somebody new, and the word that has to be typed before something is deleted."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from supple.web.household import people
from supple.web.household.fields import line
from supple.web.household.forms import LONGEST_NAME, TAKEN


class NewPersonForm(forms.Form):
    """The name of somebody new: they need one, to be told apart."""

    name = line(LONGEST_NAME, gettext_lazy("Name"))

    def clean_name(self) -> str:
        """Return the name without doubled spaces, if nobody here has it already."""
        name = " ".join(self.cleaned_data["name"].split())
        if not name:
            raise ValidationError(_("Write a name, so that you can tell your diaries apart."))
        if people.called(name):
            raise ValidationError(TAKEN, params={"value": name})
        return name


class SureForm(forms.Form):
    """The word that says that somebody means it."""

    word = line(LONGEST_NAME + 200, "")

    def __init__(self, wanted: str, data: QueryDict | None = None) -> None:
        self.wanted = wanted
        super().__init__(data, label_suffix="")
        self.fields["word"].label = _("Type “%s” to go on") % wanted

    def clean_word(self) -> str:
        """Return the word; capitals and spaces around it do not matter."""
        word = " ".join(self.cleaned_data["word"].split())
        if word.casefold() != self.wanted.casefold():
            raise ValidationError(_("Nothing was deleted. Type “%s”, or go back.") % self.wanted)
        return word
