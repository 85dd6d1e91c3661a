"""The office's database: SQLite in the data folder, or PostgreSQL by its address; brought up to date when it is opened."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from filelock import FileLock
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_SECONDS = 2.0  # for another process that writes
FILE = "office.sqlite"


class DatabaseError(Exception):
    """A database that cannot be used; the message names it and what to do."""


def address_of(home: Path, given: str | None = None) -> str:
    """The database's address: as given, else a file in the data folder."""
    return given or f"sqlite:///{home / FILE}"


def opened(address: str) -> Engine:
    """An engine on a database of today's shape; DatabaseError names what stands in the way."""
    try:
        engine = _engine(address)
        _brought_up_to_date(engine)
    except (ArgumentError, SQLAlchemyError, OSError, ModuleNotFoundError, CommandError) as error:
        raise DatabaseError(f"数据库 {shown(address)} 打不开（{_why(error)}）；请检查 PLANQA_DATABASE、数据目录的权限和磁盘空间") from error
    return engine


def shown(address: str) -> str:
    """The address without its password."""
    try:
        return make_url(address).render_as_string(hide_password=True)
    except ArgumentError:
        return "（地址写法不对）"


def _engine(address: str) -> Engine:
    url = make_url(address)
    if url.drivername in ("postgresql", "postgres"):
        return create_engine(url.set(drivername="postgresql+pg8000"), pool_pre_ping=True, pool_timeout=BUSY_SECONDS, connect_args={"timeout": 5})
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    Path(url.database or FILE).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _many_readers)
    return engine


def _many_readers(connection: object, _record: object) -> None:
    """Whoever reads does not wait for whoever writes."""
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()


def _brought_up_to_date(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    if engine.dialect.name == "sqlite":
        with FileLock(f"{engine.url.database}.lock", timeout=60):
            _upgrade(engine, config)
    else:
        _upgrade(engine, config)


def _upgrade(engine: Engine, config: Config) -> None:
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":  # two processes that start together take turns
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7203145)")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _why(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).strip().split("\n")[0][:120] or type(error).__name__
