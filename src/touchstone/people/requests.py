"""What a request of ours carries."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from touchstone.people.models import Membership


class MemberRequest(HttpRequest):
    """A request by somebody signed in who belongs to an organization (`member_middleware` sees to it)."""

    member: Membership
    htmx: HtmxDetails
