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
    llm_base_url: str | None = Field(default=None, description="语言模型的地址（OpenAI 兼容，如 `http://127.0.0.1:11434/v1`）；不设则只用原文作答")
    llm_model: str | None = Field(default=None, description="语言模型的名称；设了地址就必须设")
    llm_api_key: str | None = Field(default=None, description="语言模型的密钥；服务不要密钥就不设")
    llm_deadline: float = Field(default=20.0, gt=0, description="从提问到答完最多几秒；到时模型没答完就按原文作答")
