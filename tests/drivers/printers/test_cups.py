"""A CUPS queue on a desk: questions are taken apart, answers come by hand, and so does time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.contract import (
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    Document,
    DrawerEnded,
    DrawerOutcome,
    FaultKind,
    OpenDrawer,
    Output,
    Paper,
    Print,
    PrintEnded,
    PrinterStatus,
    PrintOutcome,
    Reading,
    TextLine,
)
from drivers.emulators.ipp_bytes import IppRequest, RequestReader, attribute, http_answer, ipp_answer
from drivers.printers.cups import CupsPrinter

RECEIPT = Document((TextLine("Bread"),), cut=False)
GONE = DeviceFault(FaultKind.UNPLUGGED, "the cable was pulled")
PRINTER, CREATE, SEND, JOB, CANCEL = 0x0B, 0x05, 0x06, 0x09, 0x08


class Desk:
    def __init__(self) -> None:
        self.driver = CupsPrinter("cups:store:631/till")
        self.now = 100.0
        self.readings: list[Reading] = []
        self.asked: list[IppRequest] = []
        self.hang_up = ""
        self._server = RequestReader()
        self.connects()

    def take(self, output: Output) -> None:
        self.asked += self._server.feed(output.send)
        self.readings += output.readings
        self.hang_up = self.hang_up or output.hang_up

    def connects(self) -> None:
        self._server = RequestReader()
        self.asked.clear()
        self.take(self.driver.connected(self.now))

    def loses_the_link(self, fault: DeviceFault = GONE) -> None:
        self.take(self.driver.disconnected(fault, self.now))

    def passes(self, seconds: float) -> None:
        until = self.now + seconds
        while not self.hang_up and (due := self.driver.deadline) is not None and due <= until and not self.asked:
            self.now = max(self.now, due)
            self.take(self.driver.ticked(self.now))
        self.now = until

    def answers(self, operation: int, attributes: bytes = b"", status: int = 0, group: str = "job") -> IppRequest:
        """Answers the next question, which must be `operation`, and returns it."""
        self.passes(2.0)
        request = self.asked.pop(0)
        assert request.operation == operation
        answer = http_answer(200, ipp_answer(status, request.number, group, attributes))
        self.take(self.driver.received(answer, self.now))
        return request

    def until_asked(self, operation: int, status: int = 0) -> IppRequest:
        """Says that all is well until `operation` is asked for, answers that, and returns it."""
        self.passes(2.0)
        while self.asked[0].operation != operation:
            self.says()
            self.passes(2.0)
        return self.answers(operation, status=status)

    def says(self, *reasons: str, accepting: bool = True, state: int = 3) -> None:
        told = attribute(0x23, "printer-state", state) + attribute(0x44, "printer-state-reasons", *reasons or ("none",))
        self.answers(PRINTER, told + attribute(0x22, "printer-is-accepting-jobs", accepting), group="printer")

    def job_is(self, state: int) -> None:
        self.answers(JOB, attribute(0x23, "job-state", state))

    def prints(self, job: str = "sale") -> None:
        self.take(self.driver.requested(Print(job, RECEIPT), self.now))

    def told(self) -> list[Reading]:
        told, self.readings = self.readings, []
        return told

    def on_its_way(self) -> None:
        """A receipt is with the queue."""
        self.says()
        self.told()
        self.prints()
        self.says()
        self.answers(CREATE, attribute(0x21, "job-id", 7))
        self.answers(SEND)


def test_a_queue_is_there_when_it_has_said_how_its_printer_is() -> None:
    desk = Desk()
    assert desk.told() == []
    desk.says("media-low-warning")
    assert desk.told() == [
        DeviceOnline(),
        PrinterStatus(online=True, paper=Paper.NEAR_END, cover_open=False, cutter_error=False),
    ]


def test_a_receipt_is_created_sent_completed_and_looked_behind() -> None:
    desk = Desk()
    desk.says()
    desk.told()
    desk.prints()
    desk.says()
    created = desk.answers(CREATE, attribute(0x21, "job-id", 7))
    assert (created.path, created.document) == ("/printers/till", b"")
    assert created.attributes["printer-uri"] == [b"ipp://store:631/printers/till"]
    sent = desk.answers(SEND)
    assert sent.attributes["document-format"] == [b"application/vnd.cups-raw"]
    assert sent.integer("job-id") == 7
    assert sent.document.startswith(b"\x1b@")
    assert b"Bread\n" in sent.document
    desk.job_is(5)
    desk.says()
    desk.job_is(9)
    assert desk.told() == []
    desk.says()
    assert desk.told() == [PrintEnded("sale", PrintOutcome.PRINTED)]


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("media-empty-error", "the printer is out of paper"),
        ("cover-open", "the printer's cover is open"),
        ("trimmer-jam-error", "the printer's cutter is stuck"),
        ("fuser-over-temp-error", "the printer reports an error: fuser-over-temp-error"),
    ],
)
def test_trouble_in_the_middle_fails_the_receipt_and_takes_it_out_of_the_queue(reason: str, words: str) -> None:
    desk = Desk()
    desk.on_its_way()
    desk.job_is(5)
    desk.says(reason)
    (end,) = (reading for reading in desk.told() if isinstance(reading, PrintEnded))
    assert end == PrintEnded("sale", PrintOutcome.FAILED, f"{words}, in the middle of the receipt")
    assert desk.answers(CANCEL).integer("job-id") == 7


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("paused", "the queue is paused"),
        ("offline-report", "the queue says that the printer is offline"),
        ("connecting-to-device", "the queue cannot reach the printer"),
    ],
)
def test_a_queue_that_would_only_keep_it_gets_no_receipt(reason: str, words: str) -> None:
    desk = Desk()
    desk.says(reason)
    desk.told()
    desk.prints()
    assert desk.told() == [PrintEnded("sale", PrintOutcome.FAILED, words)]


def test_a_queue_that_takes_no_jobs_gets_none() -> None:
    desk = Desk()
    desk.says(accepting=False)
    desk.prints()
    assert desk.told()[-1] == PrintEnded("sale", PrintOutcome.FAILED, "the queue takes no jobs")


@pytest.mark.parametrize(("state", "cancelled"), [(6, True), (7, False), (8, False)])
def test_a_job_that_ends_otherwise_has_failed(state: int, cancelled: bool) -> None:
    desk = Desk()
    desk.on_its_way()
    desk.job_is(state)
    (end,) = desk.told()
    assert isinstance(end, PrintEnded)
    assert end.outcome is PrintOutcome.FAILED
    if cancelled:
        desk.answers(CANCEL)
    desk.says()


def test_paper_that_ends_right_behind_a_completed_job_leaves_it_unconfirmed() -> None:
    desk = Desk()
    desk.on_its_way()
    desk.job_is(9)
    desk.says("media-empty")
    end = desk.told()[-1]
    assert end == PrintEnded(
        "sale", PrintOutcome.NOT_CONFIRMED, "right behind the receipt: the printer is out of paper"
    )


def test_a_queue_that_never_completes_leaves_it_unconfirmed_and_cancelled() -> None:
    desk = Desk()
    desk.on_its_way()
    for _ in range(30):
        desk.passes(1.0)
        if desk.asked and desk.asked[0].operation == JOB:
            desk.job_is(5)
        elif desk.asked and desk.asked[0].operation == PRINTER:
            desk.says()
    (end,) = desk.told()
    assert end == PrintEnded("sale", PrintOutcome.NOT_CONFIRMED, "the queue did not complete the receipt in time")
    if desk.asked and desk.asked[0].operation != CANCEL:
        desk.says() if desk.asked[0].operation == PRINTER else desk.job_is(5)
    desk.answers(CANCEL)


def test_a_job_of_a_lost_connection_is_cancelled_on_the_next() -> None:
    desk = Desk()
    desk.on_its_way()
    desk.loses_the_link()
    assert desk.told() == [
        DeviceOffline(GONE),
        PrintEnded("sale", PrintOutcome.NOT_CONFIRMED, "the queue was lost in the middle: the cable was pulled"),
    ]
    desk.connects()
    assert desk.answers(CANCEL, status=0x0404).integer("job-id") == 7
    assert [asked.operation for asked in desk.asked] == [PRINTER]  # at once: it is not back before it has said so
    desk.says()
    assert isinstance(desk.told()[0], DeviceOnline)


def test_a_job_without_its_document_is_on_no_paper() -> None:
    desk = Desk()
    desk.says()
    desk.prints()
    desk.says()
    desk.told()
    desk.loses_the_link()
    assert [end.outcome for end in desk.told() if isinstance(end, PrintEnded)] == [PrintOutcome.FAILED]


def test_a_server_that_says_nothing_is_silent_and_left() -> None:
    desk = Desk()
    desk.asked.clear()
    desk.take(desk.driver.ticked(desk.now + 5.0))
    assert desk.told() == [DeviceOffline(DeviceFault(FaultKind.SILENT, "the print server does not answer"))]
    assert desk.hang_up


def test_a_connection_that_the_server_ends_in_good_order_is_no_loss_when_it_is_back() -> None:
    desk = Desk()
    desk.says()
    desk.told()
    desk.passes(2.0)
    request = desk.asked.pop()
    fine = attribute(0x44, "printer-state-reasons", "none")
    closing = http_answer(200, ipp_answer(0, request.number, "printer", fine), closing=True)
    desk.take(desk.driver.received(closing, desk.now))
    desk.told()
    assert desk.hang_up == "the server ends the connection"
    desk.hang_up = ""
    desk.loses_the_link()
    assert desk.told() == []
    desk.connects()
    desk.says()
    assert DeviceOnline() not in desk.told()


def test_a_connection_that_the_server_ends_for_good_is_told_after_a_while() -> None:
    desk = Desk()
    desk.says()
    desk.passes(2.0)
    request = desk.asked.pop()
    fine = attribute(0x44, "printer-state-reasons", "none")
    closing = http_answer(200, ipp_answer(0, request.number, "printer", fine), closing=True)
    desk.take(desk.driver.received(closing, desk.now))
    desk.hang_up = ""
    desk.loses_the_link()
    desk.told()
    desk.passes(3.0)
    (offline,) = desk.told()
    assert isinstance(offline, DeviceOffline)
    assert offline.fault.kind is FaultKind.UNPLUGGED


def test_a_queue_that_is_not_there_is_refused_in_words_and_asked_again() -> None:
    desk = Desk()
    desk.answers(PRINTER, status=0x0406)
    (offline,) = desk.told()
    assert offline == DeviceOffline(DeviceFault(FaultKind.REFUSED, "the queue refuses: 0406"))
    desk.says()
    assert desk.told()[0] == DeviceOnline()


def test_a_refused_document_has_failed_and_its_job_is_cancelled() -> None:
    desk = Desk()
    desk.says()
    desk.prints()
    desk.says()
    desk.answers(CREATE, attribute(0x21, "job-id", 7))
    desk.told()
    desk.answers(SEND, status=0x040A)
    assert desk.told() == [PrintEnded("sale", PrintOutcome.FAILED, "the queue refuses: 040a")]
    desk.answers(CANCEL)


@pytest.mark.parametrize("status", [0x0500, 0x0403], ids=["the server has a trouble", "it may not be"])
def test_a_cancel_that_the_queue_does_not_take_is_asked_for_again(status: int) -> None:
    desk = Desk()
    desk.on_its_way()
    desk.loses_the_link()
    desk.connects()
    for _ in range(3):
        assert desk.until_asked(CANCEL, status=status).integer("job-id") == 7
    desk.until_asked(CANCEL)
    for _ in range(100):
        desk.says()


def test_a_cancel_that_is_refused_for_good_is_given_up_with_a_reason() -> None:
    desk = Desk()
    desk.on_its_way()
    desk.loses_the_link()
    desk.connects()
    for _ in range(8):
        desk.until_asked(CANCEL, status=0x0403)
    [trouble] = [reading for reading in desk.told() if isinstance(reading, DeviceTrouble)]
    said = "job 7 is not cancelled and may print yet: the queue refuses: 0403"
    assert trouble.fault == DeviceFault(FaultKind.REFUSED, said, retryable=False)
    for _ in range(100):
        desk.says()


def test_a_receipt_that_the_queue_forgot_is_unconfirmed_at_once() -> None:
    desk = Desk()
    desk.on_its_way()
    desk.told()
    desk.answers(JOB, status=0x0406)
    assert desk.told() == [
        PrintEnded("sale", PrintOutcome.NOT_CONFIRMED, "the queue does not know the receipt any more")
    ]


def test_a_document_that_met_a_trouble_of_the_server_may_be_printed_all_the_same() -> None:
    desk = Desk()
    desk.says()
    desk.prints()
    desk.says()
    desk.answers(CREATE, attribute(0x21, "job-id", 7))
    desk.told()
    desk.answers(SEND, status=0x0500)
    assert desk.told() == [PrintEnded("sale", PrintOutcome.NOT_CONFIRMED, "the queue refuses: 0500")]
    desk.answers(CANCEL)


def test_a_queue_that_does_not_say_how_its_printer_is_is_not_believed() -> None:
    desk = Desk()
    desk.answers(PRINTER, attribute(0x23, "printer-state", 3), group="printer")
    (offline,) = desk.told()
    assert offline == DeviceOffline(DeviceFault(FaultKind.GARBLED, "the queue does not say how its printer is"))


def test_a_drawer_is_not_opened_blindly() -> None:
    desk = Desk()
    desk.take(desk.driver.requested(OpenDrawer("kick"), desk.now))
    (end,) = desk.told()
    assert isinstance(end, DrawerEnded)
    assert end.outcome is DrawerOutcome.FAILED


@given(st.lists(st.binary(max_size=60), max_size=8))
def test_any_bytes_are_no_status_and_raise_nothing(chunks: list[bytes]) -> None:
    desk = Desk()
    for chunk in chunks:
        desk.take(desk.driver.received(chunk, desk.now))
    assert not [reading for reading in desk.told() if not isinstance(reading, DeviceOffline)]
