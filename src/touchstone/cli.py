"""The `touchstone` command. What it does not know itself, Django's management does: `touchstone help`."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

Command = Callable[[argparse.Namespace], int]


def main() -> None:
    sys.exit(run(sys.argv[1:]))


def run(words: Sequence[str]) -> int:
    """Do what the words say; a refusal is one sentence and a non-zero status, never a traceback."""
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
    nouns = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    place = argparse.ArgumentParser(add_help=False)
    place.add_argument("--data", type=Path, metavar="DIR", help="the data folder (TOUCHSTONE_DATA)")

    def command(words: str, action: Command, text: str) -> argparse.ArgumentParser:
        added = nouns.add_parser(words, help=text, description=text, parents=[place])
        added.set_defaults(command=action)
        return added

    serve = command("serve", _serve, "Serve the product; with --demo, a living demonstration.")
    serve.add_argument("--demo", action="store_true", help="with a demonstration organization and one-click sign-in")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    return parser, frozenset(nouns.choices)


def _serve(options: argparse.Namespace) -> int:
    from touchstone.kit import serving

    with serving.using_data_folder():
        listener = serving.listen(options.host, options.port)
        serving.migrate()
        from touchstone.asgi import application

        _announce()
        serving.serve(application, listener)
    return 0


def _announce() -> None:
    from django.conf import settings

    print(f"Touchstone is ready at {settings.BASE_URL}", flush=True)  # noqa: T201 (the command's own answer)
