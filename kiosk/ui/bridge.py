"""From the lane's thread to the screen's: one queued signal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.core.session.state import LaneState


class StateBridge(QObject):
    """Hands the newest state to `draw` on the GUI thread. Of those that come while it draws, the last."""

    _arrived = Signal(object)

    def __init__(self, draw: Callable[[LaneState], None]) -> None:
        super().__init__()
        self._draw = draw
        self.newest: LaneState | None = None
        self._arrived.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def receive(self, state: LaneState) -> None:
        """`state` will be drawn, unless a newer one comes first. Any thread; never waits."""
        self.newest = state
        self._arrived.emit(state)

    @Slot(object)
    def _hand_over(self, state: LaneState) -> None:
        if state is self.newest:
            self._draw(state)
