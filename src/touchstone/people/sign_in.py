"""How django-allauth behaves in this house: nobody signs up by themselves, and its mails look like ours."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from touchstone.integrations.mail import client
from touchstone.kit.errors import DomainError, IntegrationError
from touchstone.people.models import Account


def admit(request: HttpRequest, account: Account) -> None:
    """Sign in somebody whose right to this account was shown in another way than at the sign-in page."""
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    UserSession.objects.create_from_request(request)


class MailUnavailable(DomainError):
    status = DomainError.status.SERVICE_UNAVAILABLE
    message = _("We cannot send mail at the moment. Please try again in a few minutes.")


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return False  # accounts are opened by invitation (people.team)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Sent at once and never kept: a code or a reset link is for its reader's eyes alone."""
        shared = {**context, "email": email, "base_url": settings.BASE_URL}
        mail = self.render_mail(template_prefix, email, shared)
        subject, text = str(mail.subject), str(mail.body)
        html = render_to_string("people/sign_in_letter.html", {"subject": subject, "text": text})
        try:
            client.deliver(client.Message(to=email, subject=subject, text=text, html=html))
        except IntegrationError as error:
            raise MailUnavailable from error
