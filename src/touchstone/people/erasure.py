"""The erasure list: every place where something about one human being is kept.

All of these rows hang on a person or on an account by a cascade, so that deleting it takes them along. The ledger needs
no place in the list: its events hold ids and never names, and with the row gone the log says “an erased person”.
tests/house/test_erasure.py refuses any text that hangs on a person and is named neither here nor below.
"""

# What identifies somebody, what they said, and what was said about them.
PERSONAL: dict[str, frozenset[str]] = {
    "account.emailaddress": frozenset({"email"}),
    "assessment.adjustment": frozenset({"answer", "wish"}),
    "assessment.draft": frozenset({"content"}),
    "assessment.feedback": frozenset({"note"}),
    "assessment.response": frozenset({"content"}),
    "assessment.result": frozenset({"competencies"}),
    "hiring.decision": frozenset({"reason"}),
    "mfa.authenticator": frozenset({"data"}),
    "people.account": frozenset({"email", "password"}),
    "people.letter": frozenset({"html", "subject", "text", "to"}),
    "people.person": frozenset({"email", "locale", "name", "time_zone"}),
    "socialaccount.socialaccount": frozenset({"extra_data", "provider", "uid"}),
    "socialaccount.socialtoken": frozenset({"token", "token_secret"}),
    "usersessions.usersession": frozenset({"data", "ip", "session_key", "user_agent"}),
}

# Texts beside them that say nothing about anybody: what a machine wrote for itself.
IMPERSONAL: dict[str, frozenset[str]] = {
    "account.emailconfirmation": frozenset({"key"}),
    "assessment.block": frozenset({"salt"}),
    "assessment.presentation": frozenset({"competency", "steps"}),
    "assessment.sitting": frozenset({"seen_before"}),
    "people.invitation": frozenset({"accesses"}),
    "people.letter": frozenset({"cause", "failure", "locale"}),
    "people.membership": frozenset({"accesses"}),
    "people.personallink": frozenset({"digest"}),
    "profiles.standing": frozenset({"competency"}),
}
