from __future__ import annotations

from kiosk.panel.viewmodels.money import COINS, NOTES, MoneyViewModel, derive_money, worth
from kiosk.panel.watcher import Put
from tests.kiosk.panel.benches import device, view
from tests.kiosk.panel.sent import Sent


def test_coins_and_notes_are_worth_what_they_say() -> None:
    assert [worth(coin) for coin in COINS] == [1, 2, 5, 10, 20, 50, 100, 200]
    assert [worth(note) for note in NOTES] == [500, 1000, 2000, 5000, 10_000, 20_000]
    assert worth("button") == 0


def test_a_box_tells_what_it_takes_and_what_it_holds() -> None:
    coins = device("coins", "cctalk", open=True, takes=["EU100A"], cashbox=["EU100A", "EU050A"], returned=["EU001A"])
    notes = device("notes", "ssp-recycler", cashbox=["EUR50"], store={"EUR5": 2})
    props = derive_money(view(coins, notes))
    assert [row.text for row in props.coins if row.takes] == ["€1"]
    assert (props.coins_open, props.notes_open) == (True, False)
    assert props.coins_told == "Holds €1.50 · 1 came back"
    assert props.notes_told == "Holds €60.00"


def test_change_and_phones_are_told() -> None:
    paid = [{"amount_minor": 249, "state": "paid", "kind": "payment"}]
    props = derive_money(view(device("hopper", "cctalk-hopper", out=3), device("wallet", "wallet", transactions=paid)))
    assert (props.hopper_told, props.hopper_out) == ("100 coins in the hopper", "3 coins given out")
    assert props.wallet_told == "Last: €2.49, paid"
    assert [row.key for row in props.shoppers if row.chosen] == ["approve"]


def test_hands_put_money_in_and_fill_the_hopper() -> None:
    sent = Sent()
    model = MoneyViewModel(sent)
    model.insert("EU200A")
    model.insert("EUR20")
    model.fillHopper(False)
    model.shopper("decline")
    assert sent.orders == [
        ("coins", Put({"insert": "EU200A"})),
        ("notes", Put({"insert": "EUR20"})),
        ("hopper", Put({"coins": 5})),
        ("wallet", Put({"shopper": "decline"})),
    ]
