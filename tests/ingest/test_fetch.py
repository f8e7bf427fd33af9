"""FT-27: the fetcher goes to the public web alone, however the address is dressed, and no server can hold it."""

import gzip
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.errors import AddressError, FetchError, RasidError, RobotsError, TooLargeError
from rasid.ingest.web.addresses import is_public, target_of
from rasid.ingest.web.fetch import Fetcher, Manners
from rasid.ingest.web.robots import read_robots
from tests.ingest.serving import Clock, guest, onward, plain, serving


def never(host: str, port: int) -> list[str]:
    raise AssertionError(f"{host} was looked up")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "FILE:///etc/passwd", "ftp://example.org/x", "gopher://example.org:70/", "//example.org",
        "data:text/html,x", "javascript:alert(1)", "http:///x", "http://", "", "example.org", "http://[::1",
        "http://a:b/", "http://example.org@127.0.0.1/", "http://user:pass@example.org/", "http://127.0.0.1\\@example.org/",
        "http://example.org:22/", "http://example.org:25/", "http://example.org:99999/", "http://exa mple.org/",
        "http://example.org/\r\nHost: internal", "http://example.org/\x00", "http://" + "a" * 3000, "http://xn--\ud800/",
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused_before_it_is_looked_up(url: str) -> None:
    with pytest.raises(AddressError) as e:
        Fetcher(resolve=never).get(url)
    assert e.value.mend and e.value.code == "ADDRESS_REFUSED"


HOUSE = [
    "127.0.0.1", "127.1", "127.8.9.10", "2130706433", "0x7f000001", "0177.0.0.1", "0", "0.0.0.0", "[::1]", "[::]",
    "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:a9fe:a9fe]", "169.254.169.254", "[fe80::1]", "[fd00:ec2::254]",
    "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "100.100.100.200", "192.0.0.192",
    "168.63.129.16", "224.0.0.1", "255.255.255.255", "[64:ff9b::7f00:1]", "[64:ff9b::a9fe:a9fe]", "[2002:7f00:1::]",
    "[2002:a9fe:a9fe::1]", "localhost", "localhost.", "①②⑦.⓪.⓪.①", "127。0。0。1",
]  # fmt: skip


@pytest.mark.parametrize("host", HOUSE)
def test_the_house_and_the_back_rooms_of_clouds_are_refused(host: str) -> None:
    with pytest.raises((AddressError, FetchError)):
        Fetcher(Manners(between=0)).get(f"http://{host}/latest/meta-data/")


