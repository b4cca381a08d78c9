"""An item's name is that of its last sale."""

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.actions.items import ItemNames
from server.db.engine import open_database
from server.db.models import SaleLineRow
from tests.server.running import Store
from tests.server.sales import sale


def test_an_item_that_was_sold_is_named_and_another_goes_by_its_key(store: Store) -> None:
    store.post([sale(7)]).raise_for_status()
    engine: Engine = open_database(store.settings.database)
    with Session(engine) as session:
        line = session.scalars(select(SaleLineRow)).first()
    assert line is not None
    names = ItemNames(engine)
    assert names.name("en", line.item) == line.names["en"]
    assert names.name("xx", line.item) == line.names["en"]
    assert names.name("en", "unheard") == "unheard"
    engine.dispose()
