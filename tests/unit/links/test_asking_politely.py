"""Addresses are tried as a guest does: little, slowly, and nowhere that one should not be."""

from __future__ import annotations

import contextlib
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from web_server import Server, serving

from pressroom.links.asking import Answer, Manners, ask
from pressroom.links.connection import AGENT, NoAnswerError, is_public, request

QUICK = Manners(pause=0, seconds=5, private=True)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


def tried(*addresses: str, manners: Manners = QUICK) -> dict[str, Answer]:
    return dict(ask({address: set() for address in addresses}, manners))


def test_one_at_a_time_with_a_pause_head_first_and_by_name(server: Server) -> None:
    names = ("a", "b", "no-head", "302/c")
    answers = tried(
        *(f"{server.base}/{name}" for name in names),
        manners=Manners(pause=0.1, seconds=5, private=True),
    )
    assert {one.status for one in answers.values()} == {200}
    assert [f"{method} {path}" for _, method, path, _ in server.asked] == [
        "GET /robots.txt", "HEAD /a", "HEAD /b", "HEAD /no-head", "GET /no-head", "HEAD /302/c",
        "HEAD /c",
    ]  # fmt: skip
    times = [at for at, *_ in server.asked]
    assert all(later - sooner >= 0.09 for sooner, later in pairwise(times))
    assert server.most_at_once == 1
    assert {agent for *_, agent in server.asked} == {AGENT}
    assert AGENT.startswith("Pressroom/")


def test_two_hosts_that_lead_to_one_ask_it_one_at_a_time(server: Server) -> None:
    name = f"localhost:{server.server_port}"
    here = f"leads-to/http:||{name}|slow|"
    with serving() as other:
        tried(f"http://{name}/slow/1", f"{server.base}/{here}2", f"{other.base}/{here}3")
    slow = [at for at, _, path, _ in server.asked if path.startswith("/slow/")]
    assert len(slow) == 3
    assert all(later - sooner >= 0.9 for sooner, later in pairwise(slow))


def test_hosts_are_asked_side_by_side(server: Server) -> None:
    tried(f"{server.base}/slow", f"http://localhost:{server.server_port}/slow")
    assert server.most_at_once == 2


def test_what_a_server_asks_to_leave_alone_is_left_alone(server: Server) -> None:
    server.robots = "User-agent: *\nDisallow: /private\n"
    answers = tried(f"{server.base}/private/a", f"{server.base}/open", f"{server.base}/301/private")
    assert [one.status for one in answers.values()] == [0, 200, 0]
    assert "robots.txt" in answers[f"{server.base}/private/a"].untried
    assert server.paths == ["HEAD /open", "HEAD /301/private"]


def test_rules_that_another_server_leads_to_are_asked_for_once(server: Server) -> None:
    server.robots = "User-agent: pressroom\nDisallow: /private\n"
    with serving() as other:
        other.robots = f"{server.base}/robots.txt"
        answers = tried(f"{other.base}/private", f"{other.base}/leads-to/{server.base}/open")
        assert [one.status for one in answers.values()] == [0, 200]
        assert other.asked[0][2] == "/robots.txt"
        assert len(other.asked) == 2
    assert [path for _, _, path, _ in server.asked] == ["/robots.txt", "/open"]


def test_a_server_whose_rules_cannot_be_had_is_left_alone(server: Server) -> None:
    server.robots = 503
    assert tried(f"{server.base}/a")[f"{server.base}/a"].untried
    assert server.paths == []


def test_a_server_that_has_had_enough_is_left_alone(server: Server) -> None:
    answers = tried(f"{server.base}/429", f"{server.base}/a")
    assert answers[f"{server.base}/429"].status == 429
    assert "had enough" in answers[f"{server.base}/a"].untried
    assert server.paths == ["HEAD /429"]


def test_a_host_that_is_not_there_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def unknown(host: str, *_: object, **__: object) -> list[object]:
        asked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    answers = tried("http://no.example/a", "http://no.example/b")
    assert {one.reason for one in answers.values()} == {"its host is not known"}
    assert asked == ["no.example"]


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:{}/", "http://localhost:{}/", "http://[::1]:{}/", "http://2130706433:{}/",
        "http://0x7f.1:{}/", "http://[::ffff:127.0.0.1]:{}/", "http://10.0.0.1:{}/",
        "http://169.254.169.254/latest/meta-data", "http://user:word@127.0.0.1:{}/",
    ],
)  # fmt: skip
def test_a_private_address_is_not_asked(server: Server, address: str) -> None:
    address = address.format(server.server_port)
    [answer] = tried(address, manners=Manners(pause=0, seconds=2)).values()
    assert answer.status == 0
    assert "public network" in answer.untried or "not known" in answer.reason
    assert server.asked == []