def test_every_such_address_is_known_and_public_ones_are_let_through() -> None:
    numeric = [
        h.strip("[]")
        for h in HOUSE
        if ":" in h or (h.count(".") == 3 and h.replace(".", "").isdecimal() and h.isascii())
    ]
    assert len(numeric) > 20
    assert not any(is_public(h) for h in numeric if not h.startswith("0177") and h != "localhost.")
    assert all(map(is_public, ("93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "172.32.0.1")))


@given(st.ip_addresses())
@settings(max_examples=300, deadline=None)
def test_no_address_that_python_calls_private_is_public(address) -> None:
    assert not (is_public(str(address)) and (address.is_private or address.is_loopback or address.is_link_local))


@pytest.mark.parametrize("held", [["127.0.0.1"], ["93.184.216.34", "10.0.0.1"], ["::ffff:10.1.1.1"], ["nonsense"]])
def test_a_name_that_leads_into_the_house_is_refused(held: list[str]) -> None:
    """Look-alikes («example.org.evil.test», «127.0.0.1.nip.io») too: what counts is where a name leads."""
    with pytest.raises(AddressError):
        Fetcher(resolve=lambda host, port: held)._once(target_of("http://example.org.evil.test/"), "", {})


def test_a_name_is_looked_up_once_and_the_judged_address_is_asked() -> None:
    """DNS rebinding: the second answer, which would lead elsewhere, is never asked for."""
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"]])
    looked = []

    def resolve(host: str, port: int) -> list[str]:
        looked.append(host)
        return next(answers)

    with serving() as server:
        server.answers["/a"] = plain(b"x")
        fetcher = replace(guest(), resolve=resolve)
        assert fetcher.get(server.url("/a", "rebinding.test")).body == b"x"
    assert looked == ["rebinding.test"] * 2  # robots.txt and the page, a connection each
    assert server.asked[1][1]["host"].startswith("rebinding.test")


@pytest.mark.parametrize(
    "to", ["http://10.0.0.1/", "http://169.254.169.254/latest/", "file:///etc/passwd", "//192.168.0.1/", "ftp://x/",
           "http://[fd00::1]/", "http://a@b/"],
)  # fmt: skip
def test_a_redirect_into_the_house_is_refused(to: str) -> None:
    with serving() as server, pytest.raises(AddressError):
        server.answers["/a"] = onward(to)
        guest().get(server.url("/a"))


def test_redirects_are_bounded() -> None:
    with serving() as server:
        server.answers |= {"/a": onward("/b"), "/b": onward("/a")}
        with pytest.raises(FetchError) as e:
            guest(redirects=5).get(server.url("/a"))
        assert len(server.paths()) == 6 and "sent on" in e.value.message
        server.answers |= {"/c": onward("/d", "301 Moved"), "/d": plain(b"here")}
        found = guest().get(server.url("/c"))
    assert found.body == b"here" and found.url.endswith("/d") and found.moved


def drip(start: bytes, piece: bytes):
    def answer(write, path, headers) -> None:
        write(start)
        for _ in range(1000):
            time.sleep(0.05)
            write(piece)

    return answer


@pytest.mark.parametrize(
    "answer",
    [
        drip(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"),
        drip(b"H", b""),
        drip(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x"),
        drip(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        drip(b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
)
def test_a_server_that_drips_is_left(answer) -> None:
    """Each would drip for most of a minute; that this test ends before is the proof."""
    with serving() as server:
        server.answers["/a"] = answer
        with pytest.raises(FetchError) as e:
            guest(whole=0.6).get(server.url("/a"))
        assert "over 0.6 s" in e.value.message


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\0\xff" * 50,
        b"HTTP/1.1 ABC\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500,
        b"HTTP/1.1 200 " + b"x" * 100_000,
    ],
)
def test_what_is_no_answer_is_an_error(answer: bytes) -> None:
    with serving() as server, pytest.raises(FetchError):
        server.answers["/a"] = answer
        guest().get(server.url("/a"))


def test_bombs_and_endless_bodies_are_refused() -> None:
    sent = [0]

    def endless(write, path, headers) -> None:
        write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            write(b"x" * 65536)
            sent[0] += 65536

    with serving() as server:
        bomb = gzip.compress(b"\0" * 200_000_000)
        server.answers |= {"/bomb": plain(bomb, Content_Encoding="gzip"), "/endless": endless}
        for path in ("/bomb", "/endless"):
            with pytest.raises(TooLargeError):
                guest(most=2_000_000).get(server.url(path))
    assert sent[0] < 50_000_000


def test_a_packed_page_is_unpacked() -> None:
    with serving() as server:
        server.answers["/a"] = plain(gzip.compress("درعا".encode()), Content_Encoding="gzip")
        assert guest().get(server.url("/a")).body.decode() == "درعا"
        server.answers["/%D8%AF%D8%B1%D8%B9%D8%A7?x=%D8%A7"] = plain(b"arabic")
        assert guest().get(server.url("/درعا?x=ا")).body == b"arabic"


ROBOTS = b"User-agent: *\nDisallow: /private\nDisallow: /*?print\nAllow: /private/open$\nCrawl-delay: 7\n"


def test_robots_txt_is_asked_first_and_obeyed() -> None:
    with serving() as server:
        server.answers |= {"/robots.txt": plain(ROBOTS), "/a": plain(b"x"), "/b": onward("/private/x")}
        fetcher = guest()
        assert fetcher.get(server.url("/a")).body == b"x"
        for path in ("/private", "/private/x", "/a?print", "/b"):
            with pytest.raises(RobotsError):
                fetcher.get(server.url(path))
        assert server.paths() == ["/a", "/b"] and [p for p, _ in server.asked].count("/robots.txt") == 1


@pytest.mark.parametrize(("status", "allowed"), [("404 Not Found", True), ("410 Gone", True), ("403 Forbidden", False),
                                                 ("500 Oops", False), ("503 Busy", False)])  # fmt: skip
def test_a_site_without_a_word_allows_and_one_in_trouble_does_not(status: str, allowed: bool) -> None:
    with serving() as server:
        server.answers |= {"/robots.txt": plain(b"", status=status), "/a": plain(b"x")}
        try:
            assert guest().get(server.url("/a")).body == b"x" and allowed
        except RobotsError:
            assert not allowed and server.paths() == []


def test_rules_of_robots_txt() -> None:
    text = "User-agent: other\nDisallow: /\n\nUser-agent: rasid\nUser-agent: x\nDisallow: /a\nAllow: /a/b"
    ours = read_robots(text, "rasid")
    assert ours.allows("/") and not ours.allows("/a/c") and ours.allows("/a/b/c")
    assert not read_robots("User-agent: *\nDisallow: /", "rasid").allows("/x")
    assert read_robots("User-agent: *\nDisallow:", "rasid").allows("/x")
    assert not read_robots("User-agent: *\nDisallow: /خبر", "rasid").allows("/%D8%AE%D8%A8%D8%B1/1")
    stars = read_robots("User-agent: *\nDisallow: /" + "*a" * 3000 + "$", "rasid")
    assert stars.allows("/" + "a" * 2999 + "b")


@given(st.text(max_size=300), st.text(max_size=50))
@settings(max_examples=150, deadline=None)
def test_any_robots_txt_is_read(text: str, path: str) -> None:
    read_robots("User-agent: *\n" + text, "rasid").allows("/" + path)


def test_a_host_is_given_time_between_requests() -> None:
    clock = Clock()
    with serving() as server:
        server.answers |= {"/robots.txt": plain(ROBOTS), "/a": plain(b"x")}
        fetcher = guest(clock, between=5.0)
        for _ in range(3):
            fetcher.get(server.url("/a"))
        assert clock.slept == [7.0, 7.0], "the site asks for more than we would wait"
        clock.now += 100
        fetcher.get(server.url("/a"))
        assert len(clock.slept) == 2
    assert server.asked[0][1]["user-agent"].startswith("rasid/")


def test_unchanged_is_asked_and_understood() -> None:
    def answer(write, path, headers) -> None:
        known = headers.get("if-none-match") == '"v1"'
        write(plain(b"", status="304 Not Modified") if known else plain(b"x", ETag='"v1"'))

    with serving() as server:
        server.answers["/a"] = answer
        first = guest().get(server.url("/a"))
        again = guest().get(server.url("/a"), etag=first.headers["etag"], modified="x\r\nEvil: 1")
    assert (first.status, again.status) == (200, 304)
    assert "evil" not in server.asked[-1][1] and "if-modified-since" not in server.asked[-1][1]


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "429 Slow", "500 Oops", "204 Nothing"])
def test_other_answers_are_errors_with_the_mend(status: str) -> None:
    with serving() as server, pytest.raises(FetchError) as e:
        server.answers["/a"] = plain(b"x", status=status, Retry_After="120")
        guest().get(server.url("/a"))
    assert status[:3] in e.value.message and e.value.mend


def test_nobody_listens() -> None:
    with serving() as server:
        url = server.url("/a")
    with pytest.raises(RasidError):
        guest().get(url)
