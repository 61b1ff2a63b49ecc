"""What is allowed on the job sets the rules of every stage, and writes the notice that candidates read.

The notices are kept with each blueprint as they were shown, so they stand here in each language rather than in the
translations of the interface.
"""

from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class AiPolicy(TextChoices):
    NONE = "none", _("Neither documentation nor AI tools")
    DOCS = "docs", _("Documentation and web search, no AI tools")
    ASSISTANT = "assistant", _("An AI assistant that the company provides, and documentation")
    FULL = "full", _("Any AI tool, and documentation")


class StageRule(NamedTuple):
    stage: str | Promise
    notice: dict[str, str]  # {locale: text}


_SCREEN = {
    AiPolicy.NONE: {
        "en": "Please answer on your own: without documentation, web search, AI tools or the help of others. "
        "The work itself is done this way too.",
        "de": "Bitte antworten Sie allein: ohne Dokumentation, Websuche, KI-Werkzeuge oder die Hilfe anderer. "
        "Auch die Arbeit selbst wird so getan.",
    },
    AiPolicy.DOCS: {
        "en": "You may use documentation and web search. Please use no AI tools and no help from others. "
        "The same holds on the job.",
        "de": "Sie dürfen Dokumentation und Websuche benutzen. Bitte verwenden Sie keine KI-Werkzeuge und keine Hilfe "
        "anderer. So ist es auch bei der Arbeit.",
    },
    AiPolicy.ASSISTANT: {
        "en": "You may use documentation and an AI assistant, as on the job. Please take no help from other people. "
        "You answer for what you hand in, and we will talk about it with you later.",
        "de": "Sie dürfen Dokumentation und einen KI-Assistenten benutzen, wie bei der Arbeit. Bitte nehmen Sie keine "
        "Hilfe anderer Menschen an. Sie stehen für Ihre Antworten ein, und wir sprechen später mit Ihnen darüber.",
    },
    AiPolicy.FULL: {
        "en": "You may use documentation and any AI tool, as on the job. Please take no help from other people. "
        "You answer for what you hand in, and we will talk about it with you later.",
        "de": "Sie dürfen Dokumentation und jedes KI-Werkzeug benutzen, wie bei der Arbeit. Bitte nehmen Sie keine "
        "Hilfe anderer Menschen an. Sie stehen für Ihre Antworten ein, und wir sprechen später mit Ihnen darüber.",
    },
}

_INTERVIEW = {
    AiPolicy.NONE: {
        "en": "In the interview you work without documentation and AI tools, as on the job. Ask the interviewer "
        "whatever you would look up.",
        "de": "Im Gespräch arbeiten Sie ohne Dokumentation und KI-Werkzeuge, wie bei der Arbeit. Was Sie nachschlagen "
        "würden, fragen Sie einfach.",
    },
    AiPolicy.DOCS: {
        "en": "In the interview you may look things up in documentation and on the web while we watch. AI tools stay "
        "closed.",
        "de": "Im Gespräch dürfen Sie vor unseren Augen in Dokumentation und im Web nachschlagen. KI-Werkzeuge bleiben "
        "geschlossen.",
    },
    AiPolicy.ASSISTANT: {
        "en": "In the interview you may use documentation and the AI assistant that we provide. We look at how you "
        "ask, check and improve what it gives you.",
        "de": "Im Gespräch dürfen Sie Dokumentation und den KI-Assistenten benutzen, den wir bereitstellen. Wir achten "
        "darauf, wie Sie fragen, prüfen und verbessern, was er liefert.",
    },
    AiPolicy.FULL: {
        "en": "In the interview you may use documentation and the AI tools you are used to. We look at how you ask, "
        "check and improve what they give you.",
        "de": "Im Gespräch dürfen Sie Dokumentation und Ihre gewohnten KI-Werkzeuge benutzen. Wir achten darauf, wie "
        "Sie fragen, prüfen und verbessern, was sie liefern.",
    },
}


def screen_notice(policy: str) -> dict[str, str]:
    return _SCREEN[AiPolicy(policy)]


def stages(policy: str) -> list[StageRule]:
    """The same rule in every stage, in the words that candidates read there."""
    return [
        StageRule(_("Screen"), _SCREEN[AiPolicy(policy)]),
        StageRule(_("Live interview"), _INTERVIEW[AiPolicy(policy)]),
    ]
