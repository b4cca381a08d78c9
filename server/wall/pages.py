"""The console's pages, each in the browser's language or the chosen one, and the files that belong to them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from server.wall.words import HTML_LANGUAGE, language_of, load_words

FOLDER = Path(__file__).parent
SIGN_ON = "/console/sign-on"
COOKIE = "console-language"
YEAR_S = 366 * 86_400
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'; img-src 'self'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept-Language, Cookie",
    "X-Content-Type-Options": "nosniff",
}
KINDS = {".js": "text/javascript", ".css": "text/css"}


class Pages:
    """Reads its templates, words and files once. `files`: name → text and media type."""

    def __init__(self, store: str) -> None:
        self._store, self._words = store, load_words()
        self._templates = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined)
        self.files: Mapping[str, tuple[str, str]] = {
            path.name: (path.read_text(encoding="utf-8"), KINDS[path.suffix])
            for path in sorted(FOLDER.iterdir())
            if path.suffix in KINDS
        }

    def show(self, request: Request, page: str, chosen: str = "", host: str = "") -> HTMLResponse:
        """The page for who asks; `chosen` is a language that was just touched. With no `host` it asks for a name."""
        accepts = request.headers.get("accept-language", "")
        language = language_of(chosen or request.cookies.get(COOKIE, ""), accepts)
        body = self._templates.get_template(f"{page}.html").render(
            store=self._store,
            page=page,
            words=self._words[language],
            language=language,
            html_language=HTML_LANGUAGE[language],
            host=host,
        )
        answer = HTMLResponse(body, headers=HEADERS)
        if chosen in HTML_LANGUAGE:
            answer.set_cookie(COOKIE, chosen, max_age=YEAR_S, path="/console", httponly=True, samesite="strict")
        return answer
