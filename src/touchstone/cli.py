"""The `touchstone` command. What it does not know itself, Django's management does: `touchstone help`."""

import argparse
import os
import shutil
import signal
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

Command = Callable[[argparse.Namespace], int]
MEASURE = "measure"


def main() -> None:
    sys.exit(run(sys.argv[1:]))


def run(words: Sequence[str]) -> int:
    """Do what the words say; a refusal is one sentence and a non-zero status, never a traceback."""
    if words[:1] == [MEASURE]:  # files in, files out: no settings, no database
        from touchstone.measure import command

        return command.run(words[1:])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchstone.settings")
    parser, commands = _parser()
    if words and words[0] not in commands and not words[0].startswith("-"):
        return _django(words)
    options = parser.parse_args(words)
    _place(options)
    try:
        return _started(options.command, options)
    except ImproperlyConfigured as error:
        return _refuse(str(error))
    except KeyboardInterrupt:
        return 0


def _started(command: Command, options: argparse.Namespace) -> int:
    import django
    from django.db.utils import OperationalError

    django.setup(set_prefix=False)
    from touchstone.kit.errors import DomainError

    try:
        return command(options)
    except DomainError as error:
        return _refuse(str(error))
    except OperationalError as error:
        return _refuse(f"The database did not answer: {' '.join(str(error).split())}")


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"touchstone: {sentence}\n")
    return 1


def _django(words: Sequence[str]) -> int:
    from django.conf import settings
    from django.core.management import execute_from_command_line

    try:
        settings.INSTALLED_APPS  # noqa: B018 (reads the settings, so that a wrong one is named before anything else)
    except ImproperlyConfigured as error:
        return _refuse(str(error))
    execute_from_command_line(["touchstone", *words])
    return 0


def _place(options: argparse.Namespace) -> None:
    """What the command line says about the place goes where the settings look for it."""
    if options.data:
        os.environ["TOUCHSTONE_DATA"] = str(options.data)
    if getattr(options, "demo", False):
        os.environ["TOUCHSTONE_DEMO"] = "yes"
        os.environ.setdefault("TOUCHSTONE_LOG_LEVEL", "warning")  # the terminal shows the sign-ins, not every request
    if hasattr(options, "port"):
        host = "127.0.0.1" if options.host in {"0.0.0.0", "::"} else options.host  # noqa: S104 (compared, not bound)
        os.environ.setdefault("TOUCHSTONE_BASE_URL", f"http://{host}:{options.port}")


def _parser() -> tuple[argparse.ArgumentParser, frozenset[str]]:
    parser = argparse.ArgumentParser("touchstone", description=__doc__)
    place = argparse.ArgumentParser(add_help=False)
    place.add_argument("--data", type=Path, metavar="DIR", help="the data folder (TOUCHSTONE_DATA)")
    nouns = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    verbs: dict[str, Any] = {}

    def command(words: str, action: Command, text: str) -> argparse.ArgumentParser:
        noun, _, verb = words.partition(" ")
        if verb and noun not in verbs:
            verbs[noun] = nouns.add_parser(noun, help=text).add_subparsers(required=True, metavar="VERB")
        added: argparse.ArgumentParser = (verbs[noun] if verb else nouns).add_parser(
            verb or noun, help=text, description=text, parents=[place]
        )
        added.set_defaults(command=action)
        return added

    serve = command("serve", _serve, "Serve the product; with --demo, a living demonstration.")
    serve.add_argument("--demo", action="store_true", help="with a demonstration organization and one-click sign-in")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    command("reset-demo", _reset_demo, "Throw the demonstration away and make it afresh.")
    worker = command("worker", _worker, "Run background tasks beside other servers.")
    worker.add_argument("--threads", type=int, default=2)
    command("doctor", _doctor, "Say how the installation is.")
    command("backup", _backup, "Write everything to one file.").add_argument("file", type=Path)
    restore = command("restore", _restore, "Read everything back from a backup.")
    restore.add_argument("file", type=Path)
    restore.add_argument("--replace", action="store_true", help="even though there is something here already")
    command("audit verify", _audit_verify, "Prove that no event of the log was changed, added or removed.")
    check = command("bank check", _bank_check, "Read every question as a sceptic and prove its key.")
    check.add_argument("slugs", nargs="*", metavar="SLUG", help="only these")
    load = command("bank load", _bank_load, "Bring every organization's questions up to what ships.")
    load.add_argument("--organization", metavar="SLUG", help="only this one's")
    create = command("organization create", _organization_create, "Found an organization and its administrator.")
    create.add_argument("name")
    create.add_argument("--administrator", required=True, metavar="NAME")
    create.add_argument("--email", required=True)
    create.add_argument("--time-zone", default="UTC")
    nouns.add_parser(MEASURE, help="Calibrate, score, simulate and check over files; see its own --help.")
    return parser, frozenset(nouns.choices)


def _serve(options: argparse.Namespace) -> int:
    from touchstone.kit import serving
    from touchstone.kit.worker import Worker

    with serving.using_data_folder():
        listener = serving.listen(options.host, options.port)
        serving.migrate()
        from touchstone.asgi import application

        _bring_banks_up_to_date()
        if options.demo:
            _demonstrate()
        _announce()
        worker = Worker(threads=2)
        worker.start()
        serving.serve(application, listener)
        worker.stop(seconds=5)
    return 0


