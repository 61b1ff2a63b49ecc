"""The house's own message tools, so that nobody needs GNU gettext.

    extract          bring every catalogue up to the strings in code and templates   (make messages)
    missing LOCALE   print what has no translation yet, as JSON
    fill LOCALE      read translations from standard input, as JSON, into the catalogue
    check            say what is missing, out of date or has other placeholders
    compile          write the binary catalogues that Django reads                   (make setup)

The JSON maps a message to its translation, or to the list of its plural forms.
"""

from __future__ import annotations

import ast
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "touchstone"
LOCALES = SOURCE / "locale"
KEYWORDS = ["_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
# Headers that would differ after each run, or say what git says better.
NOISE = tuple(
    f'"{name}: '
    for name in (
        "Report-Msgid-Bugs-To",
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Last-Translator",
        "Language-Team",
        "Generated-By",
    )
)
_IN_EXPRESSION = re.compile(r"""\b_\(("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\)""")
_TAG = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)

Message = tuple[str | tuple[str, str], str | None]
"""A text or its singular and plural; and its context, if it has one."""


def in_python(path: Path) -> Iterator[Message]:
    keywords = dict.fromkeys(KEYWORDS)
    for _line, function, message, _comments in extract_python(BytesIO(path.read_bytes()), keywords, [], {}):
        assert isinstance(function, str)
        texts = [message] if isinstance(message, str) else [part for part in message if part]
        if not texts or not texts[0]:
            continue
        context = texts.pop(0) if function.startswith("pgettext") else None
        yield ((texts[0], texts[1]) if function.startswith("ngettext") else texts[0]), context


def in_template(path: Path) -> Iterator[Message]:
    """Asks Django's own parser, so that a message is exactly what a page will look up."""
    from django.template import engines
    from django.templatetags.i18n import BlockTranslateNode, TranslateNode

    source = path.read_text()
    nodes = engines["django"].engine.from_string(source).nodelist  # type: ignore[attr-defined]  # a Django engine
    for node in nodes.get_nodes_by_type(TranslateNode):
        yield node.filter_expression.var.literal.replace("%", "%%"), _context(node)
    for node in nodes.get_nodes_by_type(BlockTranslateNode):
        singular, _variables = node.render_token_list(node.singular)
        if node.plural:
            plural, _variables = node.render_token_list(node.plural)
            yield (singular, plural), _context(node)
        else:
            yield singular, _context(node)
    for tag in _TAG.findall(source):
        for literal in _IN_EXPRESSION.findall(tag):
            yield ast.literal_eval(literal).replace("%", "%%"), None


def _context(node: Any) -> str | None:
    return node.message_context.var if node.message_context else None


def template() -> Catalog:
    """Every message of the product."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchstone.settings")
    os.environ.setdefault("TOUCHSTONE_DATA", tempfile.mkdtemp(prefix="touchstone-"))
    import django

    django.setup(set_prefix=False)
    catalog = Catalog(project="Touchstone", charset="utf-8")
    for path in sorted(SOURCE.rglob("*")):
        if "tests" in path.parts or "migrations" in path.parts:
            continue
        found: Iterator[Message] = iter(())
        if path.suffix == ".py":
            found = in_python(path)
        elif "templates" in path.parts and path.suffix in {".html", ".txt"}:
            found = in_template(path)
        for text, context in found:
            catalog.add(text, context=context)
    return catalog


def catalogues() -> dict[str, Path]:
    return {path.parent.parent.name: path for path in sorted(LOCALES.glob("*/LC_MESSAGES/django.po"))}


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def write(path: Path, catalog: Catalog) -> None:
    catalog.fuzzy = False
    whole = BytesIO()
    write_po(whole, catalog, width=120, no_location=True, sort_output=True, ignore_obsolete=True)
    lines = whole.getvalue().decode().splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith(NOISE)))


def extract() -> int:
    current = template()
    for locale, path in catalogues().items():
        catalog = read(path)
        catalog.update(current, no_fuzzy_matching=True, update_creation_date=False)
        write(path, catalog)
        print(f"{locale}: {len(current)} messages, {len(list(untranslated(catalog)))} without a translation")
    return 0


def untranslated(catalog: Catalog) -> Iterator[Any]:
    for message in catalog:
        texts = message.string if isinstance(message.string, tuple | list) else [message.string]
        if message.id and not all(texts):
            yield message


def missing(locale: str) -> int:
    found = {_key(message): list(message.id) if message.pluralizable else "" for message in untranslated(_of(locale))}
    print(json.dumps(found, ensure_ascii=False, indent=1))
    return 0


def fill(locale: str) -> int:
    given, catalog = json.load(sys.stdin), _of(locale)
    for message in catalog:
        if message.id and _key(message) in given:
            told = given[_key(message)]
            message.string = tuple(told) if message.pluralizable else told
    write(catalogues()[locale], catalog)
    return 0


def _of(locale: str) -> Catalog:
    return read(catalogues()[locale])


def _key(message: Any) -> str:
    text: str = message.id[0] if message.pluralizable else message.id
    return f"{message.context}\x04{text}" if message.context else text


def problems() -> Iterator[str]:
    current = template()
    for locale, path in catalogues().items():
        catalog = read(path)
        for message in current:
            if message.id and (problem := _problem(message, catalog.get(message.id, message.context))):
                yield f"{locale}: {problem}: {message.id!r}"


def _problem(message: Any, translated: Any) -> str | None:
    if translated is None:
        return "not in the catalogue; run “make messages”"
    forms = translated.string if isinstance(translated.string, tuple | list) else [translated.string]
    if not all(forms):
        return "no translation"
    asked = set(PLACEHOLDER.findall(message.id[-1] if message.pluralizable else message.id))
    if any(set(PLACEHOLDER.findall(form)) - asked for form in forms) or asked - set(PLACEHOLDER.findall(forms[-1])):
        return "other placeholders"
    return None


def check() -> int:
    found = list(problems())
    print("\n".join(found))
    return min(len(found), 1)


def compile_all() -> int:
    for path in catalogues().values():
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, read(path))
    return 0


def main(words: list[str]) -> int:
    commands = {"extract": extract, "missing": missing, "fill": fill, "check": check, "compile": compile_all}
    if not words or words[0] not in commands:
        print(__doc__, file=sys.stderr)
        return 2
    return int(commands[words[0]](*words[1:]))  # type: ignore[operator]  # the words after it are its arguments


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
