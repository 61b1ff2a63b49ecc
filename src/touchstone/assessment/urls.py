from django.urls import include, path

from touchstone.assessment import report_views, views

examinee = [
    path("", views.examinee, name="examinee"),
    path("adjustment/", views.adjustment, name="examinee-adjustment"),
    path("answer/", views.answer, name="examinee-answer"),
    path("begin/", views.begin, name="examinee-begin"),
    path("commit/<int:number>/", views.commit, name="examinee-commit"),
    path("draft/", views.draft, name="examinee-draft"),
    path("feedback/", views.read_feedback, name="examinee-feedback"),
    path("pause/", views.pause, name="examinee-pause"),
    path("practice/<int:number>/", views.rehearse, name="examinee-practice"),
    path("question/<int:position>/", views.question, name="examinee-question"),
    path("resume/", views.resume, name="examinee-resume"),
    path("withdraw/", views.withdraw, name="examinee-withdraw"),
]

urlpatterns = [
    path("s/<str:token>/", include(examinee)),
    path("sittings/compare/", report_views.compare, name="compare"),
    path("sittings/<uuid:sitting_id>/", report_views.report, name="sitting"),
    path("sittings/<uuid:sitting_id>/pdf/", report_views.as_pdf, name="sitting-pdf"),
    path("sittings/<uuid:sitting_id>/release/", report_views.release, name="sitting-release"),
    path("adjustments/", report_views.adjustment_list, name="adjustment-list"),
    path("adjustments/<uuid:adjustment_id>/", report_views.decide_adjustment, name="adjustment"),
]
