import threading

from kiosk.core.session.state import LaneState
from kiosk.ui.bridge import StateBridge


def test_a_state_of_another_thread_is_drawn_on_the_gui_thread(qtbot) -> None:
    drawn: list[tuple[LaneState, int]] = []
    bridge = StateBridge(lambda state: drawn.append((state, threading.get_ident())))
    state = LaneState(language="en")
    lane = threading.Thread(target=bridge.receive, args=(state,))
    lane.start()
    lane.join()
    assert drawn == []
    qtbot.waitUntil(lambda: drawn != [])
    assert drawn == [(state, threading.get_ident())]


def test_of_a_burst_the_last_state_is_drawn(qtbot) -> None:
    drawn: list[LaneState] = []
    bridge = StateBridge(drawn.append)
    states = [LaneState(language="en", sessions=number) for number in range(100)]
    for state in states:
        bridge.receive(state)
    qtbot.waitUntil(lambda: drawn != [])
    assert drawn == [states[-1]]
