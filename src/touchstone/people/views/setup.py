from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from touchstone.kit import clock
from touchstone.people import organizations
from touchstone.people.forms import SetUpForm
from touchstone.people.sign_in import admit


@login_not_required
def setup(request: HttpRequest) -> HttpResponse:
    """The first visit to a fresh server; afterwards this page leads home."""
    if organizations.is_set_up():
        return redirect("/")
    form = SetUpForm(request.POST or None)
    if not form.is_valid():
        return render(request, "people/setup.html", {"form": form})
    founded = organizations.set_up(**form.cleaned_data, now=clock.now())
    admit(request, founded.membership.account)
    return redirect("/")
