from __future__ import annotations

from drivers.emulators.zvt_book import Transaction
from drivers.emulators.zvt_slip import slip_lines

SALE = Transaction(1205, "0978", 42, 470, "0301", "090507", "1111")


def lines(*, signature: bool) -> list[str]:
    return [line[1:-6].decode("cp437") for line in slip_lines(SALE, "52500041", signature=signature)]


def test_the_merchants_slip_comes_first_and_both_end() -> None:
    sent = list(slip_lines(SALE, "52500041", signature=False))
    assert [line[-1] for line in sent] == [1] * (len(sent) // 2) + [2] * (len(sent) // 2)
    assert [line[0] for line in sent].count(0x81) == 2


def test_the_slip_names_the_sale_and_only_four_digits_of_the_card() -> None:
    text = "\n".join(lines(signature=False))
    assert "Betrag EUR 12,05" in text
    assert "TA-Nr 000470   BNr 0042" in text
    assert "############1111" in text
    assert "Unterschrift" not in text


def test_only_the_merchants_slip_is_signed() -> None:
    assert sum("Unterschrift" in line for line in lines(signature=True)) == 1
