from django.urls import path

from touchstone.people.views import demo, join, log, mailbox, me, setup, status, team

urlpatterns = [
    path("demo/", demo.demo, name="demo"),
    path("demo/<uuid:member_id>/", demo.enter, name="demo-enter"),
    path("join/<str:token>/", join.join, name="join"),
    path("log/", log.log, name="log"),
    path("log/export.csv", log.export, {"kind": "csv"}, name="log-csv"),
    path("log/export.json", log.export, {"kind": "json"}, name="log-json"),
    path("log/proof/", log.proof, name="log-proof"),
    path("mailbox/", mailbox.mailbox, name="mailbox"),
    path("mailbox/<uuid:letter_id>/", mailbox.letter, name="letter"),
    path("mailbox/<uuid:letter_id>/html/", mailbox.letter_html, name="letter-html"),
    path("me/", me.me, name="me"),
    path("me/organization/", me.switch, name="organization-switch"),
    path("setup/", setup.setup, name="setup"),
    path("status/", status.status, name="status"),
    path("team/", team.team, name="team"),
    path("team/invite/", team.invite, name="invite"),
    path("team/invitations/<uuid:invitation_id>/renew/", team.renew, name="invitation-renew"),
    path("team/invitations/<uuid:invitation_id>/withdraw/", team.withdraw, name="invitation-withdraw"),
    path("team/organization/", team.organization, name="organization"),
    path("team/<uuid:member_id>/", team.member, name="member"),
    path("team/<uuid:member_id>/end/", team.end, name="member-end"),
]
