"""Markdown to safe HTML: raw HTML in the source stays text, code is highlighted here rather than in the browser."""

from collections.abc import Sequence
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
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


def _cell(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    """A table cell without inline style, which the Content-Security-Policy forbids; an empty heading heads nothing."""
    opening, inside, closing = tokens[index : index + 3]
    if "right" in str(opening.attrs.pop("style", "")):
        opening.attrSet("class", "number")
    if not inside.content:
        opening.tag = closing.tag = "td"
    return renderer.renderToken(tokens, index, options, env)


_BLOCK = MarkdownIt("commonmark", {"html": False, "highlight": _code}).enable("table")
_BLOCK.add_render_rule("th_open", _cell)
_BLOCK.add_render_rule("td_open", _cell)


@lru_cache(maxsize=32768)
def html(markdown: str) -> SafeString:
    rendered: str = _BLOCK.render(markdown)
    # A column aligned to the right holds numbers; the content policy forbids the renderer's inline style.
    rendered = rendered.replace('style="text-align:right"', 'class="number"')
    return mark_safe(rendered)  # noqa: S308 (the renderer escapes; html is off)


@lru_cache(maxsize=32768)
def inline(markdown: str) -> SafeString:
    rendered: str = _BLOCK.renderInline(markdown)
    return mark_safe(rendered)  # noqa: S308 (as above)
