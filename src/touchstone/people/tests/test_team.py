import pytest
from allauth.account.models import EmailAddress

from touchstone.audit.models import Event
from touchstone.audit.verbs import Verb
from touchstone.conftest import NOON
from touchstone.kit.errors import NotPermitted
from touchstone.people import organizations, team
from touchstone.people.models import Account, Invitation, Letter, Membership, Organization
from touchstone.people.permissions import Access, Permission
from touchstone.people.team import INVITATION_LASTS

RECRUITER = [Access.RECRUITER]


@pytest.fixture
def invitation(northwind: Organization, adam: Membership) -> Invitation:
    return team.invite(northwind, name="Rosa", email="rosa@mail.example", accesses=RECRUITER, by=adam, now=NOON)


def test_inviting_writes_a_letter_and_an_event(invitation: Invitation) -> None:
    assert Letter.objects.get().to == "rosa@mail.example"
    assert Event.objects.filter(verb=Verb.MEMBER_INVITED, about_id=invitation.pk).exists()


def test_inviting_is_for_administrators(northwind: Organization, rosa: Membership, omar: Membership) -> None:
    for stranger in (rosa, omar):
        with pytest.raises(NotPermitted):
            team.invite(northwind, name="Eve", email="eve@mail.example", accesses=RECRUITER, by=stranger, now=NOON)


def test_inviting_twice_is_refused(invitation: Invitation, northwind: Organization, adam: Membership) -> None:
    with pytest.raises(team.AlreadyInvited):
        team.invite(northwind, name="Rosa", email="Rosa@mail.example", accesses=RECRUITER, by=adam, now=NOON)


def test_a_member_is_not_invited(northwind: Organization, adam: Membership, rosa: Membership) -> None:
    with pytest.raises(organizations.AlreadyOnTheTeam):
        team.invite(northwind, name="Rosa", email=rosa.person.email, accesses=RECRUITER, by=adam, now=NOON)


def test_accepting_gives_the_place(invitation: Invitation) -> None:
    member = team.accept(invitation, account=None, password="a calm sentence", now=NOON)

    assert member.may(Permission.SITTING_INVITE)
    assert member.account.check_password("a calm sentence")
    with pytest.raises(team.InvitationClosed):
        team.accept(invitation, account=member.account, password=None, now=NOON)


def test_a_link_does_not_open_an_account_that_exists(invitation: Invitation) -> None:
    owner = Account.objects.create_user("rosa@mail.example", "her own secret")

    with pytest.raises(team.AccountOfSomebodyElse):
        team.accept(invitation, account=None, password="taken over", now=NOON)

    assert team.accept(invitation, account=owner, password=None, now=NOON).account.check_password("her own secret")


def test_a_withdrawn_invitation_is_closed(invitation: Invitation, adam: Membership) -> None:
    team.withdraw(invitation, by=adam, now=NOON)

    with pytest.raises(team.InvitationClosed):
        team.accept(invitation, account=None, password="a calm sentence", now=NOON)


def test_an_invitation_that_ran_out_can_be_sent_again(invitation: Invitation, adam: Membership) -> None:
    late = NOON + INVITATION_LASTS
    with pytest.raises(team.InvitationClosed):
        team.accept(invitation, account=None, password="a calm sentence", now=late)

    team.renew(invitation, by=adam, now=late)

    assert team.accept(invitation, account=None, password="a calm sentence", now=late)


def test_changing_accesses_says_before_and_after(adam: Membership, rosa: Membership) -> None:
    team.change_accesses(rosa, [Access.AUDITOR], by=adam, now=NOON)

    assert Event.objects.get().details == {"before": ["recruiter"], "after": ["auditor"]}
    assert Membership.objects.get(pk=rosa.pk).accesses == ["auditor"]


def test_the_last_administrator_stays(adam: Membership, rosa: Membership, omar: Membership) -> None:
    with pytest.raises(team.LastAdministrator):
        team.end(adam, by=adam, now=NOON)
    with pytest.raises(team.LastAdministrator):
        team.change_accesses(adam, [Access.AUDITOR], by=adam, now=NOON)

    team.change_accesses(rosa, [Access.ADMINISTRATOR], by=adam, now=NOON)
    team.end(adam, by=adam, now=NOON)

    assert Membership.objects.get(pk=adam.pk).ended_at == NOON


def test_an_ended_membership_may_nothing(adam: Membership, rosa: Membership) -> None:
    team.end(rosa, by=adam, now=NOON)

    ended = Membership.objects.get(pk=rosa.pk)
    assert ended.permissions == frozenset()
    with pytest.raises(team.MembershipEnded):
        team.change_accesses(rosa, [Access.AUDITOR], by=adam, now=NOON)


def test_introducing_oneself_records_no_personal_detail(rosa: Membership) -> None:
    team.introduce(rosa.person, name="Rosa L.", locale="de", time_zone="Europe/Berlin", by=rosa, now=NOON)

    assert Event.objects.get().details == {}


def _move(account: Account, email: str) -> None:
    Account.objects.filter(pk=account.pk).update(email=email)
    EmailAddress.objects.filter(user=account).update(email=email)


def test_an_address_that_an_account_has_beside_its_first_is_known(northwind: Organization, rosa: Membership) -> None:
    EmailAddress.objects.create(user=rosa.account, email="rosa@home.example", verified=True)

    with pytest.raises(organizations.AlreadyOnTheTeam):
        organizations.join(northwind, name="Rosa", email="rosa@home.example", accesses=RECRUITER, by=None, now=NOON)


def test_a_link_does_not_open_the_account_of_an_ended_membership(
    northwind: Organization, adam: Membership, rosa: Membership
) -> None:
    """Rosa changed her address at her own account; her old mailbox may be somebody else's by now."""
    _move(rosa.account, "rosa@new.example")
    team.end(rosa, by=adam, now=NOON)
    offer = team.invite(northwind, name="Rosa", email=rosa.person.email, accesses=RECRUITER, by=adam, now=NOON)
    stranger = Account.objects.create_user(rosa.person.email, "a stranger's")

    for other in (None, stranger):
        with pytest.raises(team.AccountOfSomebodyElse):
            team.accept(offer, account=other, password="taken over", now=NOON)

    assert team.accept(offer, account=rosa.account, password=None, now=NOON).pk == rosa.pk


def test_whoever_returns_at_a_new_address_comes_back_to_the_same_membership(
    northwind: Organization, adam: Membership, rosa: Membership
) -> None:
    new = "rosa@new.example"
    _move(rosa.account, new)
    with pytest.raises(organizations.AlreadyOnTheTeam):
        team.invite(northwind, name="Rosa", email=new, accesses=RECRUITER, by=adam, now=NOON)
    team.end(rosa, by=adam, now=NOON)

    offer = team.invite(northwind, name="Rosa", email=new, accesses=RECRUITER, by=adam, now=NOON)

    assert team.accept(offer, account=rosa.account, password=None, now=NOON).pk == rosa.pk
