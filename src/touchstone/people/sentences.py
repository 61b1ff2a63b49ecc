"""What happened, in words: one sentence for each verb of the ledger. `who` acted, `what` it is about."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchstone.audit.verbs import Verb

SENTENCES: dict[str, str | Promise] = {
    Verb.ACCESS_CHANGED: _("%(who)s changed what %(what)s may do."),
    Verb.ADJUSTMENT_DECIDED: _("%(who)s decided on the adjustment for %(what)s."),
    Verb.ADJUSTMENT_REQUESTED: _("%(what)s asked for an adjustment."),
    Verb.APPLICATION_DECIDED: _("%(who)s decided on the application of %(what)s."),
    Verb.APPLICATION_MOVED: _("The application of %(what)s went on to the next stage."),
    Verb.APPLICATION_RECEIVED: _("The application of %(what)s was received by %(who)s."),
    Verb.APPLICATION_WITHDRAWN: _("%(who)s withdrew the application of %(what)s."),
    Verb.BANK_LOADED: _("%(who)s loaded the bank of %(what)s."),
    Verb.BLOCK_COMMITTED: _("%(what)s committed a block of answers."),
    Verb.BLUEPRINT_DRAWN: _("%(who)s drew the blueprint “%(what)s”."),
    Verb.FEEDBACK_RELEASED: _("%(who)s released the feedback for %(what)s."),
    Verb.INVITATION_RENEWED: _("%(who)s sent the invitation of %(what)s again."),
    Verb.INVITATION_WITHDRAWN: _("%(who)s withdrew the invitation of %(what)s."),
    Verb.ITEM_APPROVED: _("%(who)s approved the question “%(what)s”."),
    Verb.ITEM_CREATED: _("%(who)s wrote the question “%(what)s”."),
    Verb.ITEM_RESTORED: _("%(who)s took the question “%(what)s” off watch."),
    Verb.ITEM_RETIRED: _("%(who)s retired the question “%(what)s”."),
    Verb.ITEM_RETURNED: _("%(who)s returned the question “%(what)s” to its author."),
    Verb.ITEM_REVISED: _("%(who)s revised the question “%(what)s”."),
    Verb.ITEM_SUBMITTED: _("%(who)s submitted the question “%(what)s” for review."),
    Verb.ITEM_WATCHED: _("%(who)s put the question “%(what)s” under watch."),
    Verb.LINK_ISSUED: _("%(who)s issued a personal link for %(what)s."),
    Verb.LINK_REVOKED: _("%(who)s closed a personal link of %(what)s."),
    Verb.LOG_EXPORTED: _("%(who)s exported the log of %(what)s."),
    Verb.MEMBER_ENDED: _("%(who)s ended the membership of %(what)s."),
    Verb.MEMBER_INVITED: _("%(who)s invited %(what)s to the team."),
    Verb.MEMBER_JOINED: _("%(what)s joined the team."),
    Verb.ORGANIZATION_CHANGED: _("%(who)s changed the settings of %(what)s."),
    Verb.ORGANIZATION_CREATED: _("%(what)s was founded."),
    Verb.PERSON_CHANGED: _("%(who)s changed the particulars of %(what)s."),
    Verb.PERSON_ERASED: _("%(who)s erased a person and everything about them."),
    Verb.REQUISITION_CLOSED: _("%(who)s closed the requisition for %(what)s."),
    Verb.REQUISITION_OPENED: _("%(who)s opened a requisition for %(what)s."),
    Verb.RESPONSE_GIVEN: _("%(what)s answered a question."),
    Verb.ROLE_CHANGED: _("%(who)s changed the role “%(what)s”."),
    Verb.ROLE_CREATED: _("%(who)s created the role “%(what)s”."),
    Verb.ROLE_PUBLISHED: _("%(who)s published the role “%(what)s”."),
    Verb.SITTING_BEGUN: _("%(what)s began the screen."),
    Verb.SITTING_CREDITED: _("%(who)s gave time back to the screen of %(what)s."),
    Verb.SITTING_EXPIRED: _("The screen of %(what)s ran out unfinished."),
    Verb.SITTING_EXTENDED: _("%(who)s gave %(what)s more days to begin the screen."),
    Verb.SITTING_FINISHED: _("%(what)s finished the screen."),
    Verb.SITTING_INVITED: _("%(who)s invited %(what)s to the screen."),
    Verb.SITTING_PAUSED: _("The screen of %(what)s was paused by %(who)s."),
    Verb.SITTING_REMINDED: _("%(who)s reminded %(what)s of the screen."),
    Verb.SITTING_RESUMED: _("The screen of %(what)s was resumed by %(who)s."),
    Verb.SITTING_REVOKED: _("%(who)s took back the screen of %(what)s."),
}

GROUPS: dict[str, str | Promise] = {
    "access": _("Accesses"),
    "adjustment": _("Adjustments"),
    "application": _("Applications"),
    "bank": _("The bank"),
    "block": _("Answers"),
    "blueprint": _("Blueprints"),
    "feedback": _("Feedback"),
    "invitation": _("Invitations"),
    "item": _("Questions"),
    "link": _("Personal links"),
    "log": _("The log itself"),
    "member": _("Members"),
    "organization": _("The organization"),
    "person": _("Persons"),
    "requisition": _("Requisitions"),
    "response": _("Answers one by one"),
    "role": _("Roles"),
    "sitting": _("Screens"),
}


def sentence(verb: str, *, who: str, what: str) -> str:
    """A verb of a later release, read by an earlier one, still says what it is called."""
    words = SENTENCES.get(verb)
    return str(words) % {"who": who, "what": what} if words else f"{who}: {verb} ({what})"
