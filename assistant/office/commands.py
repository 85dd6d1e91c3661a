"""`python -m assistant keys|log|backup|restore`: the commands of whoever runs the service."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from assistant.office import archive, report
from assistant.office import keys as ring
from assistant.office.archive import ArchiveError
from assistant.office.database import DatabaseError, address_of, opened
from assistant.office.keys import KeysError
from assistant.office.log import prune
from assistant.settings import Settings

keys = typer.Typer(no_args_is_help=True, help="访问密钥：发放、查看、吊销")
log = typer.Typer(no_args_is_help=True, help="问答记录：导出、看没有答上的、清理")
LIVES = "（正在运行的服务5秒内生效；第一把密钥要重启服务才生效）"
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])]


@contextmanager
def _database() -> Iterator[Engine]:
    """The office's database; what stands in the way ends the command with one sentence and status 2."""
    settings = Settings()
    try:
        yield opened(address_of(settings.home, settings.database))
    except (DatabaseError, KeysError, ArchiveError, OSError) as error:
        _fail(str(error))
    except SQLAlchemyError as error:
        _fail(f"数据库没有写成（{str(getattr(error, 'orig', error)).splitlines()[0][:120]}）；请检查磁盘空间后再试")


def _fail(sentence: str) -> None:
    typer.echo(sentence, err=True)
    raise typer.Exit(2)


# ---- keys ----------------------------------------------------------------------------------------------------------------------------


@keys.command("add")
def add(name: str, scope: Annotated[list[str] | None, typer.Option()] = None, per_minute: int = 60) -> None:
    """A new key for NAME, shown this once; scopes are ask, read, feedback, admin (the first three unless said)."""
    with _database() as engine:
        token = ring.made(engine, name, scope or ring.SCOPES[:3], per_minute)
        typer.echo(f"{token}\n“{name}”的密钥只显示这一次，请交给本人保管{LIVES}", err=False)


@keys.command("list")
def show() -> None:
    """All keys, without the keys themselves."""
    with _database() as engine:
        for row in ring.listed(engine):
            state = f"已吊销 {row['revoked']:%Y-%m-%d}" if row["revoked"] else "有效"
            often = f"每分钟{row['per_minute']}次" if row["per_minute"] else "不限次数"
            typer.echo(f"{row['name']}\t{state}\t{','.join(row['scopes'])}\t{often}\t{row['made']:%Y-%m-%d}")


@keys.command("revoke")
def revoke(name: str) -> None:
    """The key of NAME opens nothing any more."""
    with _database() as engine:
        ring.revoked(engine, name)
        typer.echo(f"“{name}”的密钥已吊销{LIVES}")


# ---- the log -------------------------------------------------------------------------------------------------------------------------


@log.command("export")
def export(file: Path, since: Day = None, until: Day = None) -> None:
    """Questions into FILE, .csv or .xlsx; days are UTC, `until` is not included."""
    if file.suffix not in (".csv", ".xlsx"):
        _fail(f"不能写成“{file.suffix}”；请用 .csv 或 .xlsx")
    with _database() as engine:
        found = report.rows(engine, since, until)
        file.write_bytes(report.csv_of(found).encode() if file.suffix == ".csv" else report.xlsx_of(found))
        typer.echo(f"{len(found)} 条记录写入 {file}")


@log.command("unanswered")
def unanswered(since: Day = None, most: int = 50) -> None:
    """What found no answer or was voted down, the most asked first."""
    with _database() as engine:
        groups = list(report.unanswered(report.rows(engine, since)))
        for count, status, wordings in groups[:most]:
            typer.echo(f"{count}\t{status}\t{' / '.join(wordings[:5])}")
        typer.echo(f"共 {len(groups)} 组", err=True)


@log.command("prune")
def prune_now(days: int) -> None:
    """Remove what is older than DAYS days."""
    if days < 1:
        _fail(f"天数不能是 {days}；请用1以上的数")
    with _database() as engine, engine.begin() as connection:
        typer.echo(f"清理了 {prune(connection, days)} 条")


# ---- the data folder -----------------------------------------------------------------------------------------------------------------


def backup(file: Path) -> None:
    """The office's plans, keys and log into FILE (.tar.gz); the service may go on meanwhile. The index is left out: it is built again."""
    settings = Settings()
    try:
        count = archive.backup(settings.home, file)
    except (ArchiveError, OSError) as error:
        _fail(str(error))
    typer.echo(f"{count} 个文件备份到 {file}（{datetime.now(UTC):%Y-%m-%d %H:%M} UTC）")


def restore(file: Path) -> None:
    """FILE into an empty data folder; the service must not run."""
    settings = Settings()
    try:
        count = archive.restore(file, settings.home)
    except (ArchiveError, OSError) as error:
        _fail(str(error))
    typer.echo(f"{count} 个文件恢复到 {settings.home}；下次启动会重建索引")
