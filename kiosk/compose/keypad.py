"""The keys of a tactile keypad on their way to the window, past the lane: only what they type happens to it."""

from __future__ import annotations

from collections.abc import Callable

from drivers.contract import Button, ButtonPressed, Stamped


class KeypadTap:
    """Sees what the buttons say before the lane does. Of the help button only the lane hears."""

    def __init__(self) -> None:
        self._listener: Callable[[str], None] | None = None

    def hear(self, listener: Callable[[str], None]) -> None:
        """`listener` gets each key by what it is for, on the buttons' own thread."""
        self._listener = listener

    def before(self, post: Callable[[Stamped], None]) -> Callable[[Stamped], None]:
        def tapped(stamped: Stamped) -> None:
            post(stamped)
            match stamped.reading:
                case ButtonPressed(button) if button is not Button.HELP and self._listener is not None:
                    self._listener(button.value)

        return tapped
