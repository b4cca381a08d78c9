"""`python -m kiosk journal`: its shapes and exit codes."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.__main__ import main
from kiosk.core.calls import HostAnswer
from kiosk.core.ease import Ease
from kiosk.core.session.decide.carry import carried
from kiosk.core.session.inputs import (
    BackTouched,
    EaseTouched,
    HelpAnswered,
    HelpTouched,
    StaffActed,
    StaffNumberGiven,
    StaffTouched,
)
from kiosk.core.staff import Act
from kiosk.journal import Journal, load_or_make_key
from kiosk.journal.chain import Head
from kiosk.journal.database import FACT
from kiosk.journal.outbox import Outbox
from kiosk.journal.verdict import remember_verdict
from tests.kiosk.core.session import crew
from tests.kiosk.journal.visits import AT, CARRIED, paid_visit
from tests.shop import MILK, Shop

ROOT = Path(__file__).resolve().parents[3]
Command = Callable[..., tuple[int, list[dict[str, Any]], str]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "journal.db"
    journal = Journal.open(path, load_or_make_key(tmp_path / "journal.key"))
    journal.append(paid_visit(), AT)
    journal.close()
    return path


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    def call(*arguments: object) -> tuple[int, list[dict[str, Any]], str]:
        code = main(["journal", *map(str, arguments)])
        told = capsys.readouterr()
        return code, [json.loads(line) for line in told.out.splitlines()], told.err

    return call


def change(path: Path, seq: int) -> None:
    journal = Journal.open(path, load_or_make_key(path.with_suffix(".key")))
    with journal._engine.begin() as connection:
        connection.execute(FACT.update().where(FACT.c.seq == seq).values(at="never"))
    journal.close()


def test_show_has_a_line_a_fact(path: Path, command: Command) -> None:
    code, lines, errors = command("show", "--json", path)
    assert (code, errors) == (0, "")
    assert [line["kind"] for line in lines] == [type(fact).__name__ for fact in paid_visit()]
    assert [line["seq"] for line in lines] == list(range(1, len(lines) + 1))
    assert set(lines[0]) == {"seq", "at", "session", "kind", "version", "data", "hash"}
    assert main(["journal", "show", str(path)]) == 0


def test_verify_says_whole(path: Path, command: Command) -> None:
    assert command("verify", "--json", path, "--key-file", path.with_suffix(".key")) == (
        0,
        [{"ok": True, "facts": len(paid_visit())}],
        "",
    )


def test_verify_holds_the_journal_against_what_the_server_remembers(
    path: Path, tmp_path: Path, command: Command
) -> None:
    _, lines, _ = command("show", "--json", path)
    journal = Journal.open(path, load_or_make_key(path.with_suffix(".key")))
    known = [{"journal": journal.id, "seq": one["seq"], "hash": one["hash"], "day": AT[:10]} for one in lines[2::5]]
    journal.close()
    file = tmp_path / "anchors"
    file.write_text("\n".join(json.dumps(one) for one in known))
    assert command("verify", "--json", path, "--anchors", file)[0] == 0
    file.write_text(json.dumps({**known[1], "hash": "00" * 32}))
    code, told, errors = command("verify", "--json", path, "--anchors", file)
    assert (code, told[0]["first_bad_seq"]) == (1, known[1]["seq"])
    assert "not the one that the store server knows" in errors
    file.write_text("{")
    assert command("verify", path, "--anchors", file) == (
        2,
        [],
        f"python -m kiosk journal: {file}: line 1 is not JSON\n",
    )
    file.write_text("\n")
    assert command("verify", path, "--anchors", file) == (
        2,
        [],
        f"python -m kiosk journal: {file}: there is no place of a journal in it\n",
    )


def test_verify_tells_what_the_store_server_found_when_it_was_asked_last(path: Path, command: Command) -> None:
    remember_verdict(path, load_or_make_key(path.with_suffix(".key")), "the journal was put back to an older state")
    assert command("verify", path) == (
        1,
        [],
        "journal verify: when the store server was asked last, the journal was put back to an older state\n",
    )


def test_verify_names_the_first_bad_fact_and_exits_1(path: Path, command: Command) -> None:
    change(path, 4)
    code, (verdict,), errors = command("verify", "--json", path)
    assert code == 1
    assert verdict == {
        "ok": False, "first_bad_seq": 4, "reason": "fact 4 of the journal was changed after it was written",
    }  # fmt: skip
    assert errors == f"journal verify: {verdict['reason']}\n"


def test_one_changed_byte_of_the_file_is_exit_1(path: Path, command: Command) -> None:
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(bytes(content))
    code, (verdict,), _ = command("verify", "--json", path)
    assert (code, verdict["ok"], verdict["first_bad_seq"]) == (1, False, 1)


def test_a_wrong_key_or_an_unreadable_file_is_exit_2_in_one_sentence(
    path: Path, command: Command, tmp_path: Path
) -> None:
    load_or_make_key(tmp_path / "other.key")
    (tmp_path / "list.db").write_text("milk\n" * 1000)
    key = path.with_suffix(".key")
    for arguments, sentence in (
        ((path, "--key-file", tmp_path / "other.key"), "the key does not fit"),
        ((path, "--key-file", tmp_path / "none.key"), "cannot be read: No such file"),
        ((tmp_path / "none.db", "--key-file", key), "there is no journal"),
        ((tmp_path / "none" / "journal.db",), "there is no journal"),
        ((tmp_path,), "there is no journal"),
        ((tmp_path / "list.db", "--key-file", key), "is no journal"),
    ):
        code, lines, errors = command("verify", "--json", *arguments)
        assert (code, lines) == (2, [])
        assert sentence in errors
        assert errors.count("\n") == 1


def test_show_gives_what_is_whole_and_says_where_that_ends(path: Path, command: Command) -> None:
    change(path, 3)
    code, lines, errors = command("show", "--json", path)
    assert code == 1
    assert [line.get("seq") for line in lines] == [1, 2, None]
    assert lines[-1]["first_bad_seq"] == 3
    assert "fact 3" in errors


def test_replay_folds_to_the_lane_as_it_stood(path: Path, command: Command) -> None:
    code, (told,), _ = command("replay", "--json", path)
    assert code == 0
    assert told["facts"] == len(paid_visit())
    assert (told["sessions"], told["sales"], told["taps"], told["last_receipt"]) == (1, 1, 1, 1)
    assert told["taken_minor"] == {"EUR": 129 + 349 + 349}
    assert main(["journal", "replay", str(path)]) == 0


def test_replay_shows_an_open_basket(tmp_path: Path, command: Command) -> None:
    journal = Journal.open(tmp_path / "open.db", load_or_make_key(tmp_path / "open.key"))
    journal.append(Shop().opens().scans(MILK, MILK).asks_to_pay().facts, AT)
    journal.close()
    _, (told,), _ = command("replay", "--json", tmp_path / "open.db")
    assert told["session"]["to_pay_minor"] == 258
    assert told["session"]["currency"] == "EUR"
    assert told["screen"] == "paying"
    assert told["attempt"]["amount_minor"] == 258


def test_export_holds_no_person_and_no_way_from_a_tap_to_its_visit(path: Path, command: Command) -> None:
    code, lines, _ = command("export", path)
    assert code == 0
    text = json.dumps(lines)
    for word in ("card_last4", "4242", "slip", "APPROVED", "remark", "card_name", "page_code"):
        assert word not in text
    assert len(lines) == len(paid_visit())
    tap = lines[-1]
    assert (tap["kind"], tap["seq"], tap["at"]) == ("TapGiven", None, None)
    assert [line["seq"] for line in lines[:-1]] == list(range(1, len(lines)))  # no gap where the tap stood
    assert [line["kind"] for line in lines].count("TapGiven") == 1


def test_export_holds_no_colleague_and_not_how_somebody_needs_the_screen(tmp_path: Path, command: Command) -> None:
    shop = crew.opened().does(StaffTouched(), StaffNumberGiven("1001"))
    crew.signs_on(crew.proves(shop, right=False).does(BackTouched()))
    shop.does(StaffActed(Act.CLOSE_LANE), StaffActed(Act.OPEN_LANE), StaffActed(Act.SIGN_OFF))
    shop.scans(MILK).does(EaseTouched(Ease(large_text=True)), HelpTouched())
    assert shop.state.call is not None
    shop.does(HelpAnswered("c1", shop.state.call.id, HostAnswer.COMING, "Anna", 40))
    path = tmp_path / "staff.db"
    journal = Journal.open(path, load_or_make_key(tmp_path / "staff.key"))
    journal.append([*shop.facts, carried(shop.state)], AT)
    journal.close()
    text = json.dumps(command("export", path)[1])
    for word in ("lena", "Lena K.", "Anna", "large_text"):
        assert word not in text
    assert '"ModeChanged"' in text


def test_export_holds_no_hash_to_try_four_digits_of_a_card_or_the_place_of_a_tap_against(
    path: Path, command: Command
) -> None:
    _, lines, _ = command("export", path)
    assert not [line for line in lines if "hash" in line]


def test_looking_changes_no_fact_and_can_be_cut_short(path: Path) -> None:
    shown = subprocess.run(
        f"{sys.executable} -m kiosk journal show {path} | head -n 1",
        shell=True, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert shown.stdout.count("\n") == 1
    assert shown.stderr == ""
    journal = Journal.open(path, load_or_make_key(path.with_suffix(".key")))
    assert list(journal.facts()) == paid_visit()
    journal.close()


def test_erase_takes_the_persons_of_a_visit_out_and_the_journal_still_holds(path: Path, command: Command) -> None:
    code, (told,), _ = command("erase", "--json", "--session", "4-000001", path)
    assert code == 0
    assert told["erased"] > 0
    assert command("verify", "--json", path)[0] == 0
    _, lines, _ = command("show", "--json", path)
    (sale,) = (line["data"]["sale"] for line in lines if line["kind"] == "SalePaid")
    assert (sale["tender"]["card_last4"], sale["page_code"], sale["receipt_no"]) == ("erased", "erased", 1)
    _, (folded,), _ = command("replay", "--json", path)
    assert (folded["erased"], folded["sales"]) == (told["erased"], 1)
    assert "erased" not in json.dumps(command("export", path)[1])
    assert command("erase", "--json", "--session", "4-000001", path)[1] == [{"erased": 0}]


def test_a_visit_that_never_was_is_not_said_to_be_erased(path: Path, command: Command) -> None:
    code, lines, errors = command("erase", "--session", "4-00001", path)
    assert (code, lines) == (1, [])
    assert errors == f"journal erase: there is no visit '4-00001' in the journal {path}\n"


def test_erase_takes_out_what_is_from_before_a_day(path: Path, command: Command) -> None:
    assert command("erase", "--json", "--before", "2026-11-21", path)[1] == [{"erased": 0}]
    _, (told,), _ = command("erase", "--json", "--before", "2026-11-24", path)
    assert told["erased"] > 0
    assert main(["journal", "erase", "--before", "2026-11-22T10:00:01+00:00", str(path)]) == 0


def test_erase_wants_to_know_what_and_the_writers_place(path: Path, command: Command, tmp_path: Path) -> None:
    none = tmp_path / "none.db"
    for arguments, sentence in (
        ((path,), "either --session or --before says what is to be erased"),
        ((path, "--session", "4-000001", "--before", "2026-11-24"), "either --session or --before"),
        ((path, "--before", "yesterday"), "'yesterday' is neither a day such as 2026-11-22 nor a moment"),
        ((none, "--session", "4-000001", "--key-file", path.with_suffix(".key")), "there is no journal at"),
    ):
        code, lines, errors = command("erase", *arguments)
        assert (code, lines) == (2, [])
        assert sentence in errors
    assert not none.exists()
    lane = Journal.open(path, load_or_make_key(path.with_suffix(".key")))
    code, _, errors = command("erase", "--session", "4-000001", path)
    assert code == 2
    assert "is open in another program" in errors
    lane.close()


def test_verify_show_and_replay_begin_where_the_journal_does(tmp_path: Path, command: Command) -> None:
    path = tmp_path / "journal.db"
    journal = Journal.open(path, load_or_make_key(tmp_path / "journal.key"))
    visit = paid_visit()
    journal.append([*visit, replace(CARRIED, receipts=1), *visit], AT)
    before = next(row for row in journal.read() if row.seq == len(visit))
    journal.begin_behind(Head(journal.id, before.seq, before.hash))
    journal.close()
    kept = len(visit) + 1
    assert command("verify", "--json", path)[:2] == (0, [{"ok": True, "facts": kept, "dropped": len(visit)}])
    assert [line["seq"] for line in command("show", "--json", path)[1]] == list(range(kept, 2 * kept))
    _, (told,), _ = command("replay", "--json", path)
    assert (told["facts"], told["dropped"], told["sales"], told["last_receipt"]) == (kept, len(visit), 1, 1)
    assert main(["journal", "verify", str(path)]) == 0


def test_outbox_tells_what_waits_since_when_and_what_was_set_aside(path: Path, command: Command, capsys) -> None:
    key = load_or_make_key(path.with_suffix(".key"))
    outbox = Outbox.open(path, key)
    sale, tap = outbox.pending(50)
    outbox.settle(sale.seq, {sale.seq: "it does not add up"})
    code, [told], _ = command("outbox", path, "--json")
    assert (code, told["unsent"], told["parked"]) == (0, 1, [{"seq": sale.seq, "reason": "it does not add up"}])
    assert told["oldest_s"] >= 0
    outbox.settle(tap.seq, {})
    outbox.close()
    assert command("outbox", path, "--json")[1][0] | {"parked": []} == {"unsent": 0, "oldest_s": None, "parked": []}
    assert main(["journal", "outbox", str(path)]) == 0
    told_in_words = capsys.readouterr().out.splitlines()
    assert told_in_words[0].endswith("0 facts are not with the store server yet")
    assert told_in_words[1].endswith("set aside: it does not add up")


def test_outbox_with_a_wrong_key_does_not_call_the_journal_damaged(
    path: Path, command: Command, tmp_path: Path
) -> None:
    load_or_make_key(tmp_path / "other.key")
    code, lines, errors = command("outbox", path, "--key-file", tmp_path / "other.key")
    assert (code, lines) == (2, [])
    assert errors == f"journal outbox: the key does not fit the journal {path}\n"


@pytest.mark.parametrize("action", ["show", "verify", "replay", "outbox", "export"])
def test_where_no_journal_is_that_is_what_is_said(action: str, tmp_path: Path, command: Command) -> None:
    path = tmp_path / "nowhere.db"
    assert command(action, path) == (2, [], f"journal {action}: there is no journal at {path}\n")
