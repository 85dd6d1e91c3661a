"""Who may ask, as the operator decided it; and who did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from ipaddress import ip_address, ip_network

from assistant.api.limit import ALONE
from assistant.office.keys import SCOPES

EVERYTHING = frozenset(SCOPES)
OF_A_USER = frozenset({"ask", "read", "feedback"})
PER_MINUTE = 120


@dataclass(frozen=True)
class Principal:
    """Whoever asks: this machine, a key, a browser signed in with one, or a user named by a trusted proxy."""

    name: str
    kind: str
    scopes: frozenset[str] = EVERYTHING
    per_minute: int = 0  # 0: any


HERE = Principal("本机", "local")


@dataclass(frozen=True)
class Policy:
    """The rules beside the keys.

    `origins` are the pages of other sites that may call the API from a browser, `hosts` the names it answers to (none: any, once a key is needed),
    `user_header` the header in which one of `proxies` (addresses or networks) names the user, `counts` the file in which several workers count requests together.
    """

    require_auth: bool = False
    per_minute: int = PER_MINUTE
    origins: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    user_header: str | None = None
    proxies: tuple[str, ...] = field(default=("127.0.0.1", "::1"))
    counts: str = ALONE
    window: bool = True

    def trusts(self, address: str | None) -> bool:
        """Whether a connection from `address` may say for whom it asks."""
        try:
            peer = ip_address(address or "")
        except ValueError:
            return False
        return any(peer in ip_network(proxy, strict=False) for proxy in self.proxies)

    def client(self, peer: str | None, forwarded: Sequence[str]) -> str | None:
        """Whose address asks: the peer's, or behind trusted proxies the last in X-Forwarded-For that is none of them.

        >>> Policy(proxies=("10.0.0.1",)).client("10.0.0.1", ["6.6.6.6, 192.168.3.7"])
        '192.168.3.7'
        """
        told = [peer, *reversed([address.strip() for line in forwarded for address in line.split(",")])]
        return next((address for address in told if not self.trusts(address)), told[-1])


def listed(text: str) -> tuple[str, ...]:
    """`"a, b"` → `("a", "b")`."""
    return tuple(piece for piece in (piece.strip() for piece in text.split(",")) if piece)


def wrong_networks(proxies: Sequence[str]) -> list[str]:
    """Those that are no address and no network."""
    return [proxy for proxy in proxies if not _is_network(proxy)]


def _is_network(text: str) -> bool:
    try:
        ip_network(text, strict=False)
    except ValueError:
        return False
    return True
