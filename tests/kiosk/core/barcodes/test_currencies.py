from kiosk.core.barcodes.currencies import BY_NUMBER, THREE_DECIMALS, WITHOUT_DECIMALS, decimals


def test_a_currency_has_two_decimals_unless_known_otherwise():
    assert [decimals(currency) for currency in ("EUR", "CNY", "JPY", "KWD", "XXX")] == [2, 2, 0, 3, 2]


def test_every_exception_can_stand_on_a_label():
    assert set(BY_NUMBER.values()) >= WITHOUT_DECIMALS | THREE_DECIMALS
    assert all(len(number) == 3 and number.isdigit() for number in BY_NUMBER)
    assert len(set(BY_NUMBER.values())) == len(BY_NUMBER)
