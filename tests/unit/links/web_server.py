"""A server of this machine that answers as its paths say, and keeps what it was asked."""

from __future__ import annotations

import contextlib
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

PAGE = b'<html><body><h1 id="here">A</h1><a name="old">B</a><p>gone</p></body></html>'
NO_RULES = b"User-agent: *\nDisallow: /\n"  # of an answer that there are none, which do not count


class Server(ThreadingHTTPServer):
    """``asked`` are the time, the method, the path and the name of the asker.

    ``robots`` is a status, a file, or where one is led to for it.
    """

    daemon_threads = True
    asked: list[tuple[float, str, str, str]]
    at_once: int = 0
    most_at_once: int = 0
    robots: str | int = 404

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, but for the rules of the server."""
        said = (f"{method} {path}" for _, method, path, _ in self.asked)
        return [one for one in said if one != "GET /robots.txt"]


class Answers(BaseHTTPRequestHandler):
    server: Server

    def do_HEAD(self) -> None:
        self._counted("HEAD")

    def do_GET(self) -> None:
        self._counted("GET")

    def _counted(self, method: str) -> None:
        self.server.asked.append(
            (time.monotonic(), method, self.path, self.headers.get("User-Agent", ""))
        )
        self.server.at_once += 1
        self.server.most_at_once = max(self.server.most_at_once, self.server.at_once)
        try:
            self._answer(method)
        except (BrokenPipeError, ConnectionResetError):
            pass
        finally:
            self.server.at_once -= 1

    def _answer(self, method: str) -> None:
        name, _, more = self.path.strip("/").partition("/")
        headers = {"Content-Type": "text/html; charset=utf-8"}
        code, body = 200, PAGE
        match name:
            case "robots.txt":
                robots = self.server.robots
                code = robots if isinstance(robots, int) else 200
                body = robots.encode() if isinstance(robots, str) else NO_RULES
                if body.startswith(b"http"):
                    code, headers["Location"] = 301, body.decode()
            case "no-head":
                code = 405 if method == "HEAD" else 200
            case "hangs-up-on-head" if method == "HEAD":
                self.close_connection = True
                return
            case "nonsense":
                self.wfile.write(b"no HTTP at all\r\n\r\n")
                self.close_connection = True
                return
            case "leads-to":
                code, headers["Location"] = 302, unquote(more).replace("|", "/")
            case "loop":
                code, headers["Location"] = 302, self.path
            case "slow":
                time.sleep(1)
            case "drips":
                self._drip()
                return
            case "script":
                body = b'<html><body><script>make({"id":"here"})</script></body></html>'
            case "prefixed":
                body = b'<html><body><h2 id="user-content-here">A</h2></body></html>'
            case "strings":
                body = b'<html id="a"><script>make("{\\"anchor\\":\\"here\\"}")</script></html>'
            case "long":
                body = PAGE + b" " * 3_000_000
            case "cut":
                headers["Content-Length"] = "9999"
            case "unmeasured" | "unmeasured-drips" | "unmeasured-long":
                self._unmeasured(name)
                return
            case "packed":
                headers["Content-Encoding"] = "gzip"
            case "plain":
                headers["Content-Type"] = "text/plain"
            case "301" | "302" | "307" | "308":
                code, headers["Location"] = int(name), f"/{more}"
            case _ if name.isdecimal():
                code = int(name)
        self.send_response(code)
        for key, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(key, value)
        self.end_headers()
        if method == "GET":
            self.wfile.write(body)

    def _unmeasured(self, name: str) -> None:
        """A page that ends when the line does."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE + b" " * (3_000_000 if name == "unmeasured-long" else 0))
        time.sleep(1 if name == "unmeasured-drips" else 0)

    def _drip(self) -> None:
        for sign in b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 20:
            self.wfile.write(bytes([sign]))
            self.wfile.flush()
            time.sleep(0.1)

    def handle(self) -> None:
        with contextlib.suppress(OSError):  # who asks may hang up
            super().handle()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Says nothing."""


@contextmanager
def serving(context: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server at a free port, behind TLS where there is a ``context``."""
    server = Server(("127.0.0.1", 0), Answers)
    if context:
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    server.asked = []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
