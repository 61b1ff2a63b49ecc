import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.mail import EmailMultiAlternatives

from touchstone.integrations.mail import client
from touchstone.kit.errors import IntegrationError

HELLO = client.Message(to="casey@mail.example", subject="Hello", text="Hello Casey", html="<p>Hello Casey</p>")


def test_a_message_goes_out_as_text_and_html() -> None:
    client.deliver(HELLO)

    (sent,) = mail.outbox
    assert isinstance(sent, EmailMultiAlternatives)
    assert (sent.to, sent.subject, sent.body) == (["casey@mail.example"], "Hello", "Hello Casey")
    assert sent.alternatives == [("<p>Hello Casey</p>", "text/html")]


def test_a_mail_server_that_is_away_may_be_tried_again(settings: LazySettings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens on the discard port

    with pytest.raises(IntegrationError) as refused:
        client.deliver(HELLO)

    assert refused.value.retry
