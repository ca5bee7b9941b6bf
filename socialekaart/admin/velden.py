"""Form fields that several pages of the admin share."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from django import forms
from django.db.models import Model
from django.forms.models import ModelChoiceIterator
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from ..models import Doelgroep, Ondersteuningswens, Organisatie, Thema


class PerDomein(ModelChoiceIterator):
    """Wishes under the name of their domain."""

    def __iter__(self) -> Iterator:
        for domein, wensen in groupby(self.queryset, key=attrgetter("domein")):
            yield domein.naam, [self.choice(wens) for wens in wensen]


class Wensenvakjes(forms.CheckboxSelectMultiple):
    """A group with its own name for each domain."""

    def render(self, name, value, attrs=None, renderer=None) -> SafeString:
        return render_to_string("admin/wensen.html", self.get_context(name, value, attrs))


class WensenField(forms.ModelMultipleChoiceField):
    """All wishes as boxes to tick, by domain."""

    widget = Wensenvakjes
    iterator = PerDomein

    def __init__(self, **opties):
        super().__init__(
            Ondersteuningswens.objects.select_related("domein"),
            label=_("Wensen"),
            help_text=_("Waarmee helpt dit? Kies alles wat klopt."),
            required=False,
            **opties,
        )


class DoelgroepenField(forms.ModelMultipleChoiceField):
    """All groups of people as boxes to tick."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **opties):
        super().__init__(
            Doelgroep.objects.all(),
            label=_("Doelgroepen"),
            help_text=_("Voor iedereen? Kies dan alleen ‘iedereen’."),
            required=False,
            **opties,
        )


class ThemasField(forms.ModelMultipleChoiceField):
    """All themes as boxes to tick."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **opties):
        super().__init__(Thema.objects.all(), label=_("Thema’s"), required=False, **opties)


class OrganisatiesField(forms.ModelMultipleChoiceField):
    """All organisations as boxes to tick, in a box that scrolls."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **opties):
        super().__init__(Organisatie.objects.order_by("naam"), required=False, **opties)


class SlugForm(forms.ModelForm):
    """Makes the slug from the name as long as there is none; nobody has to think of it."""

    slug_van = "naam"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _("Leeg laten mag: dan komt het van de naam.")

    def clean_slug(self) -> str:
        return self.cleaned_data["slug"] or unique_slug(self._meta.model, self.cleaned_data.get(self.slug_van, ""))


def unique_slug(model: type[Model], naam: str) -> str:
    """A slug that no row of this model has yet."""
    maximum: int = model._meta.get_field("slug").max_length  # type: ignore[union-attr,assignment]
    begin = slugify(naam)[: maximum - 6] or str(model._meta.model_name)
    bezet = set(model._default_manager.filter(slug__startswith=begin).values_list("slug", flat=True))
    nummers = (f"{begin}-{nummer}" for nummer in range(2, len(bezet) + 3))
    return next(slug for slug in [begin, *nummers] if slug not in bezet)
