"""The settings, read from the environment once; the README's table is held against this class by a test."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus.shelf import DEFAULT
from index.embed import SHIPPED


class Settings(BaseSettings):
    """`PLANQA_<NAME>` for each field."""

    model_config = SettingsConfigDict(env_prefix="PLANQA_", frozen=True, env_ignore_empty=True)

    home: Path = Field(default=Path("var"), description="数据目录：索引、办公室自己添加的规划")
    plan: str = Field(default=DEFAULT, description="默认规划的编号")
    encoder: str = Field(default=str(SHIPPED), description="向量模型：文件夹、本机已有的名称，或向量服务的地址（http 开头）；不填用自带模型")
    api_key: str | None = Field(default=None, description="访问密钥；不设则只接受本机访问")
    host: str = Field(default="127.0.0.1", description="监听地址；非本机地址必须设密钥")
    port: int = Field(default=8000, description="监听端口")
