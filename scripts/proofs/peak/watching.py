"""Who looks on: a host whose console is open in a browser, and a manager who asks for the figures now and then."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field

import httpx
from playwright.sync_api import sync_playwright

EVERY_S = 5.0
ASKS_EVERY = 3
PATIENCE_S = 30.0
LOOK = """() => ({
  tiles: document.querySelectorAll(".tile").length,
  silent: document.querySelectorAll(".tile.silent").length,
  lost: document.querySelector("#link").classList.contains("lost"),
  text: document.querySelector("#wall").innerText,
})"""


@dataclass(slots=True)
class Seen:
    """`pages_ms`: how long the figures were waited for. `changes`: looks at the console that saw another wall than the
    look before. `lost`: looks that saw a console without a link. `silent`: the most lanes that it had not heard of.
    """

    pages_ms: list[float] = field(default_factory=list)
    looks: int = 0
    changes: int = 0
    lost: int = 0
    tiles: int = 0
    silent: int = 0
    failed: str = ""


class Watching:
    """From `start` to `stop`, on a thread of its own, which a browser wants."""

    def __init__(self, address: str, host: str, manager: str) -> None:
        self._address, self._host, self._manager = address, host, manager
        self.seen = Seen()
        self._begin, self._stopping = threading.Event(), threading.Event()
        self._opened = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watching")

    def start(self) -> None:
        """The console is open; what is seen counts from `counts` on. Raises TimeoutError."""
        self._thread.start()
        if not self._opened.wait(PATIENCE_S * 2):
            raise TimeoutError(f"the console does not open: {self.seen.failed}")

    def counts(self) -> None:
        self._begin.set()

    def stop(self) -> Seen:
        self._begin.set()
        self._stopping.set()
        self._thread.join()
        return self.seen

    def _run(self) -> None:
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
                context = browser.new_context(
                    http_credentials={"username": "host", "password": self._host},
                    viewport={"width": 1280, "height": 800},
                )
                page = context.new_page()
                page.goto(f"{self._address}/console", timeout=PATIENCE_S * 1000)
                page.locator("#link:not(.lost)", has_text="Live").wait_for(timeout=PATIENCE_S * 1000)
                self._opened.set()
                self._begin.wait()
                text = ""
                while not self._stopping.wait(EVERY_S):
                    look = page.evaluate(LOOK)
                    seen = self.seen
                    seen.looks += 1
                    seen.changes += look["text"] != text
                    seen.lost += look["lost"]
                    seen.tiles, seen.silent = look["tiles"], max(seen.silent, look["silent"])
                    text = look["text"]
                    if seen.looks % ASKS_EVERY == 1:
                        self._asks()
                browser.close()
        except Exception as error:  # noqa: BLE001 - it is told in the report, and the proof does not hold then
            self.seen.failed = f"{type(error).__name__}: {error}"

    def _asks(self) -> None:
        began = time.monotonic()
        answer = httpx.get(f"{self._address}/experience", auth=("manager", self._manager), timeout=PATIENCE_S)
        answer.raise_for_status()
        self.seen.pages_ms.append((time.monotonic() - began) * 1000)
