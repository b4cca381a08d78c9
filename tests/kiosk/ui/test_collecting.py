"""What a window leaves behind goes on Qt's own thread, whoever else makes rubbish meanwhile."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject, QTimer

from kiosk.ui.collecting import collecting_here


class Circle:
    def __init__(self) -> None:
        self.me = self


def littered(pieces: int) -> list[weakref.ref[Circle]]:
    """Another thread made so many circles, each more than enough for Python to collect some, and let them go."""
    left: list[weakref.ref[Circle]] = []
    thread = threading.Thread(target=lambda: left.extend(weakref.ref(Circle()) for _ in range(pieces)))
    thread.start()
    thread.join()
    return left


def test_a_qt_object_in_a_circle_goes_on_qts_thread_though_another_thread_makes_rubbish(qtbot) -> None:
    went: list[int] = []

    class Ticking(QObject):
        """Its timer may only be stopped where it was started."""

        def __init__(self) -> None:
            super().__init__()
            self.me = self
            self.timer = QTimer(self)
            self.timer.start(10_000)

        def __del__(self) -> None:
            went.append(threading.get_ident())

    with collecting_here(every_ms=1):
        Ticking()
        littered(20 * gc.get_threshold()[0])
        assert went == []
        qtbot.waitUntil(lambda: bool(went))
    assert went == [threading.get_ident()]


def test_what_other_threads_leave_does_not_pile_up(qtbot) -> None:
    with collecting_here(every_ms=1):
        for _ in range(3):
            left = littered(20_000)
            qtbot.waitUntil(lambda left=left: all(one() is None for one in left))


def test_afterwards_python_collects_by_itself_again(qtbot) -> None:
    with collecting_here():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
