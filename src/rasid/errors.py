"""Every error rasid can raise, drawn as one tree, each with where it is, what is wrong and the mend."""


class RasidError(Exception):
    """Base of every error of rasid's own.

    ``code`` is stable and fit for machines, ``mend`` says what the user can do about it, and ``where`` names
    the file, line or field. ``exit_status`` is 2 where the user can mend it and 1 where the fault is ours.
    """

    code = "RASID_ERROR"
    exit_status = 1

    def __init__(self, message: str, *, mend: str = "", where: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend
        self.where = where

    def __str__(self) -> str:
        head = f"{self.where}: {self.message}" if self.where else self.message
        return f"{head} ({self.mend})" if self.mend else head


class UserError(RasidError):
    """The input or the command can be mended by whoever gave it."""

    code = "USER_ERROR"
    exit_status = 2


class InputError(UserError):
    """An input could not be read as a report."""

    code = "INPUT_UNREADABLE"


class NoTextError(InputError):
    """Nothing to read was recovered from an input: never to be shown as «no claims»."""

    code = "EXTRACTION_FAILED"


class NotArabicError(InputError):
    """The text holds too little Arabic to be read."""

    code = "NOT_ARABIC"


class EncodingError(InputError):
    """The bytes are text in no encoding that yields Arabic."""

    code = "ENCODING_UNKNOWN"


class BadLineError(InputError):
    """A line of a JSON Lines file is broken."""

    code = "BAD_JSON_LINE"


class BadDateError(InputError):
    """A date of publication is missing, impossible or lies in the future."""

    code = "BAD_DATE"


class NotAReportError(InputError):
    """Something was found that is no report: a picture in a folder, a service message, a row without text."""

    code = "NOT_A_REPORT"


class FormatError(InputError):
    """The file is of a format that rasid does not read, or breaks the rules of one that it does."""

    code = "FORMAT_NOT_READ"


class TooLargeError(InputError):
    """The input, packed or unpacked, is larger than any report or archive of reports is let be."""

    code = "TOO_LARGE"


class ParserKilledError(InputError):
    """The process that parses foreign bytes went over its limits of time or memory, or died, on this input."""

    code = "PARSER_KILLED"


class ParserFailedError(InputError):
    """A parser raised what none should: a fault of ours or of a library, on this input alone."""

    code = "PARSER_FAILED"


class FetchError(InputError):
    """An address gave no answer that can be used."""

    code = "FETCH_FAILED"


class AddressError(FetchError):
    """The address leads somewhere that is not the public web."""

    code = "ADDRESS_REFUSED"


class RobotsError(FetchError):
    """The site's robots.txt asks programs to stay away from this address."""

    code = "ROBOTS_REFUSED"


class BookError(UserError):
    """A data file of the books breaks its rules; ``where`` names file and line."""

    code = "BOOK_INVALID"


class SettingsError(UserError):
    """The settings file, or what the environment says in its place, cannot be; ``where`` names file and line."""

    code = "BAD_SETTING"


class GateError(UserError):
    """A measured score fell under its floor, or the gold is not what the floors were measured on."""

    code = "GATE_FAILED"
    exit_status = 1


class CorrectionError(UserError):
    """A person's correction sets a field that is none, or to a value that cannot be."""

    code = "BAD_CORRECTION"


class StoreError(RasidError):
    """The store could not read or write: the disk, the file or the server failed; nothing was half written."""

    code = "STORE_FAILED"


class StoreUseError(UserError):
    """The store named cannot be used as asked: no such place, a schema of another version, a backup that is none."""

    code = "STORE_UNUSABLE"


class ConflictError(UserError):
    """What was to be decided has changed since it was read: look again, then decide."""

    code = "CONFLICT"


class UnknownIdError(UserError):
    """No report, claim, incident or decision has this id."""

    code = "UNKNOWN_ID"


class ForbiddenError(UserError):
    """Whoever asks may not do this: their role, or the token they gave, does not have the right."""

    code = "FORBIDDEN"


class LoginError(UserError):
    """Nobody is let in: the same words whether the name, the password or the code was wrong."""

    code = "LOGIN_REFUSED"


class CodeNeededError(LoginError):
    """The password was right and the person has a second factor: its code, or a recovery code, is wanted too."""

    code = "CODE_NEEDED"


class ProofNeededError(UserError):
    """The password is to be given once more before this is done."""

    code = "PROOF_NEEDED"


class TooManyError(UserError):
    """Too many attempts failed; ``after`` is in how many seconds another is let be."""

    code = "TOO_MANY"

    def __init__(self, message: str, *, after: int, mend: str = "", where: str = "") -> None:
        super().__init__(message, mend=mend, where=where)
        self.after = after


class ExportError(UserError):
    """What was asked cannot be written so: the format holds no such table, or a library that it needs is missing."""

    code = "EXPORT_REFUSED"


class CorpusError(UserError):
    """A folder cannot be used as a corpus: it holds none, another was begun there, or somebody is at work in it."""

    code = "CORPUS_UNUSABLE"


class ExtraMissingError(UserError):
    """What was asked needs a library that comes with an extra of rasid only; the mend names it."""

    code = "EXTRA_MISSING"


class WorkerError(RasidError):
    """Whoever was to do a piece of work died of it each time, or cannot be reached."""

    code = "WORKER_FAILED"


class StaleWorkerError(WorkerError):
    """A worker reads with other code or other books than whoever gives it work."""

    code = "WORKER_STALE"


class ReaderKilledError(RasidError):
    """The process that read a report died of it, each time: a fault of ours, on this report alone."""

    code = "READER_KILLED"


class TwiceError(InputError):
    """Another report of the corpus has the same id and other words, so the two could not be told apart."""

    code = "ID_TWICE"
