"""The console's pages, each in the browser's language or the chosen one, and the files that belong to them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kiosk.core.staff import NO_RIGHTS
from server.staff.host import Host
from server.wall.rooms import FIRST, OF_PAGE, Room, ways
from server.wall.words import HTML_LANGUAGE, Words, language_of, load_words

FOLDER = Path(__file__).parent
SIGN_ON = "/console/sign-on"
COOKIE = "console-language"
YEAR_S = 366 * 86_400
POLICY = "Content-Security-Policy"
HEADERS = {
    POLICY: (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'; img-src 'self'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept-Language, Cookie",
    "X-Content-Type-Options": "nosniff",
}
WITH_FORM = ("trail", "devices")
SENDS_FORM = ("form-action 'none'", "form-action 'self'")
"""Only there: a PIN that is typed never gets into an address, whatever becomes of the script."""
NOBODY = Host(rights=NO_RIGHTS)
KINDS = {".js": "text/javascript", ".css": "text/css"}


class Pages:
    """Reads its templates, words and files once. `files`: name → text and media type, of the console and its rooms."""

    def __init__(
        self,
        store: str,
        room: str = "",
        folder: Path = FOLDER,
        files: dict[str, tuple[str, str]] | None = None,
        there: set[str] | None = None,
    ) -> None:
        """The console's own; `room` makes those of another room, which share `files` and the rooms that are `there`."""
        self._store, self._room = store, room
        self._there = {*FIRST} if there is None else there
        self._words = load_words(folder / "words.json") if room else load_words()
        self._templates = _templates(folder)
        self.files = {} if files is None else files
        its = _files(folder)
        if twice := its.keys() & self.files.keys():
            raise ValueError(f"{min(twice)} is a file of two rooms")
        self.files.update(its)

    def room(self, key: str, folder: Path) -> Pages:
        """The pages of a room whose templates, `words.json`, scripts and styles lie in `folder`; from now on it is in
        the navigation. No other room has files of those names, and its pages may send forms to this server.
        """
        self._there.add(key)
        return Pages(self._store, key, folder, self.files, self._there)

    def ways(self, host: Host) -> list[Room]:
        """The rooms that `host` may go into."""
        return ways(host, self._there)

    def words(self, request: Request, chosen: str = "") -> Words:
        """Those of who asks; `chosen` is a language that was just touched."""
        return self._words[_language(request, chosen)]

    def language(self, request: Request, chosen: str = "") -> str:
        """That of who asks, as its words are called."""
        return _language(request, chosen)

    def show(
        self, request: Request, page: str, chosen: str = "", host: Host = NOBODY, *, status: int = 200, **told: object
    ) -> HTMLResponse:
        """The page for who asks, with what is `told`. A host without a name is asked for it."""
        language = _language(request, chosen)
        body = self._templates.get_template(f"{page}.html").render(
            store=self._store,
            page=page,
            words=self._words[language],
            language=language,
            html_language=HTML_LANGUAGE[language],
            host=host.name,
            ways=self.ways(host),
            starts=bool(host.rights.acts),
            **{"here": "", "room": self._room or OF_PAGE.get(page, ""), **told},
        )
        sends = self._room or page in WITH_FORM
        headers = {**HEADERS, POLICY: HEADERS[POLICY].replace(*SENDS_FORM)} if sends else HEADERS
        answer = HTMLResponse(body, status, headers)
        if chosen in HTML_LANGUAGE:
            answer.set_cookie(COOKIE, chosen, max_age=YEAR_S, path="/", httponly=True, samesite="strict")
        return answer


@cache
def _templates(folder: Path) -> Environment:
    """Each template is compiled once, when it is first shown."""
    return Environment(loader=FileSystemLoader((folder, FOLDER)), autoescape=True, undefined=StrictUndefined)


def _files(folder: Path) -> dict[str, tuple[str, str]]:
    return {
        path.name: (path.read_text(encoding="utf-8"), KINDS[path.suffix])
        for path in sorted(folder.iterdir())
        if path.suffix in KINDS
    }


def _language(request: Request, chosen: str) -> str:
    return language_of(chosen or request.cookies.get(COOKIE, ""), request.headers.get("accept-language", ""))
