"""What is allowed on the job sets the rules of every stage, and writes the notice that candidates read."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AiPolicy(TextChoices):
    NONE = "none", _("Neither documentation nor AI tools")
    DOCS = "docs", _("Documentation and web search, no AI tools")
    ASSISTANT = "assistant", _("An AI assistant that the company provides, and documentation")
    FULL = "full", _("Any AI tool, and documentation")
