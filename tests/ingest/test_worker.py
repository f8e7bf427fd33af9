"""Foreign bytes are parsed in a process of its own: whatever they do to it, rasid goes on and says which did it."""

import os
import signal
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.ingest.inputs import Given
from rasid.ingest.item import Asked
from rasid.ingest.worker.frames import BrokenFrameError, Frame, receive, send
from rasid.ingest.worker.limits import Limits
from rasid.ingest.worker.parser import Parser, Source
from tests.ingest.hard_pages import table
from tests.ingest.making import MORE, TEXT, lines, page, put


def codes(found) -> list[str]:
    return [i.error.code if i.error else "" for i in found]


def test_hard_pages_give_their_text_or_say_that_they_did_not() -> None:
    rows = table()
    assert len(rows) == 15
    for name, *alone, whole in rows:
        expected = {"pictures and a menu": "EXTRACTION_FAILED", "18 MB of text": "TOO_LARGE"}.get(name, "text")
        assert whole == expected, name
        assert "text" in alone or whole != "text", name
    assert any("lost" in alone and whole == "text" for _, *alone, whole in rows), "one reader alone would not do"


def test_one_process_reads_all_and_is_started_once(tmp_path) -> None:
    put(tmp_path / "a.jsonl", lines(*({"text": f"{TEXT} {k}"} for k in range(300))))
    for k in range(5):
        put(tmp_path / f"b{k}.html", page())
    with Parser() as parser:
        pids = set()
        for file in sorted(tmp_path.iterdir()):
            assert all(i.report for i in parser.read(Source(str(file), file.name, str(file)), Asked()))
            pids.add(parser._process.pid)
        assert len(pids) == 1 and parser.killed == 0
        process = parser._process
    assert process.poll() is not None, "it does not outlive us"
    parser._watch.join(5)
    assert not parser._watch.is_alive()


class Poisoned(Parser):
    """A parser that a text can make hang, eat memory or die: what a fault of a library does, at will."""

    CODE = """
import os, rasid.ingest.formats.records as records
from rasid.ingest.worker.child import main
whole = records.report_of
def report_of(record, at):
    text = record.get("text", "")
    while "SPIN" in text:
        pass
    if "SLEEP" in text:
        __import__("time").sleep(100)
    if "EAT" in text:
        text = [bytes(100_000_000) for _ in range(100)]
    if "DIE" in text:
        os.kill(os.getpid(), 11)
    if "RAISE" in text:
        raise ZeroDivisionError("x")
    return whole(record, at)
records.report_of = report_of
main()
"""

    def _command(self) -> list[str]:
        return [sys.executable, "-c", self.CODE, *super()._command()[-3:]]


def poisoned(*texts: str, **limits) -> list:
    raw = lines(*({"text": text} for text in texts)).encode()
    with Poisoned(Limits(**limits)) as parser:
        found = list(parser.read(Source("x", "a.jsonl", raw=raw), Asked()))
        assert parser.killed == sum(i.error is not None and i.error.code == "PARSER_KILLED" for i in found)
    assert [i.position for i in found] == [*range(1, len(texts) + 1)]
    assert [i.where for i in found] == [f"x:{k}" for k in range(1, len(texts) + 1)]
    assert b"".join(i.raw for i in found) == raw, "the bytes of what killed it are kept too"
    assert all(i.error is None or i.error.mend for i in found)
    return found


LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="no such limit elsewhere")


@pytest.mark.parametrize(
    ("poison", "limits", "told"),
    [
        pytest.param("SPIN", {"cpu": 1}, "1 s of the processor", marks=LINUX),
        ("SPIN", {"cpu": 60, "wall": 1.0}, "over 1 s"),
        ("SLEEP", {"wall": 1.0}, "over 1 s"),
        pytest.param("EAT", {"memory_mb": 600}, "600 MB", marks=LINUX),
        ("DIE", {}, "died"),
    ],
)
def test_an_item_over_the_limits_fails_alone_and_the_rest_is_read(poison: str, limits: dict, told: str) -> None:
    found = poisoned(TEXT, f"{TEXT} {poison}", MORE, **limits)
    assert codes(found) == ["", "PARSER_KILLED", ""] and told in found[1].error.message
    assert [i.report.text for i in found[::2]] == [TEXT, MORE]


def test_one_killer_after_another() -> None:
    found = poisoned("DIE", "DIE", TEXT, "DIE", TEXT, "RAISE", "DIE")
    assert codes(found) == ["PARSER_KILLED"] * 2 + ["", "PARSER_KILLED", "", "PARSER_FAILED", "PARSER_KILLED"]


