"""The settings, read from the environment once; the README's table is held against this class by a test."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

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
    chroma: str | None = Field(default=None, description="Chroma 服务的地址（http 开头）；不填则向量存在数据目录里")
    workers: int = Field(default=1, ge=1, le=64, description="API 进程数；大于1时要有 Chroma 服务，且不带聊天窗口")
    window: bool = Field(default=True, description="是否带聊天窗口")
    remembered: int = Field(default=2000, ge=0, le=100_000, description="每个进程记住多少个答案，同样的问题不再想第二遍；0为不记。语言模型写的不记")
    require_auth: bool = Field(default=False, description="设为1则没有任何密钥时拒绝启动")
    per_minute: int = Field(default=120, ge=0, le=100_000, description="环境里的密钥和经代理登录的用户每分钟的次数；0为不限")
    hosts: str = Field(default="", description="只以这些主机名应答，逗号分开；MCP 也照此核对")
    origins: str = Field(default="", description="可以从浏览器调用接口的别的网站，逗号分开，如 https://oa.example.gov.cn")
    user_header: str | None = Field(default=None, description="可信代理写明登录用户的请求头，如 X-Remote-User")
    proxies: str = Field(default="127.0.0.1,::1", description="可信代理的地址或网段，逗号分开")
    database: str | None = Field(default=None, description="密钥和问答记录的数据库；不填用数据目录里的 SQLite，可填 postgresql:// 地址")
    log: Literal["full", "without_questions", "off"] = Field(default="full", description="问答记录：full 全部，without_questions 不记问题，off 不记")
    log_days: int = Field(default=180, ge=0, le=36_500, description="问答记录保存的天数；0为一直保存")
    llm_base_url: str | None = Field(default=None, description="语言模型的地址（OpenAI 兼容，如 `http://127.0.0.1:11434/v1`）；不设则只用原文作答")
    llm_model: str | None = Field(default=None, description="语言模型的名称；设了地址就必须设")
    llm_api_key: str | None = Field(default=None, description="语言模型的密钥；服务不要密钥就不设")
    llm_deadline: float = Field(default=20.0, gt=0, description="从提问到答完最多几秒；到时模型没答完就按原文作答")
