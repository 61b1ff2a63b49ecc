import threading
import time

from touchstone.kit.turns import FairLock


def test_waiters_are_served_in_the_order_of_asking() -> None:
    lock, served = FairLock(), []
    lock.acquire(seconds=1)

    def wait(number: int) -> None:
        lock.acquire(seconds=5)
        served.append(number)
        lock.release()

    waiters = [threading.Thread(target=wait, args=[number]) for number in range(8)]
    for length, waiter in enumerate(waiters, start=1):
        waiter.start()
        while len(lock._waiting) < length:
            time.sleep(0.001)
    lock.release()
    for waiter in waiters:
        waiter.join()

    assert served == list(range(8))


def test_patience_ends() -> None:
    lock = FairLock()
    lock.acquire(seconds=1)

    assert not lock.acquire(seconds=0.01)


def test_one_who_gave_up_is_not_served() -> None:
    lock = FairLock()
    lock.acquire(seconds=1)
    lock.acquire(seconds=0.01)

    lock.release()

    assert lock.acquire(seconds=0.01)
