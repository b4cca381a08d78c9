"""The peer: FastAPI and PostgreSQL as anybody would put them together, a row by one plain INSERT for each request.

usage: python -m scripts.proofs.peak.bare DATABASE
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from typing import Self

import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel
from sqlalchemy import Column, Integer, MetaData, Table, Text, create_engine, insert

from scripts.proofs.peak.store import ENDS_S, ROOT

ROWS = Table("bare", MetaData(), Column("id", Integer, primary_key=True), Column("text", Text, nullable=False))


class RowIn(BaseModel):
    text: str


class RowOut(BaseModel):
    kept: bool = True


class BareServer:
    """A program of its own, one worker, from `with` on."""

    def __init__(self, database: str) -> None:
        command = [sys.executable, "-m", "scripts.proofs.peak.bare", database]
        self._process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        if self._process.stdout is None:
            raise RuntimeError("its output is a pipe")
        self.address = str(json.loads(self._process.stdout.readline())["address"])
        self.pid = self._process.pid

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.communicate(timeout=ENDS_S)


def bare(database: str) -> FastAPI:
    engine = create_engine(database)
    ROWS.metadata.create_all(engine)
    app = FastAPI()

    @app.post("/rows")
    def keep(row: RowIn) -> RowOut:
        with engine.begin() as connection:
            connection.execute(insert(ROWS), {"text": row.text})
        return RowOut()

    return app


def main() -> int:
    listening = socket.create_server(("127.0.0.1", 0))
    app = bare(sys.argv[1])
    print(json.dumps({"address": f"http://127.0.0.1:{listening.getsockname()[1]}"}), flush=True)
    config = uvicorn.Config(app, log_level="warning", access_log=False)
    uvicorn.Server(config).run(sockets=[listening])
    return 0


if __name__ == "__main__":
    sys.exit(main())
