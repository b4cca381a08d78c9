"""A shopper's phone: takes the code off a picture of the screen, by the project's own camera decoder, and opens it."""

from __future__ import annotations

import urllib.error
import urllib.request
from html.parser import HTMLParser
from pathlib import Path

from typing_extensions import override

PATIENCE_S = 10.0


class Phone:
    """Remembers the page it found last, so that it can load it again when the screen has gone on."""

    def __init__(self) -> None:
        self._page = ""

    def photograph(self, picture: Path) -> None:
        """The page in the picture's code is the one to load, where the picture has one."""
        from drivers.camera.decode import decode
        from drivers.camera.picture import decoded

        pixels = decoded(picture.read_bytes())
        symbols = decode(pixels) if pixels is not None else ()
        links = [symbol.text for symbol in symbols if symbol.text.startswith(("http://", "https://"))]
        self._page = links[0] if links else self._page

    def load(self, language: str) -> str:
        """What the page says to a phone of that language, or why it says nothing."""
        if not self._page:
            return "there was no code to take"
        request = urllib.request.Request(self._page, headers={"Accept-Language": language})  # noqa: S310 - loopback
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:  # noqa: S310
                return _texts(answer.read())
        except urllib.error.HTTPError as refused:
            return _texts(refused.read())
        except OSError as error:
            return f"the page does not answer: {error}"


def _texts(page: bytes) -> str:
    reader = _Reader()
    reader.feed(page.decode())
    return "\n".join(reader.texts)


class _Reader(HTMLParser):
    """Gathers what a page shows; styles are not shown."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._in_style = False

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"

    @override
    def handle_endtag(self, tag: str) -> None:
        self._in_style = False

    @override
    def handle_data(self, data: str) -> None:
        if data.strip() and not self._in_style:
            self.texts.append(data.strip())
