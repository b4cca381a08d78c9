from kiosk.panel.loads import Load


def test_things_lie_on_each_other_and_the_last_is_taken_first() -> None:
    load = Load().add("Milk", 1030).add("Bread", 500)
    assert (load.lies, load.things) == (1530, (("Milk", 1030), ("Bread", 500)))
    assert load.take_last() == Load().add("Milk", 1030)
    assert load.take_last().take_last().take_last() == Load()


def test_what_somebody_else_laid_there_is_not_known_by_name() -> None:
    assert Load().add("Milk", 1030).found(1030).things == (("Milk", 1030),)
    assert Load().add("Milk", 1030).found(2000) == Load(2000)


def test_of_a_load_that_is_not_known_all_is_taken() -> None:
    assert Load(2000).take_last() == Load()
