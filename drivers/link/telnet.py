"""The client's side of RFC 2217: a serial port behind a telnet connection, its line set by the COM-PORT option.

Sans I/O: bytes in, bytes out. Both sides must be binary (RFC 856), else a CR would gain a NUL on its way.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from drivers.link.line import LineSettings

IAC, DONT, DO, WONT, WILL, SB, SE = 0xFF, 0xFE, 0xFD, 0xFC, 0xFB, 0xFA, 0xF0
BINARY, SUPPRESS_GO_AHEAD, COM_PORT = 0, 3, 44
OURS = (BINARY, SUPPRESS_GO_AHEAD, COM_PORT)
THEIRS = (BINARY, SUPPRESS_GO_AHEAD)
SET_BAUD, SET_BITS, SET_PARITY, SET_STOP, SET_CONTROL = 1, 2, 3, 4, 5
SET_LINE_STATE_MASK, SET_MODEM_STATE_MASK = 10, 11
NO_FLOW_CONTROL, DTR_ON, RTS_ON = 1, 8, 11
ANSWER = 100  # what the server adds to a command when it says what holds now
PARITIES = {"N": 1, "O": 2, "E": 3}
MOST_UNSENT = 1_024  # bytes of answers that a server may leave unread
LONGEST_OPTION = 64  # bytes of one subnegotiation that are kept


class _At(Enum):
    DATA = auto()
    COMMAND = auto()
    OPTION = auto()
    SUB = auto()
    SUB_COMMAND = auto()


def escaped(data: bytes) -> bytes:
    """`data` with each FF doubled, as telnet carries it."""
    return data.replace(b"\xff", b"\xff\xff")


class ComPort:
    """One connection. `to_send` is drained by the link; `ready` once the server has said that `line` holds."""

    def __init__(self, line: LineSettings) -> None:
        self.to_send = bytearray()
        self.refusal = ""
        self._wanted = {
            SET_BAUD: line.baud.to_bytes(4, "big"),
            SET_BITS: bytes([line.bits]),
            SET_PARITY: bytes([PARITIES[line.parity]]),
            SET_STOP: bytes([line.stop]),
        }
        self._held: set[int] = set()
        self._asked = False
        self._ours: dict[int, bool] = {}
        self._theirs: dict[int, bool] = {}
        self._at = _At.DATA
        self._verb = 0
        self._sub = bytearray()
        for verb, options in ((WILL, OURS), (DO, THEIRS)):
            for option in options:
                self.to_send += bytes([IAC, verb, option])

    @property
    def ready(self) -> bool:
        """The port's settings are those that were asked for, and bytes pass as they are."""
        binary = self._ours.get(BINARY, False) and self._theirs.get(BINARY, False)
        return binary and self._held == self._wanted.keys() and not self.refusal

    def received(self, data: bytes) -> bytes:
        """What of `data` came from the device; the rest is negotiation."""
        device = bytearray()
        at = 0
        while at < len(data):
            if self._at is _At.DATA:
                end = data.find(IAC, at)
                end = len(data) if end < 0 else end
                device += data[at:end]
                at = end + 1
                if end < len(data):
                    self._at = _At.COMMAND
                continue
            if self._take(data[at]):
                device.append(IAC)
            at += 1
        return bytes(device)

    def _take(self, byte: int) -> bool:
        """Takes one byte behind an IAC; True: it is an FF of the device."""
        match self._at, byte:
            case _At.COMMAND, _ if byte == IAC:
                self._at = _At.DATA
                return True
            case _At.COMMAND, _ if byte in (DO, DONT, WILL, WONT):
                self._at, self._verb = _At.OPTION, byte
            case _At.COMMAND, _ if byte == SB:
                self._at = _At.SUB
                self._sub.clear()
            case _At.OPTION, _:
                self._at = _At.DATA
                self._negotiate(self._verb, byte)
            case _At.SUB, _ if byte == IAC:
                self._at = _At.SUB_COMMAND
            case _At.SUB, _:
                self._keep(byte)
            case _At.SUB_COMMAND, _ if byte == IAC:
                self._keep(byte)
                self._at = _At.SUB
            case _At.SUB_COMMAND, _:  # SE, or the server has lost its thread: the subnegotiation is over
                self._at = _At.DATA
                self._answered(bytes(self._sub))
            case _:  # NOP and the like
                self._at = _At.DATA
        return False

    def _keep(self, byte: int) -> None:
        if len(self._sub) < LONGEST_OPTION:
            self._sub.append(byte)

    def _negotiate(self, verb: int, option: int) -> None:
        """Only a change is answered, so that two sides can't answer each other for ever."""
        offered = verb in (WILL, WONT)
        agreed, wanted = (self._theirs, THEIRS) if offered else (self._ours, OURS)
        now = verb in (WILL, DO) and option in wanted
        if option not in wanted and verb in (WILL, DO):
            if len(self.to_send) >= MOST_UNSENT:
                self.refusal = "it offers option after option and reads no answer"
                return
            self.to_send += bytes([IAC, DONT if offered else WONT, option])
        elif option in wanted and now != agreed.get(option):
            agreed[option] = now
            self._weigh(option, offered=offered)
        if self._ours.get(COM_PORT) and not self._asked:
            self._ask()

    def _weigh(self, option: int, *, offered: bool) -> None:
        agreed = (self._theirs if offered else self._ours)[option]
        if not agreed and option == COM_PORT:
            self.refusal = "it does not let its line be set (no COM-PORT option)"
        elif not agreed and option == BINARY:
            self.refusal = "it does not carry every byte as it is (no binary transmission)"

    def _ask(self) -> None:
        self._asked = True
        others = [
            (SET_CONTROL, bytes([NO_FLOW_CONTROL])),
            (SET_CONTROL, bytes([DTR_ON])),
            (SET_CONTROL, bytes([RTS_ON])),
            (SET_LINE_STATE_MASK, b"\0"),
            (SET_MODEM_STATE_MASK, b"\0"),
        ]
        for command, value in [*self._wanted.items(), *others]:
            self.to_send += bytes([IAC, SB, COM_PORT, command]) + escaped(value) + bytes([IAC, SE])

    def _answered(self, sub: bytes) -> None:
        if len(sub) < 3 or sub[0] != COM_PORT:
            return
        command, value = sub[1] - ANSWER, sub[2:]
        wanted = self._wanted.get(command)
        if wanted is None:
            return
        if value == wanted:
            self._held.add(command)
        else:
            self._held.discard(command)
            say = _WORDS[command]
            self.refusal = f"its line has {say(value)}, not {say(wanted)}"


def _number(unit: str) -> Callable[[bytes], str]:
    return lambda value: f"{int.from_bytes(value, 'big')} {unit}"


def _parity(value: bytes) -> str:
    names = {bytes([code]): name for name, code in PARITIES.items()}
    return f"parity {names.get(value, value.hex())}"


_WORDS: dict[int, Callable[[bytes], str]] = {
    SET_BAUD: _number("baud"),
    SET_BITS: _number("data bits"),
    SET_PARITY: _parity,
    SET_STOP: _number("stop bits"),
}
