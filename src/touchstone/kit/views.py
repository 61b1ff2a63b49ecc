from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from touchstone.kit import clock, health, markup

_CODE = '''```python
def add(tag, seen=[]):
    """Collects tags. What does the second call return?"""
    seen.append(tag)  # the list was made once, with the function
    return seen


print(add("a"), add("b", []), add("c"), 3.5)
```'''

_STRIPS = (
    ("Programming", 0.62, 0.31, 0.5, "Likely above the bar: 65 %"),
    ("Machine learning", 1.71, 0.38, 0.5, "Above the bar: almost certain"),
    ("Mathematics", -0.35, 0.44, 0.5, "Likely below the bar: 97 %"),
    ("Communication", 0.41, 0.58, None, "No bar was set for this role"),
    ("Working with AI", None, None, 0.5, ""),
)


def style_guide(request: HttpRequest) -> HttpResponse:
    """Every part of the design system, with content as the product has it."""
    return render(request, "kit/style_guide.html", {"now": clock.now(), "code": markup.html(_CODE), "strips": _STRIPS})


@login_not_required
@never_cache
@require_safe
def health_check(request: HttpRequest) -> JsonResponse:
    """For load balancers and monitors: 200 while visitors may come, else 503. It tells states, never details."""
    shown = list(health.lights(now=clock.now()))
    is_fit = health.is_fit(shown)
    checks = {light.name: light.word for light in shown}
    return JsonResponse({"status": "ok" if is_fit else "failing", "checks": checks}, status=200 if is_fit else 503)
