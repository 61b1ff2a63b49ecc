"""Hands one message to the outside world. In tests and on the embedded default, Django's own back ends are the fake:
they keep messages in memory or in files."""

from dataclasses import dataclass
from smtplib import SMTPException, SMTPRecipientsRefused

from django.core.mail import EmailMultiAlternatives

from touchstone.kit.errors import IntegrationError


@dataclass(frozen=True)
class Message:
    to: str
    subject: str
    text: str
    html: str


def deliver(message: Message) -> None:
    mail = EmailMultiAlternatives(message.subject, message.text, to=[message.to])
    mail.attach_alternative(message.html, "text/html")
    try:
        mail.send()
    except SMTPRecipientsRefused as error:
        raise IntegrationError("The address was refused.", retry=False) from error
    except (SMTPException, OSError) as error:
        raise IntegrationError(f"The mail server did not take it ({type(error).__name__}).", retry=True) from error
