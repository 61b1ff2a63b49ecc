"""The organization itself: its team, its bank, its roles and openings."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from touchstone.bank import authoring, lifecycle, loading
from touchstone.demonstration import script
from touchstone.hiring import archetypes, requisitions, roles
from touchstone.hiring.models import Requisition
from touchstone.people import organizations
from touchstone.people.models import Membership, Organization
from touchstone.people.permissions import Access

Team = dict[str, Membership]  # by first name, as everybody at Northwind calls each other


def found(*, now: datetime) -> tuple[Organization, Team]:
    written = script.northwind()
    about = written["organization"]
    adam = next(one for one in written["members"] if Access.ADMINISTRATOR in one["accesses"])
    organization, founder = organizations.found(
        about["name"],
        administrator=adam["name"],
        email=adam["email"],
        locale=about["locale"],
        time_zone=about["time_zone"],
        is_demonstration=True,
        now=now,
    )
    team = {_first_name(adam["name"]): founder}
    for one in written["members"]:
        if one is not adam:
            team[_first_name(one["name"])] = _join(organization, one, by=founder, now=now)
    loading.load(organization, by=team["Ada"], now=now)
    return organization, team


def open_requisitions(team: Team, *, now: datetime) -> dict[str, Requisition]:
    """One opening for each role, by archetype."""
    return {one["archetype"]: _open(one, team, now) for one in script.northwind()["roles"]}


def questions(team: Team, *, start: datetime) -> Iterator[datetime]:
    """Ada writes questions of Northwind's own; one waits for a second reader, one went back, one is still a draft."""
    organization = team["Ada"].organization
    moment = start
    yield moment
    written = []
    for manuscript in script.manuscripts():
        written.append(authoring.create(organization, manuscript, by=team["Ada"], now=moment))
        moment += timedelta(hours=3)
        yield moment
    for item in written[:-1]:
        lifecycle.submit(item, by=team["Ada"], now=moment)
    moment += timedelta(days=1)
    yield moment
    reason = (
        "Both of the middle options can be defended when the release is reversible. Say in the stem that it is not."
    )
    lifecycle.return_to_author(written[0], reason=reason, by=team["Ben"], now=moment)


def _join(organization: Organization, written: dict[str, str], *, by: Membership, now: datetime) -> Membership:
    return organizations.join(
        organization,
        name=written["name"],
        email=written["email"],
        accesses=[Access(access) for access in written["accesses"]],
        locale=written.get("locale", ""),
        time_zone=written["time_zone"],
        by=by,
        now=now,
    )


def _open(written: dict[str, str], team: Team, now: datetime) -> Requisition:
    archetype = archetypes.named(written["archetype"])
    assert archetype
    hanna = team["Hanna"]
    role = roles.create_from(archetype, title=written["title"], ai_policy=written["ai_policy"], by=hanna, now=now)
    roles.save_draft(role, {"posting": written["posting"]}, revision=0, by=hanna, now=now + timedelta(minutes=20))
    roles.publish(role, by=hanna, now=now + timedelta(hours=1))
    return requisitions.open(role, openings=int(written["openings"]), by=team["Rosa"], now=now + timedelta(hours=2))


def _first_name(name: str) -> str:
    return name.split(maxsplit=1)[0]
