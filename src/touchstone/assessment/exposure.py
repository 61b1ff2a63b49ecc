"""How often the bank's questions were shown, told to the bank, which stands below and cannot ask."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db.models import Count, Max

from touchstone.assessment.models import Presentation
from touchstone.bank import exposure
from touchstone.bank.exposure import Use


@exposure.counted_by
def count(item_ids: Sequence[UUID]) -> Iterator[Use]:
    shown = Presentation.objects.filter(version__item__in=item_ids).order_by()
    grouped = shown.values_list("version__item", "sitting__blueprint__title").annotate(Count("pk"), Max("shown_at"))
    for item_id, title, times, last_at in grouped:
        yield Use(item_id, title, times, last_at)
