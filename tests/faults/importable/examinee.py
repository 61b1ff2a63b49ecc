"""Somebody who sits a screen over HTTP, by the page's own forms, and remembers what the server acknowledged."""

import json
import re
from typing import Any, NamedTuple

from installation import Installation

_HIDDEN = re.compile(r'name="(csrfmiddlewaretoken|presentation|revision|kind)" value="([^"]*)"')
_COMMIT = re.compile(r'action="(/s/[^"]+/commit/\d+/)"')

_INVITE = """
import json
from datetime import timedelta
from touchstone.assessment import blueprints, sittings
from touchstone.bank import loading
from touchstone.kit import clock
from touchstone.people.models import Membership, Person
from touchstone.people.permissions import Access
now, adam = clock.now(), Membership.objects.get()
adam.accesses = [access.value for access in Access]
adam.save()
loading.load(adam.organization, by=None, now=now)
casey = Person.objects.create(organization=adam.organization, name="Casey", email="casey@mail.example", created_at=now)
blueprint = blueprints.draw(
    adam.organization, title="Screen", weights={"programming": 0.5, "mathematics": 0.5}, bars={}, bar=0.0, minutes=30,
    ai_policy="none", notice={"en": "Alone, please."}, by=adam, now=now,
)
print(sittings.invite(casey, blueprint, by=adam, begin_by=now + timedelta(days=7), now=now)[1])
"""

_KEPT = """
import json
from touchstone.assessment.models import Credit, Draft, Response, Sitting
sitting = Sitting.objects.get()
print(json.dumps({
    "state": sitting.state,
    "answered": [str(pk) for pk in Response.objects.values_list("presentation_id", flat=True)],
    "drafted": [str(pk) for pk in Draft.objects.values_list("presentation_id", flat=True)],
    "deadline": sitting.deadline_at.timestamp(),
    "credited": sum(credit.duration.total_seconds() for credit in Credit.objects.all()),
}))
"""


class Kept(NamedTuple):
    """What the database holds of the one sitting."""

    state: str
    answered: list[str]
    drafted: list[str]
    deadline: float
    credited: float


def invite(house: Installation) -> str:
    return house.python(_INVITE).strip().splitlines()[-1]


def kept(house: Installation) -> Kept:
    return Kept(**json.loads(house.python(_KEPT).strip().splitlines()[-1]))


class Examinee:
    def __init__(self, house: Installation, token: str) -> None:
        self.house, self.page = house, f"/s/{token}/"
        self.cookies: dict[str, str] = {}
        self.acknowledged: list[str] = []

    def look(self) -> dict[str, Any]:
        """The page as it is now: its hidden fields, and where the open block would be handed in."""
        reply = self.house.ask("GET", self.page, cookies=self.cookies)
        assert reply.status == 200, reply.text
        self.cookies = reply.cookies
        commit = _COMMIT.search(reply.text)
        return {**dict(_HIDDEN.findall(reply.text)), "commit": commit.group(1) if commit else "", "text": reply.text}

    def begin(self) -> None:
        fields = self.look()
        reply = self.house.ask("POST", f"{self.page}begin/", self._sent(fields), self.cookies)
        assert reply.status == 302, reply.text

    def draft(self) -> str:
        fields = self.look()
        reply = self.house.ask("POST", f"{self.page}draft/", self._sent(fields, text="half a thought"), self.cookies)
        assert reply.status == 204, reply.text
        return str(fields["presentation"])

    def step(self) -> None:
        """Answer the question that stands there, or hand in the block that is complete."""
        fields = self.look()
        if fields["commit"]:
            self.house.ask("POST", fields["commit"], self._sent(fields), self.cookies)
            return
        reply = self.answer(fields)
        if reply in {200, 302}:
            self.acknowledged.append(str(fields["presentation"]))

    def answer(self, fields: dict[str, Any]) -> int:
        sent = self._sent(fields, dont_know="1")
        return self.house.ask("POST", f"{self.page}answer/", sent, self.cookies).status

    def _sent(self, fields: dict[str, Any], **more: str) -> dict[str, str]:
        names = ("csrfmiddlewaretoken", "presentation", "revision", "kind")
        return {name: str(fields[name]) for name in names if name in fields} | more
