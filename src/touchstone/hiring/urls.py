from django.urls import path

from touchstone.hiring.views import candidates, drafts, postings, requisitions, roles, screens, today

urlpatterns = [
    path("", today.home, name="today"),
    path("applications/<uuid:pk>/", candidates.application, name="application"),
    path("applications/<uuid:pk>/decide/", candidates.decide, name="application-decide"),
    path("applications/<uuid:pk>/extend/", screens.extend, name="application-extend"),
    path("applications/<uuid:pk>/invite/", screens.invite, name="application-invite"),
    path("applications/<uuid:pk>/remind/", screens.remind, name="application-remind"),
    path("applications/<uuid:pk>/revoke/", screens.revoke, name="application-revoke"),
    path("applications/<uuid:pk>/withdraw/", screens.withdraw, name="application-withdraw"),
    path("applications/<uuid:pk>/<slug:tab>/", candidates.application, name="application-tab"),
    path("archetypes/", roles.archetype_list, name="archetype-list"),
    path("candidates/", candidates.candidate_list, name="candidate-list"),
    path("requisitions/<uuid:pk>/", requisitions.requisition, name="requisition"),
    path("requisitions/<uuid:pk>/close/", requisitions.close, name="requisition-close"),
    path("requisitions/<uuid:pk>/invite/", screens.invite_many, name="requisition-invite"),
    path("roles/", roles.role_list, name="role-list"),
    path("roles/new/", roles.ask, name="role-ask"),
    path("roles/create/", roles.create, name="role-create"),
    path("roles/<uuid:pk>/", drafts.show, name="role"),
    path("roles/<uuid:pk>/draft/", roles.begin_draft, name="role-draft"),
    path("roles/<uuid:pk>/history/", roles.versions, name="role-history"),
    path("roles/<uuid:pk>/publish/", roles.publish, name="role-publish"),
    path("roles/<uuid:pk>/requisition/", requisitions.open_one, name="requisition-open"),
    path("roles/<uuid:pk>/versions/<int:number>/", roles.version, name="role-version"),
    path("roles/<uuid:pk>/versions/<int:number>/posting/", postings.posting, name="role-posting"),
    path("roles/<uuid:pk>/versions/<int:number>/posting.json", postings.as_json, name="role-posting-json"),
    path("roles/<uuid:pk>/versions/<int:number>/posting.md", postings.as_markdown, name="role-posting-markdown"),
    path("roles/<uuid:pk>/part/<slug:part>/", drafts.show, name="role-part"),
    path("roles/<uuid:pk>/part/<slug:part>/save/", drafts.save, name="role-save"),
]
