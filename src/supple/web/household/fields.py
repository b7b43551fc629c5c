"""The kinds of fields that the forms are made of; each refuses with a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import EmailValidator, RegexValidator
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Words

Options = list[tuple[Any, Any]]
Check = Callable[[Any], None]

NOT_THERE = _("“%(value)s” is not one of the choices. Pick one that is shown.")
PLAIN = RegexValidator(r"^[^\x00-\x1f\x7f<>]*$", _("Write it on one line, without < and >."))
EMAIL = EmailValidator(_("That is not an e-mail address. Write one such as jo@practice.org."))
TIME = _("That is not a time of day. Write hours and minutes, such as 07:30.")
LONG = _("Write at most %(limit_value)d letters; these are %(show_value)d.")
PICK = {"invalid_choice": NOT_THERE, "required": _("Pick one.")}


def one_of(choices: type[TextChoices], label: Words, help_text: Words = "") -> forms.ChoiceField:
    """Return radio buttons, one of which has to be chosen; the empty value is one where it is listed."""
    return forms.ChoiceField(
        choices=choices.choices,
        widget=forms.RadioSelect,
        required="" not in choices.values,
        error_messages=PICK,
        label=label,
        help_text=help_text,
    )


def name_of(label: Words, help_text: Words = "") -> forms.ChoiceField:
    """Return radio buttons whose choices are offered later."""
    return forms.ChoiceField(widget=forms.RadioSelect, error_messages=PICK, label=label, help_text=help_text)


def yes_or_no(label: Words, help_text: Words = "") -> forms.TypedChoiceField:
    """Return two radio buttons whose values are False and True."""
    return forms.TypedChoiceField(
        choices=[("no", _("No")), ("yes", _("Yes"))],
        coerce=lambda text: text == "yes",
        widget=forms.RadioSelect,
        error_messages=PICK,
        label=label,
        help_text=help_text,
    )


def number_of(coerce: Callable[[str], Any], label: Words, help_text: Words = "") -> forms.TypedChoiceField:
    """Return radio buttons whose values are numbers, offered later; the empty one is None."""
    return forms.TypedChoiceField(
        coerce=coerce,
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages=PICK,
        label=label,
        help_text=help_text,
    )


def some_of(choices: Callable[[], Options], label: Words, help_text: Words = "") -> forms.MultipleChoiceField:
    """Return check boxes, of which none has to be ticked."""
    return forms.MultipleChoiceField(
        choices=choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": NOT_THERE, "invalid_list": _("Pick some that are shown.")},
        label=label,
        help_text=help_text,
    )


def line(longest: int, label: Words, help_text: Words = "", check: Check | None = None) -> forms.CharField:
    """Return one line of text that may be left empty."""
    return forms.CharField(
        required=False,
        max_length=longest,
        validators=[PLAIN] if check is None else [check, PLAIN],
        error_messages={"max_length": LONG},
        label=label,
        help_text=help_text,
    )


def time_of_day(label: Words, help_text: Words = "") -> forms.TimeField:
    """Return a time of day that may be left empty."""
    return forms.TimeField(
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": TIME},
        label=label,
        help_text=help_text,
    )
