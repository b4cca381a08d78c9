"""A thread that waits at the store server for commands, hands them to the lane, and says what became of each.

It is never behind the bulk: the outbox has a thread and a connection of its own. A command comes again until its answer
has arrived; the lane knows those it has obeyed, so that nothing is done twice.
"""

from __future__ import annotations

import asyncio
import logging
import random
import threading
from collections.abc import Callable
from typing import assert_never

from typing_extensions import override

from kiosk.config import ServerSettings
from kiosk.core.calls import Outcome
from kiosk.core.command_wire import Command, HandCommand, ModeCommand, StrangeCommand
from kiosk.core.intervention_wire import InterventionCommand
from kiosk.core.session.inputs import BasketHanded, HelpAnswered, InterventionAnswered, ModeOrdered
from kiosk.store_link.command_client import CommandClient
from kiosk.store_link.server_client import LinkFailed, check_settings
from kiosk.store_link.worker import Worker

log = logging.getLogger(__name__)

ANSWER_S = 3.0
FIRST_WAIT_S = 0.2
LAST_WAIT_S = 5.0

Told = HelpAnswered | BasketHanded | InterventionAnswered | ModeOrdered
"""What a command comes to at the lane."""


class CommandChannel(Worker):
    """Listens from `start` to `stop`. `post` is called on the channel's own thread; `answered` from any thread."""

    def __init__(self, server: ServerSettings, post: Callable[[Told], None]) -> None:
        """Raises `ConfigError` for settings that cannot be used."""
        check_settings(server)
        super().__init__("commands")
        self._server = server
        self._post = post
        self._lock = threading.Lock()
        self._outcomes: dict[str, Outcome] = {}  # not yet told to the server
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._news: asyncio.Event | None = None

    def answered(self, command: str, outcome: Outcome) -> None:
        """The lane has obeyed `command`, durably, or it was too late for it."""
        with self._lock:
            self._outcomes[command] = outcome
            if self._loop is not None and self._news is not None:
                self._loop.call_soon_threadsafe(self._news.set)

    @override
    def _interrupt(self) -> None:
        super()._interrupt()
        with self._lock:
            if self._loop is not None and self._task is not None:
                self._loop.call_soon_threadsafe(self._task.cancel)

    @override
    def _run(self) -> None:
        try:
            asyncio.run(self._listen())
        except asyncio.CancelledError:
            log.debug("the command channel was stopped")

    async def _listen(self) -> None:
        with self._lock:
            self._loop, self._task, self._news = asyncio.get_running_loop(), asyncio.current_task(), asyncio.Event()
        client, wait_s, away = CommandClient(self._server), FIRST_WAIT_S, False
        try:
            while not self._stopping.is_set():
                try:
                    await self._turn(client)
                except Exception as failed:  # noqa: BLE001 - whatever fails here must not end the channel for good
                    if not away:
                        told = str(failed) if isinstance(failed, LinkFailed) else type(failed).__name__
                        log.warning("no commands come: %s", told)
                    away = True
                    await self._pause(wait_s)
                    wait_s = min(wait_s * 2, LAST_WAIT_S)
                else:
                    wait_s, away = FIRST_WAIT_S, False
        finally:
            with self._lock:
                self._loop = self._task = None
            await client.close()

    async def _turn(self, client: CommandClient) -> None:
        """What the lane said goes out, what the server wants comes in and is answered by the lane or comes again."""
        with self._lock:
            telling = dict(self._outcomes)
        commands = await client.fetch(telling)
        with self._lock:
            for told in telling:
                self._outcomes.pop(told, None)
        for command in commands:
            match command:
                case Command():
                    self._post(HelpAnswered(command.id, command.call, command.answer, command.name, command.seconds))
                case HandCommand():
                    self._post(BasketHanded(command.id, command.basket))
                case InterventionCommand():
                    self._post(
                        InterventionAnswered(
                            command=command.id,
                            intervention=command.intervention,
                            answer=command.answer,
                            staff=command.staff,
                            name=command.name,
                            reason=command.reason,
                        )
                    )
                case ModeCommand():
                    self._post(
                        ModeOrdered(
                            command=command.id,
                            mode=command.mode,
                            staff=command.staff,
                            name=command.name,
                            pieces=command.pieces,
                            only_in=command.only_in,
                        )
                    )
                case StrangeCommand():
                    self.answered(command.id, Outcome.OVER)
                case _:
                    assert_never(command)
        await self._lane_answers({command.id for command in commands})

    async def _lane_answers(self, wanted: set[str]) -> None:
        """Returns when the lane has answered all of `wanted`, or takes long: those left come again."""
        until = asyncio.get_running_loop().time() + ANSWER_S
        while self._news is not None:
            self._news.clear()
            with self._lock:
                missing = wanted - self._outcomes.keys()
            left_s = until - asyncio.get_running_loop().time()
            if not missing or left_s <= 0:
                return
            await _wait(self._news, left_s)

    async def _pause(self, wait_s: float) -> None:
        jittered = wait_s * random.uniform(0.5, 1.0)  # noqa: S311 - jitter, not a secret
        if self._news is not None:
            self._news.clear()
            await _wait(self._news, jittered)


async def _wait(event: asyncio.Event, timeout_s: float) -> None:
    try:
        await asyncio.wait_for(event.wait(), timeout_s)
    except TimeoutError:
        return
