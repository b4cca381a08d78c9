"""An input board's driver on a desk: time passes by hand, and lines are summed as the page says."""

from __future__ import annotations

from functools import reduce
from operator import xor

from drivers.buttons.input_board import InputBoard
from drivers.contract import Output, Reading, Request


def summed(line: str) -> bytes:
    return f"{line}*{reduce(xor, line.encode(), 0):02X}".encode()


class Desk:
    def __init__(self) -> None:
        self.driver = InputBoard()
        self.now = 100.0
        self.sent = ""
        self.readings: list[Reading] = []
        self.hung_up = ""
        self.take(self.driver.connected(self.now))

    def take(self, output: Output) -> Desk:
        self.sent += output.send.decode()
        self.readings += output.readings
        self.hung_up = output.hang_up or self.hung_up
        return self

    def hears(self, data: bytes) -> Desk:
        return self.take(self.driver.received(data, self.now))

    def board_says(self, *lines: str) -> Desk:
        for line in lines:
            self.hears(summed(line) + b"\r\n")
        return self

    def lane_asks(self, request: Request) -> Desk:
        return self.take(self.driver.requested(request, self.now))

    def waits(self, seconds: float) -> Desk:
        self.now += seconds
        return self.take(self.driver.ticked(self.now))

    def told(self) -> list[Reading]:
        told, self.readings = self.readings, []
        return told


def online(inputs: str = "h", columns: int = 16) -> Desk:
    """A board with all contacts open at 100 ms of its clock."""
    desk = Desk().board_says(f"INPUTS 1 {inputs} {columns} BOARD", f"IN 00100 {'0' * len(inputs)}")
    desk.sent, desk.readings = "", []
    return desk