def _bring_banks_up_to_date() -> None:
    """After an upgrade, the questions that it brought."""
    from touchstone.bank import loading
    from touchstone.kit import clock
    from touchstone.people.models import Organization

    for organization in Organization.objects.order_by("created_at"):
        loading.load(organization, by=None, now=clock.now())


def _demonstrate() -> None:
    """Make the demonstration unless it is there."""

    from touchstone.kit import clock

    if find_spec("touchstone.demonstration"):
        import_module("touchstone.demonstration").build(clock.now())


def _announce() -> None:
    from django.conf import settings
    from django.urls import reverse

    from touchstone.people.models import Membership
    from touchstone.people.permissions import Access

    _say(f"Touchstone is ready at {settings.BASE_URL}")
    if not settings.DEMONSTRATION:
        return
    _say("Sign in with one click as")
    cast = Membership.objects.current().filter(organization__is_demonstration=True)
    for member in cast.select_related("person").order_by("joined_at"):
        accesses = ", ".join(str(Access(access).label) for access in member.accesses)
        _say(f"  {member.person.name} ({accesses}): {settings.BASE_URL}{reverse('demo-enter', args=[member.pk])}")


def _reset_demo(_options: argparse.Namespace) -> int:
    from django.conf import settings
    from django.core.management import call_command

    from touchstone.kit import serving
    from touchstone.people.models import Organization

    with serving.using_data_folder(alone=True):
        serving.migrate()
        real = Organization.objects.filter(is_demonstration=False).first()
        if real is not None:
            return _refuse(f"This data folder holds a real organization, {real.name}; nothing was touched.")
        call_command("flush", interactive=False, verbosity=0)
        shutil.rmtree(settings.DATA / "mail", ignore_errors=True)
        _demonstrate()
    _say("The demonstration is new again.")
    return 0


def _worker(options: argparse.Namespace) -> int:
    from touchstone.kit.serving import using_data_folder
    from touchstone.kit.worker import Worker

    with using_data_folder():
        worker = Worker(threads=options.threads)
        worker.start()
        _say(f"Running tasks, {options.threads} at a time.")
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            signal.pause()
        except KeyboardInterrupt:
            _say("Finishing what is running.")
        worker.stop()
    return 0


def _doctor(_options: argparse.Namespace) -> int:
    from touchstone.kit import clock, health

    shown = list(health.lights(now=clock.now()))
    for light in shown:
        _say(f"{'ok ' if light.is_well else 'ILL'} {light.title}: {light.note}")
    if not health.mail_server_answers():
        _say("ILL Mail server: it does not answer.")
        return 1
    return 0 if health.is_fit(shown) else 1


def _backup(options: argparse.Namespace) -> int:
    from touchstone.kit import backup, clock

    backup.write(options.file, now=clock.now())
    _say(f"Everything is in {options.file}, {options.file.stat().st_size / 1e6:.1f} MB, and was read back.")
    return 0


def _restore(options: argparse.Namespace) -> int:
    from touchstone.audit import ledger
    from touchstone.kit import backup, serving

    with serving.using_data_folder(alone=True):
        serving.migrate()
        backup.restore(options.file, replace=options.replace)
    broken = list(ledger.breaks())
    _say("Restored; every event of the log holds." if not broken else "Restored, but the log has breaks.")
    return 1 if broken else 0


def _audit_verify(_options: argparse.Namespace) -> int:
    from touchstone.audit import ledger
    from touchstone.audit.models import Chain, Event
    from touchstone.kit import clock, proofs

    broken = list(ledger.breaks())
    for found in broken:
        _say(f"Organization {found.organization_id}, event {found.number}: {found.reason}.")
    if not broken:
        _say(f"Organizations: {Chain.objects.count()}, events: {Event.objects.count()}; every hash holds.")
    proofs.record("ledger", held=not broken, now=clock.now())
    return 1 if broken else 0


def _bank_check(options: argparse.Namespace) -> int:
    from django.conf import settings

    from touchstone.bank import commands

    return min(commands.check(settings.CONTENT, options.slugs), 1)


def _bank_load(options: argparse.Namespace) -> int:
    from touchstone.bank import loading
    from touchstone.kit import clock
    from touchstone.people.models import Organization

    chosen = Organization.objects.order_by("created_at")
    if options.organization:
        chosen = chosen.filter(slug=options.organization)
    for organization in chosen:
        loaded = loading.load(organization, by=None, now=clock.now())
        _say(f"{organization.name}: {loaded.added} added, {loaded.changed} changed, {loaded.unchanged} as they were.")
    if not chosen:
        return _refuse("There is no such organization.")
    return 0


def _organization_create(options: argparse.Namespace) -> int:
    from touchstone.kit import clock, serving
    from touchstone.people import organizations

    serving.migrate()
    founded = organizations.found(
        options.name,
        administrator=options.administrator,
        email=options.email,
        time_zone=options.time_zone,
        now=clock.now(),
    )
    _say(f"{founded.organization.name} is founded; {options.email} signs in by a code sent by e-mail.")
    return 0


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 (the command's own answer)


if __name__ == "__main__":
    main()
