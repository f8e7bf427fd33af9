"""Every setting there is: its name in the settings file, its variable of the environment, its form and what it is for.

A table and nothing else, so that the file, its commented example, `rasid settings` and the guide are made of one list.
"""

from dataclasses import dataclass

Value = str | int | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. ``option`` is the attribute of a command's arguments that it fills where the command has one.

    ``form``: text, database (a path or URL), folder, folders, number (a port) or switch. ``example`` stands in the
    commented file, ``default`` is what holds where nobody says anything.
    """

    key: str
    env: str
    form: str
    about: str
    example: Value
    default: Value | None = None
    option: str = ""
    choices: tuple[str, ...] = ()


SETTINGS = (
    Setting("db", "RASID_DB", "database",
            "The database: a file, sqlite:///FILE or postgresql://USER@HOST/NAME. Without it, rasid.db in your own "
            "folder of data.", "rasid.db", option="db"),
    Setting("files", "RASID_FILES", "folder",
            "The folder of the raw bytes of what was added. Without it, a folder beside the database.", "rasid.files"),
    Setting("books", "RASID_BOOKS", "folders",
            "Folders of books laid over rasid's own, the later over the earlier; those of --books lie on top.",
            ("our-books",)),
    Setting("user", "RASID_USER", "text",
            "Who decides: the name that every decision of yours bears.", "Salma"),
    Setting("policy", "RASID_POLICY", "text",
            "How the one best figure is chosen. Without it there is none, only the range of what reports say.",
            "agree2", option="policy", choices=("agree2", "lowest", "majority", "assessment")),
    Setting("lang", "RASID_LANG", "text", "The language of briefs, and of the page where the browser asks for none.",
            "ar", option="lang", choices=("ar", "en")),
    Setting("serve.port", "RASID_PORT", "number", "The port of `rasid serve`; 0 takes any that is free.", 8765, 8765,
            option="port"),
    Setting("serve.host", "RASID_HOST", "text",
            "The address that `rasid serve` listens at. Anything but 127.0.0.1 is reached by others.", "127.0.0.1",
            "127.0.0.1", option="host"),
    Setting("serve.open", "RASID_OPEN", "switch", "Whether `rasid serve` opens the page in the browser.", True, True,
            option="open"),
    Setting("export.profile", "RASID_PROFILE", "text",
            "What an export may show: everything, what partners may see, or what anybody may.", "internal",
            "internal", option="profile", choices=("internal", "partner", "public")),
)  # fmt: skip

BY_KEY = {s.key: s for s in SETTINGS}
