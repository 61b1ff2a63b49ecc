from django.urls import path

from touchstone.bank.views import browsing, competencies, items, writing

urlpatterns = [
    path("bank/", browsing.bank, name="bank"),
    path("bank/new/", writing.choose, name="item-new"),
    path("bank/new/<slug:kind>/<slug:form>/", writing.new, name="item-write"),
    path("bank/check/<slug:form>/", writing.check, name="item-check"),
    path("bank/reviews/", browsing.reviews, name="bank-reviews"),
    path("bank/<uuid:item_id>/", items.item, name="item"),
    path("bank/<uuid:item_id>/edit/", writing.edit, name="item-edit"),
    path("bank/<uuid:item_id>/submit/", items.submit, name="item-submit"),
    path("bank/<uuid:item_id>/try/", items.attempt, name="item-try"),
    path("bank/<uuid:item_id>/<slug:name>/", items.step, name="item-step"),
    path("competencies/", competencies.competency_list, name="competency-list"),
    path("competencies/<slug:slug>/", competencies.competency, name="competency"),
]
