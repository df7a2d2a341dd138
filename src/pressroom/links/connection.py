"""One request to a server of the web. The one module of all that opens connections.

A manuscript may come from anyone, and its addresses lead where they like: so only hosts of the public
network are asked, at the very address that was looked at, in bounded time, and little is read.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from pressroom import __version__

TOKEN = "pressroom"  # noqa: S105 - its name in a robots.txt
AGENT = f"Pressroom/{__version__} (tries the links of a text; no crawler)"
SAFE = "/%:@!$&'()*+,;=~-._?"
_PORTS = {"http": 80, "https": 443}
_LOWEST_FREE_PORT = 1024  # below it other services listen, which a request could harm
_TRIED = 3  # addresses of a host that has several
_LONGEST = 4000  # characters of an address that a server leads on to
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an address of IPv4


@dataclass(frozen=True, slots=True)
class Response:
    """What a server has answered.

    ``location`` is where it leads on to, "" where nowhere; ``text`` is what was read, and ``page``
    the same where it is the whole of a page in HTML, else None.
    """

    status: int
    location: str = ""
    page: bytes | None = None
    text: bytes = b""


class NoAnswerError(Exception):
    """A server has not answered; the words tell why."""


class NotAskedError(Exception):
    """An address is not asked; the words tell why."""


def request(
    method: str, address: str, *, seconds: float, most: int = 0, private: bool = False
) -> Response:
    """Asks for ``address`` and reads up to ``most`` bytes of what it holds.

    ``private`` allows addresses of networks that are not public, and all ports. Raises NoAnswerError
    and NotAskedError.
    """
    began = time.monotonic()
    try:
        connection = _Connection(address, seconds, private)
        with connection.within(seconds):
            connection.request(
                method, path_of(address), headers={"User-Agent": AGENT, "Accept": "*/*"}
            )
            response = _read(connection.getresponse(), most)
            return replace(response, page=None) if connection.hung_up else response
    except (OSError, http.client.HTTPException, ValueError) as error:
        late = time.monotonic() - began >= seconds
        raise NoAnswerError(_TOO_LATE if late else _reason(error)) from None


def path_of(address: str) -> str:
    """The path and the query of an address, in ASCII."""
    parts = urlsplit(address)
    return quote(urlunsplit(("", "", parts.path or "/", parts.query, "")), safe=SAFE)


def is_public(text: str) -> bool:
    """Whether an IP address is one of the public network (RFC 6890), with what it may enclose."""
    address = ipaddress.ip_address(text)
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if address.is_site_local:
            return False
    return address.is_global and not (address.is_reserved or address.is_multicast)


class _Connection(http.client.HTTPConnection):
    """A connection to the addresses of a host that were looked at, and to no others.

    A second look-up of the name could lead elsewhere.
    """

    def __init__(self, address: str, seconds: float, private: bool) -> None:
        parts = urlsplit(address)
        port = parts.port or _PORTS.get(parts.scheme, 0)
        host = unquote(parts.hostname or "")
        if not port or not host:
            raise NotAskedError("it leads to an address that is not of the web")
        if not private and port not in _PORTS.values() and port < _LOWEST_FREE_PORT:
            raise NotAskedError(f"port {port} is not one of the web")
        host = host if ":" in host else host.encode("idna").decode()
        self._addresses = _looked_up(host, port, private)
        self._context = ssl.create_default_context() if parts.scheme == "https" else None
        self._line: socket.socket | None = None
        self.hung_up = False
        super().__init__(host, port, timeout=seconds)
        self.default_port = _PORTS[parts.scheme]

    def connect(self) -> None:
        """Connects to the first address that answers."""
        *others, last = self._addresses[:_TRIED]
        for address in others:
            with contextlib.suppress(OSError):
                line = socket.create_connection((address, self.port), self.timeout)
                break
        else:
            line = socket.create_connection((last, self.port), self.timeout)
        self._line = line
        if self._context:
            self._line = self._context.wrap_socket(
                line, server_hostname=self.host, do_handshake_on_connect=False
            )
            self._line.do_handshake()
        self.sock = self._line

    @contextlib.contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Hangs up when that time is over: a limit of each read alone can be drawn out for ever."""
        alarm = threading.Timer(seconds, self._hang_up)
        alarm.daemon = True
        alarm.start()
        try:
            yield
        finally:
            alarm.cancel()
            self.close()
            if self._line:
                self._line.close()

    def _hang_up(self) -> None:
        self.hung_up = True
        if self._line:
            with contextlib.suppress(OSError):
                # Of the plain socket: that of TLS would talk to the server first.
                socket.socket.shutdown(self._line, socket.SHUT_RDWR)


def _looked_up(host: str, port: int, private: bool) -> Sequence[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(where[0]) for *_, where in found))
    if not private and not all(map(is_public, addresses)):
        raise NotAskedError("its host is not one of the public network")
    return addresses


def _read(response: http.client.HTTPResponse, most: int) -> Response:
    location = response.headers.get("Location", "").encode("latin-1", "replace")
    try:
        text = response.read(most) if most else b""
        whole = len(text) < most and not response.length
    except (OSError, http.client.HTTPException, ValueError):
        text, whole = b"", False
    kind = response.headers.get_content_type()
    plain = not response.headers.get("Content-Encoding")
    return Response(
        response.status,
        quote(location.strip(), safe=SAFE + "#[]") if len(location) <= _LONGEST else "",
        text if whole and plain and kind in ("text/html", "application/xhtml+xml") else None,
        text,
    )


_TOO_LATE = "it did not answer in time"


def _reason(error: Exception) -> str:
    match error:
        case TimeoutError():
            return _TOO_LATE
        case socket.gaierror(errno=socket.EAI_NONAME) | UnicodeError():
            return "its host is not known"
        case socket.gaierror():
            return "its host cannot be looked up"
        case ssl.SSLCertVerificationError():
            return f"its certificate is not valid ({error.verify_message})"
        case http.client.HTTPException():
            return "its answer is not one of the web"
        case OSError(strerror=str(words)):
            return words.lower()
    return "its address is not well formed"