@pytest.mark.parametrize("signal_", [signal.SIGTERM, signal.SIGKILL])  # SIGINT is ignored in a shell's background
def test_a_process_that_dies_is_replaced(signal_) -> None:
    with Parser() as parser:
        text = lines(*({"text": f"{TEXT} {k}"} for k in range(3000))).encode()
        found = []
        for item in parser.read(Source("x", "a.jsonl", raw=text), Asked()):
            found.append(item)
            if len(found) == 5:
                os.kill(parser._process.pid, signal_)
                parser._process.wait()
        lost = [i for i in found if i.error]
        assert parser.killed == 1 and len(lost) == 1 and "died" in lost[0].error.message
        if len(found) < 3000:  # it died between two: the rest is not known, and that is told
            assert found[-1] is lost[0] and lost[0].where == "x"
        (again,) = parser.read(Source("y", "y.txt", raw=TEXT.encode()), Asked())
        assert again.report.text == TEXT


def test_who_stops_listening_gets_a_fresh_process() -> None:
    with Parser() as parser:
        reading = parser.read(Source("x", "a.jsonl", raw=lines(*({"text": TEXT},) * 2000).encode()), Asked())
        next(reading)
        reading.close()
        (item,) = parser.read(Source("y", "y.txt", raw=MORE.encode()), Asked())
        assert item.report.text == MORE and item.where == "y"


class Liar(Parser):
    """A parser whose process says what a test gives it."""

    def __init__(self, said: bytes) -> None:
        super().__init__()
        self.said = said

    def _command(self) -> list[str]:
        said = f"import sys; sys.stdin.buffer.read(40); sys.stdout.buffer.write({self.said!r})"
        return [sys.executable, "-c", said]


def frame(kind: str, told: object, raw: bytes = b"") -> bytes:
    import io

    stream = io.BytesIO()
    send(stream, kind, told, raw)
    return stream.getvalue()


FOUND = frame("P", {"where": "x", "media": "", "url": None, "key": None}, b"raw")


@pytest.mark.parametrize(
    "said",
    [
        b"", b"\0" * 5000, b"rsd1P" + b"\xff" * 8 + b"x" * 100, FOUND, FOUND + b"garbage" * 10, FOUND + frame("D", {}),
        FOUND + frame("D", {"report": 5}), FOUND + frame("D", {"report": {"text": "x"}, "how": ""}),
        FOUND + frame("D", {"error": {"code": "KeyboardInterrupt", "message": {"a": 1}}}), frame("D", {}) * 50,
        FOUND + frame("D", {"error": 7}), frame("P", {"where": 5}) + frame("D", {"error": {}}),
        b"cos\nsystem\n(S'id'\ntR.", frame("P", [1]),
    ],
)  # fmt: skip
def test_whatever_a_process_says_it_cannot_break_us(said: bytes) -> None:
    with Liar(said) as parser:
        found = list(parser.read(Source("x", "x"), Asked(Given())))
        assert found and all(i.error is not None and i.report is None for i in found)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_frame_or_none(raw: bytes) -> None:
    import io

    for start in (b"", b"rsd1P\0\0\0\x02\0\0\0\x01"):
        try:
            found = receive(io.BytesIO(start + raw))
        except BrokenFrameError:
            continue
        assert found is None or isinstance(found, Frame)


def caged(code: str) -> str:
    """What a program in the cage prints."""
    before = "from rasid.ingest.worker.limits import Limits, cage, renew\ncage(Limits())\ntry:\n    "
    after = "\n    print('done')\nexcept (OSError, MemoryError) as e:\n    print(type(e).__name__)"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    return subprocess.run([sys.executable, "-c", before + code + after], capture_output=True, text=True, env=env).stdout


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the cage is tightest on Linux")
def test_the_cage(tmp_path) -> None:
    assert caged("pass") == "done\n"
    assert caged("import socket; socket.create_connection(('127.0.0.1', 80))") == "PermissionError\n"
    assert caged("import urllib.request; urllib.request.urlopen('http://127.0.0.1/')") != "done\n"
    assert caged(f"open({str(tmp_path / 'x')!r}, 'w')") == "PermissionError\n"
    assert caged("import subprocess; subprocess.run(['true'])") == "PermissionError\n"
    assert caged("import os; os.system('true')") == "PermissionError\n"
    assert caged("x = bytearray(4_000_000_000)") == "MemoryError\n"
    assert not list(tmp_path.iterdir())


def test_no_password_reaches_the_parser(monkeypatch) -> None:
    monkeypatch.setenv("RASID_DATABASE_URL", "postgresql://canary@example.org/x")
    with Parser() as parser:
        list(parser.read(Source("x", "x.txt", raw=TEXT.encode()), Asked()))
        if sys.platform.startswith("linux"):
            with open(f"/proc/{parser._process.pid}/environ", "rb") as held:
                assert b"canary" not in held.read()
