"""The process that parses: started as ``python -m rasid.ingest.worker.child``, one for thousands of items."""

import gc
import io
import os
import sys
from contextlib import closing
from pathlib import Path
from typing import IO, Any, cast

from rasid.errors import FormatError, ParserFailedError, RasidError
from rasid.ingest.formats.discover import parts
from rasid.ingest.inputs import Given, finished
from rasid.ingest.item import Content, Part, failing
from rasid.ingest.worker.frames import Frame, receive, send
from rasid.ingest.worker.limits import OUT_OF_MEMORY, Limits, cage, renew
from rasid.ingest.worker.wire import asked_of, error_data, part_data, report_data

_SELDOM = 20_000
_ALIVE = 500


def main() -> None:
    """Answer requests until the pipe is closed."""
    limits = Limits(int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]))
    out = os.fdopen(os.dup(1), "wb", 1 << 16)
    os.dup2(2, 1)  # what a library prints must not come between the frames
    cage(limits)
    gc.freeze()
    gc.set_threshold(_SELDOM)
    send(out, "H", {})
    out.flush()
    try:
        while (request := receive(sys.stdin.buffer)) is not None:
            _serve(request, out, limits)
            send(out, "E", {})
            out.flush()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except BrokenPipeError:
        os._exit(0)


def _serve(request: Frame, out: IO[bytes], limits: Limits) -> None:
    asked, skip = asked_of(request.told), int(request.told["skip"])
    renew(limits)
    content = _content(request)
    if isinstance(content, Part):
        _tell(content, out, asked.given)
        return
    with closing(content.stream):
        for number, part in enumerate(parts(content, asked)):
            renew(limits)
            if number >= skip:
                _tell(part, out, asked.given)
            elif number % _ALIVE == 0:
                send(out, "K", {})
                out.flush()


def _content(request: Frame) -> Content | Part:
    told = request.told
    where = str(told["where"])
    try:
        stream = Path(told["path"]).open("rb") if told["path"] else io.BufferedReader(_raw(request.raw))  # noqa: SIM115
    except OSError as e:
        return failing(where, FormatError(f"it cannot be read: {e.strerror}", mend="check its permissions"))
    return Content(cast(IO[bytes], stream), where, str(told["name"]), str(told["media"]), told["url"])


def _raw(raw: bytes) -> io.RawIOBase:
    return cast(io.RawIOBase, io.BytesIO(raw))


def _tell(part: Part, out: IO[bytes], given: Given) -> None:
    """Say what was found, and only then read it: should that kill us, rasid knows on what."""
    send(out, "P", part_data(part), part.raw)
    out.flush()
    send(out, "D", _read(part, given))


def _read(part: Part, given: Given) -> dict[str, Any]:
    try:
        recovered = part.read()
        report = finished(recovered.report, given)
        return report_data(report, recovered.how, recovered.credit)
    except RasidError as e:
        return error_data(e)
    except RecursionError:
        return error_data(FormatError("it is nested too deeply", mend="give the text itself"))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception as e:  # the parsers' own faults are as many as files
        told = f"a parser failed on it: {type(e).__name__}: {str(e)[:150]}"
        return error_data(ParserFailedError(told, mend="give the text itself, and tell us of the file"))


if __name__ == "__main__":
    main()
