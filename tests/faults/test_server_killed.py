"""The server dies in the middle of writing: whatever it had acknowledged is there when it is back."""

import threading
import time

from installation import Installation, Reply, kill


def sign_in_for_ever(house: Installation, member: str, acknowledged: list[Reply]) -> None:
    """Each sign-in writes a session; it counts once the reply has arrived whole."""
    while True:
        try:
            reply = house.ask("GET", f"/demo/{member}/")
        except OSError:
            return
        if reply.status == 302:
            acknowledged.append(reply)


def kept(house: Installation, replies: list[Reply]) -> int:
    keys = [reply.cookies["sessionid"] for reply in replies]
    code = "from django.contrib.sessions.models import Session; "
    told = house.python(f"{code}print(Session.objects.filter(pk__in={keys}).count())")
    return int(told.strip().splitlines()[-1])


def test_what_was_acknowledged_is_there_after_a_kill(house: Installation) -> None:
    server = house.serve()
    acknowledged: list[Reply] = []
    visitors = [threading.Thread(target=sign_in_for_ever, args=[house, house.adam, acknowledged]) for _ in range(8)]
    for visitor in visitors:
        visitor.start()

    time.sleep(2)
    kill(server)
    for visitor in visitors:
        visitor.join()
    house.serve()

    assert len(acknowledged) > 20
    assert kept(house, acknowledged) == len(acknowledged)
    assert house.ask("GET", "/me/", cookies=acknowledged[-1].cookies).status == 200
    assert house.command("audit", "verify").strip().endswith("every hash holds.")
