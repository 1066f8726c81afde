"""One request and its answer behind the guard: what the guard or the network refuses becomes an error of ours.

Shared by who reads (client.py) and who writes (outside/send). An address may hold a secret: it is shown only where the
caller says how.
"""

import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import Any

import aiohttp

from hoiam.core.errors import Permanent, Temporary
from hoiam.outside.fetch.guard import Guard

# What the guard refused while one hop was connecting. aiohttp races several addresses and lets only OSError through.
_REFUSED: ContextVar[list[Permanent]] = ContextVar("refused")


class Sockets:
    """Makes a client's sockets, each after the guard has looked where it leads."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard

    def open(self, addr_info: tuple[Any, ...]) -> socket.socket:
        """Return the socket of a connection, for aiohttp's `socket_factory`."""
        try:
            return self._guard.open_socket(addr_info)
        except Permanent as refused:
            _REFUSED.get().append(refused)
            raise OSError("refused by the guard") from refused


@asynccontextmanager
async def hop(shown: str = "") -> AsyncIterator[None]:
    """Turn the library's errors into ours. `shown` is the address as an error may show it.

    Raises Temporary fetch.timeout, dns, cut, connect; Permanent fetch.address, port, tls, headers, url.
    """
    refused: list[Permanent] = []
    _REFUSED.set(refused)
    try:
        yield
    except TimeoutError as error:
        raise Temporary("fetch.timeout") from error
    except aiohttp.ClientConnectorDNSError as error:
        raise Temporary("fetch.dns") from error
    except (aiohttp.ClientSSLError, ssl.SSLError) as error:
        raise Permanent("fetch.tls", str(error)[:200] if shown else "") from error
    except aiohttp.ClientPayloadError as error:
        raise Temporary("fetch.cut") from error
    except aiohttp.ClientResponseError as error:  # a head that cannot be read, or that is too long
        raise Permanent("fetch.headers", error.message[:200] if shown else "") from error
    except (aiohttp.InvalidURL, UnicodeError) as error:
        raise Permanent("fetch.url", shown[:200]) from error
    except (aiohttp.ClientError, OSError) as error:
        raise (refused[0] if refused else Temporary("fetch.connect")) from error
