"""What a search of the command palette finds, whichever app found it."""

from typing import NamedTuple

from django.utils.functional import Promise

MOST = 6  # of one kind: a palette is a shortcut, not a list


class Found(NamedTuple):
    label: str
    url: str
    kind: str | Promise
    icon: str