def test_a_name_is_looked_up_once_and_that_address_is_asked(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server of names that answers otherwise the second time leads nobody astray."""
    real, asked = socket.getaddrinfo, []

    def changing(host: str, *more: object, **named: object) -> object:
        if host != "rebind.example":
            return real(host, *more, **named)  # type: ignore[arg-type]
        asked.append(host)
        public = ("93.184.215.14", server.server_port)
        where = public if len(asked) == 1 else ("127.0.0.1", server.server_port)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", where)]

    connected: list[tuple[str, int]] = []

    def connect(where: tuple[str, int], *_: object) -> socket.socket:
        connected.append(where)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    monkeypatch.setattr(socket, "create_connection", connect)
    address = f"http://rebind.example:{server.server_port}/"
    assert tried(address, manners=Manners(pause=0))[address].reason == "connection refused"
    assert [host for host, _ in connected] == ["93.184.215.14"]
    assert server.asked == []


def looked_up(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    """Lets all names have these addresses."""

    def found(_: str, port: int, **__: object) -> object:
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses
        ]

    monkeypatch.setattr(socket, "getaddrinfo", found)


def test_a_host_with_one_private_address_is_not_asked(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up(monkeypatch, "93.184.215.14", "127.0.0.1")
    address = f"http://both.example:{server.server_port}/"
    assert "public network" in tried(address, manners=Manners(pause=0))[address].untried


def test_the_next_address_is_tried_where_one_does_not_answer(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = socket.create_connection
    gone, here = "127.0.0.2", "127.0.0.1"

    def only_here(where: tuple[str, int], timeout: float) -> socket.socket:
        if where[0] == gone:
            raise ConnectionRefusedError(111, "Connection refused")
        monkeypatch.undo()
        return connect(where, timeout)

    for addresses in ((gone, here), (here, gone), (gone, gone, here)):
        looked_up(monkeypatch, *addresses)
        monkeypatch.setattr(socket, "create_connection", only_here)
        address = f"http://two.example:{server.server_port}/"
        assert request("HEAD", address, seconds=5, private=True).status == 200


def test_a_host_may_be_spelled_in_percents(server: Server) -> None:
    address = f"http://localh%6Fst:{server.server_port}/a"
    assert tried(address)[address].status == 200


def test_an_address_without_a_port_has_that_of_its_scheme() -> None:
    import pressroom.links.connection as line

    for scheme, port in (("http", 80), ("https", 443)):
        connection = line._Connection(f"{scheme}://127.0.0.1/", 1, private=True)
        assert connection.port == connection.default_port == port


def test_an_address_that_is_too_long_leads_nowhere(server: Server) -> None:
    address = f"{server.base}/leads-to/{'a' * 5000}"
    assert tried(address)[address] == Answer(302)


def test_a_page_that_was_not_read_to_its_end_in_time_is_not_judged(server: Server) -> None:
    address = f"{server.base}/unmeasured-drips"
    manners = Manners(pause=0, seconds=0.5, private=True)
    assert ask({address: {"nowhere"}}, manners)[address].lacks == frozenset()


def test_a_redirect_to_a_private_address_is_not_followed(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pressroom.links.connection as line

    monkeypatch.setattr(line, "is_public", lambda address: address == "127.0.0.1")
    address = f"{server.base}/leads-to/http:||127.0.0.2:{server.server_port}|secret"
    answer = tried(address, manners=Manners(pause=0, seconds=2))[address]
    assert "public network" in answer.untried
    assert len(server.paths) == 1 and "leads-to" in server.paths[0]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True), ("2606:2800:21f::1", True), ("64:ff9b::5db8:d70e", True),
        ("2002:5db8:d70e::1", True), ("127.0.0.1", False), ("10.1.2.3", False),
        ("172.16.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False),
        ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False), ("240.0.0.1", False),
        ("255.255.255.255", False), ("::", False), ("::1", False), ("::127.0.0.1", False),
        ("::ffff:127.0.0.1", False), ("::ffff:93.184.215.14", True), ("fe80::1", False),
        ("fe80::1%eth0", False), ("fd00::1", False), ("fec0::1", False), ("ff02::1", False),
        ("64:ff9b::7f00:1", False), ("2002:7f00:1::1", False), ("2001:db8::1", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize("port", [22, 25, 1023])
def test_a_port_of_another_service_is_not_asked(port: int) -> None:
    [answer] = tried(f"http://93.184.215.14:{port}/", manners=Manners(pause=0)).values()
    assert answer.untried == f"port {port} is not one of the web"


@pytest.mark.parametrize(
    "address", ["http://", "http://[x/", "http://a:b/", "ftp://a/", "http://\udc80/", "file:///a"]
)
def test_an_address_that_is_none(address: str) -> None:
    [answer] = tried(address).values()
    assert answer.status == 0 and (answer.reason or answer.untried)


def test_a_redirect_leads_nowhere_but_to_the_web(server: Server) -> None:
    address = f"{server.base}/leads-to/file:|||etc|passwd"
    assert tried(address)[address].untried == "it leads to an address that is not of the web"


def test_a_server_that_does_not_answer_in_time(server: Server) -> None:
    manners = Manners(pause=0, seconds=0.3, private=True)
    address = f"{server.base}/slow"
    assert tried(address, manners=manners)[address].reason == "it did not answer in time"


def test_an_answer_that_comes_letter_by_letter_is_not_waited_for(server: Server) -> None:
    """Each letter comes in time, all of them never."""
    began = time.monotonic()
    manners = Manners(pause=0, seconds=0.5, private=True)
    address = f"{server.base}/drips"
    assert tried(address, manners=manners)[address].reason == "it did not answer in time"
    assert time.monotonic() - began < 10  # all would take seventeen


def test_all_time_has_a_bound(server: Server) -> None:
    began = time.monotonic()
    manners = Manners(pause=0.4, seconds=5, within=1, private=True)
    answers = tried(*(f"{server.base}/{at}x" for at in range(20)), manners=manners)
    assert time.monotonic() - began < 5  # all would take eight
    told = [one for one in answers.values() if one.untried == "the time for all links was over"]
    assert len(answers) == 20 and len(told) >= 15


def test_no_request_outlasts_all_time(server: Server) -> None:
    address = f"{server.base}/slow"
    answers = tried(address, manners=Manners(pause=0, seconds=5, within=0.5, private=True))
    assert answers[address].status == 0


def test_a_name_that_is_looked_up_for_ever_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    over = threading.Event()

    def waiting(*_: object, **__: object) -> object:
        over.wait(20)
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", waiting)
    began = time.monotonic()
    [answer] = tried("http://slow.example/", manners=Manners(within=0.1)).values()
    over.set()
    assert time.monotonic() - began < 10
    assert answer.untried == "the time for all links was over"


def test_an_answer_that_is_not_one_of_the_web(server: Server) -> None:
    address = f"{server.base}/nonsense"
    assert tried(address)[address].reason == "its answer is not one of the web"


@given(
    head=st.sampled_from(
        [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 301 X\r\nLocation: ", b"HTTP/1.1 100 X\r\n\r\n"]
    ),
    more=st.binary(max_size=200)
    | st.lists(
        st.sampled_from(
            [b"\r\n", b"Content-Length: 9\r\n", b"Transfer-Encoding: chunked\r\n", b"-1", b"ff\r\n", b"/a",
             b"Content-Type: text/html; x=\r\n", b"http://[", b"\xff", b":", b"0\r\n\r\n", b"HTTP/1.1 999"]
        )
    ).map(b"".join),
)  # fmt: skip
@settings(max_examples=300, deadline=None)
def test_whatever_a_server_says_it_is_an_answer_or_none(head: bytes, more: bytes) -> None:
    def connected(*_: object) -> socket.socket:
        ours, theirs = socket.socketpair()
        theirs.sendall(head + more)
        theirs.close()
        return ours

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "create_connection", connected)
        for method, most in (("HEAD", 0), ("GET", 100)):
            with contextlib.suppress(NoAnswerError):
                answer = request(method, "http://127.0.0.1/", seconds=5, most=most, private=True)
                assert len(answer.text) <= 100
                assert urljoin("http://127.0.0.1/", answer.location).isascii()


def test_a_certificate_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl, which makes a certificate, is not here")
    key, own = tmp_path / "key.pem", tmp_path / "own.pem"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", own],
        check=True, capture_output=True,
    )  # fmt: skip
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    theirs.load_cert_chain(own, key)
    with serving(theirs) as server:
        name = f"https://localhost:{server.server_port}/page"
        address = f"https://127.0.0.1:{server.server_port}/page"
        assert tried(name)[name].reason.startswith("its certificate is not valid (self-signed")
        trusting = ssl.create_default_context(cafile=str(own))
        monkeypatch.setattr(ssl, "create_default_context", lambda: trusting)
        assert ask({name: {"here", "gone"}}, QUICK)[name] == Answer(200, lacks=frozenset({"gone"}))
        assert "certificate is not valid" in tried(address)[address].reason


def test_a_server_that_hangs_up_on_head_is_asked_otherwise(server: Server) -> None:
    address = f"{server.base}/hangs-up-on-head"
    assert tried(address)[address].status == 200


def test_a_page_that_leads_back_to_itself_is_not_judged(server: Server) -> None:
    address = f"{server.base}/loop"
    assert "back to itself" in tried(address)[address].untried


def test_a_page_that_others_lead_to_is_asked_for_once(server: Server) -> None:
    answers = tried(*(f"{server.base}/{name}" for name in ("301/a", "302/a", "a", "301/301/a")))
    assert {one.status for one in answers.values()} == {200}
    assert server.paths == ["HEAD /301/a", "HEAD /a", "HEAD /302/a", "HEAD /301/301/a"]


def test_a_long_page_is_not_read_and_not_judged(server: Server) -> None:
    address = f"{server.base}/long"
    [answer] = ask({address: {"nowhere"}}, QUICK).values()
    assert answer == Answer(200)


def test_the_page_is_read_only_where_a_place_in_it_is_meant(server: Server) -> None:
    here, there = f"{server.base}/a", f"{server.base}/b"
    answers = ask({here: {"here", "old", "gone", "top", "L12", "/route"}, there: set()}, QUICK)
    assert answers[here] == Answer(200, lacks=frozenset({"gone"}))
    assert sorted(server.paths) == ["GET /a", "HEAD /b"]
