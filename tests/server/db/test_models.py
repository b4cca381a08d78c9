from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable

from server.db.models import Base, TapRow


def test_the_tables_can_be_made_on_postgresql_too() -> None:
    for table in Base.metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=postgresql.dialect()))


def test_taps_are_not_kept_in_the_order_they_came() -> None:
    made = str(CreateTable(Base.metadata.tables[TapRow.__tablename__]).compile(dialect=sqlite.dialect()))
    assert "WITHOUT ROWID" in made


def test_money_has_room() -> None:
    gross = Base.metadata.tables["sale"].c.gross_minor
    assert "BIGINT" in str(CreateTable(gross.table).compile(dialect=postgresql.dialect()))
