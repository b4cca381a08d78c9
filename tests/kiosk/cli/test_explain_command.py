import argparse
import json

import pytest

from kiosk.cli import explain_command

SHAPE = {
    *("code", "valid", "reason", "kind", "gtin", "item_key", "ais", "price_minor", "currency", "weight_g", "count"),
    *("addon", "expires", "best_before", "lot", "serial"),
}


def explain(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    explain_command.add_arguments(parser)
    return explain_command.run(parser.parse_args(arguments))


def test_a_code_is_explained_in_one_line_of_json(capsys):
    assert explain("]E04006381333931") == 0
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    assert told.keys() >= SHAPE
    assert (told["code"], told["valid"], told["reason"]) == ("]E04006381333931", True, None)
    assert (told["kind"], told["gtin"], told["item_key"]) == ("item", "04006381333931", "04006381333931")


def test_a_circumflex_stands_for_fnc1(capsys):
    assert explain("--json", "]C1010400638133393110A^21B^3103001250") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["lot"], told["serial"], told["weight_g"]) == ("A", "B", 1250)
    assert told["ais"] == {"01": "04006381333931", "10": "A", "21": "B", "3103": "001250"}


def test_one_code_that_is_not_valid_makes_the_exit_code_1_and_every_code_is_still_answered(capsys):
    assert explain("]E04006381333932", "4006381333931", "010400638133393110A^17261231") == 1
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["valid"] for one in told] == [False, True, False]
    assert told[0]["reason"] == "the check digit of 4006381333932 should be 1"
    assert told[2]["item_key"] is None


def test_dates_are_written_as_iso_8601(capsys):
    assert explain("]C1010400638133393117200229") == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["expires"], told["reason"]) == ("2020-02-29", "expired on 2020-02-29")


def test_region_and_pattern_decide_how_in_store_numbers_are_read(capsys):
    assert explain("--region", "GB", "2012345804999") == 0
    assert json.loads(capsys.readouterr().out)["price_minor"] == 499
    assert explain("--pattern", "20IIIIIIWWWWX", "2012345804999") == 0
    assert json.loads(capsys.readouterr().out)["weight_g"] == 499


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--region", "Germany"], "two letters"),
        (["--region", "ZZ"], "no country has the letters ZZ"),
        (["--region", "EU"], "no country has the letters EU"),
        (["--pattern", "abc"], "pattern"),
        (["--currency", "euro"], "capital letters"),
    ],
)
def test_an_argument_that_makes_no_sense_is_said_in_one_sentence(arguments, reason):
    with pytest.raises(ValueError, match=reason):
        explain(*arguments, "4006381333931")
