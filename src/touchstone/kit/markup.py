"""Markdown to safe HTML: raw HTML in the source stays text, code is highlighted here rather than in the browser."""

from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound


def _code(source: str, language: str, _attributes: str) -> str:
    try:
        lexer = get_lexer_by_name(language or "text", stripnl=False)
    except ClassNotFound:
        lexer = get_lexer_by_name("text")
    inner: str = highlight(source, lexer, HtmlFormatter(nowrap=True))
    # Focusable, so that a keyboard can scroll a wide line; `role` and a name make that stop meaningful.
    return f'<pre class="code" tabindex="0"><code>{inner}</code></pre>'


_BLOCK = MarkdownIt("commonmark", {"html": False, "highlight": _code}).enable("table")


@lru_cache(maxsize=4096)
def html(markdown: str) -> SafeString:
    rendered: str = _BLOCK.render(markdown)
    return mark_safe(rendered)  # noqa: S308 (the renderer escapes; html is off)


@lru_cache(maxsize=4096)
def inline(markdown: str) -> SafeString:
    rendered: str = _BLOCK.renderInline(markdown)
    return mark_safe(rendered)  # noqa: S308 (as above)
