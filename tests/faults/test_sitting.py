"""In the middle of a sitting the server is killed, or the network cut: no answer is lost, and no time."""

import http.client
import threading
import time
from urllib.parse import urlencode

import pytest
from examinee import Examinee, invite, kept
from installation import Installation, kill

OUTAGE = 16.0  # seconds; longer than two heartbeats may be late


@pytest.fixture
def casey(house: Installation) -> Examinee:
    return Examinee(house, invite(house))


def answer_until_it_breaks(casey: Examinee) -> None:
    try:
        while "revision" in casey.look() or casey.look()["commit"]:
            casey.step()
    except (OSError, http.client.HTTPException):  # cut before the reply began, or in the middle of it
        return


def test_a_killed_server_loses_no_answer_and_no_time(house: Installation, casey: Examinee) -> None:
    server = house.serve()
    casey.begin()
    for _ in range(2):
        casey.step()
    sitting = threading.Thread(target=answer_until_it_breaks, args=[casey])
    sitting.start()
    time.sleep(0.3)

    kill(server)
    sitting.join()
    before = kept(house)
    time.sleep(OUTAGE)
    house.serve()

    after = kept(house)
    assert len(casey.acknowledged) >= 2
    assert set(casey.acknowledged) <= set(after.answered)
    assert after.credited >= OUTAGE
    assert after.deadline - before.deadline == pytest.approx(after.credited, abs=1)
    answered = len(casey.acknowledged)
    casey.step()
    casey.step()
    assert len(casey.acknowledged) > answered


def test_a_draft_is_there_after_a_kill(house: Installation, casey: Examinee) -> None:
    server = house.serve()
    casey.begin()
    drafted = casey.draft()

    kill(server)

    assert kept(house).drafted == [drafted]


def send_and_hang_up(casey: Examinee, sent: dict[str, str]) -> None:
    """The network is cut after the last byte has left and before the reply can arrive."""
    connection = http.client.HTTPConnection("127.0.0.1", casey.house.port, timeout=20)
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": "; ".join(f"{name}={value}" for name, value in casey.cookies.items()),
        "Referer": f"http://127.0.0.1:{casey.house.port}",
    }
    connection.request("POST", f"{casey.page}answer/", urlencode(sent), headers)
    connection.close()


def test_an_answer_sent_again_after_a_cut_counts_once(house: Installation, casey: Examinee) -> None:
    house.serve()
    casey.begin()
    fields = casey.look()

    send_and_hang_up(casey, casey._sent(fields, dont_know="1"))
    again = casey.answer(fields)

    assert again == 302
    assert kept(house).answered == [fields["presentation"]]
    assert casey.look()["presentation"] != fields["presentation"]
