"""What all pages of the desk share: who may see them, and the draft that they work on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fastapi import Request
from fastapi.responses import Response

from kiosk.core.staff import Act
from server.desk.drafts import Drafts
from server.staff.host import Host
from server.wall.door import Door
from server.wall.pages import Pages
from server.wall.words import Words


class View:
    """Used from any thread."""

    def __init__(self, door: Door, pages: Pages, drafts: Drafts) -> None:
        self._door = door
        self._pages = pages
        self._drafts = drafts

    def page(
        self, request: Request, page: str, lang: str, told: Callable[[Host], Mapping[str, object]] | None = None
    ) -> Response:
        """The page with what is `told` to who asks; for who may not see it what they get instead."""
        host = self.host(request, lang)
        if isinstance(host, Response):
            return host
        more = dict(told(host)) if told is not None else {}
        draft = self._drafts.size_of_draft(host.staff)
        return self._pages.show(request, page, lang, host, status=200, part=page, draft=draft, **more)

    def host(self, request: Request, lang: str = "") -> Host | Response:
        return self._door.enter(request, Act.DESK, self._pages, lang)

    def words(self, request: Request, lang: str) -> Words:
        return self._pages.words(request, lang)

    def language(self, request: Request, lang: str) -> str:
        return self._pages.language(request, lang)
