"""The settings file: where it lies, what it may say, and on which line it says what cannot be."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasid.cli.setting_keys import BY_KEY, Setting, Value
from rasid.errors import SettingsError

NAME = "rasid.toml"
_LISTED = "rasid settings --example lists every setting"
_FORMS = {"text": str, "database": str, "folder": str, "folders": list, "number": int, "switch": bool}
_SAID = {"text": "text", "database": "text", "folder": "text", "folders": "a list of folders", "number": "a port",
         "switch": "true or false"}  # fmt: skip
_PORTS = 65535


@dataclass(frozen=True, slots=True)
class Said:
    """What the file says of one setting, and where: «rasid.toml:3»."""

    value: Value
    where: str


def usual() -> Path:
    """The file that is read where none is named: in the user's folder of configuration, or in ``RASID_HOME``."""
    given = os.environ.get("RASID_HOME")
    if given:
        return Path(given).absolute() / NAME
    from platformdirs import user_config_dir

    return Path(user_config_dir("rasid")) / NAME


def chosen(named: str | None) -> Path | None:
    """The file in force: the one of ``--settings``, else of ``RASID_SETTINGS``, else the usual one where it is there.

    Raises :class:`SettingsError` where one that was named is not there.
    """
    given = named or os.environ.get("RASID_SETTINGS")
    if not given:
        return usual() if usual().is_file() else None
    path = Path(given).expanduser().absolute()
    if not path.is_file():
        where = "--settings" if named else "RASID_SETTINGS"
        raise SettingsError(f"there is no file {given}", where=where, mend=f"rasid settings --example > {given}")
    return path


def read(path: Path) -> dict[str, Said]:
    """What the file at ``path`` says, by key. Raises :class:`SettingsError` naming line, what and mend."""
    import tomllib

    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        table = tomllib.loads(text)
    except UnicodeDecodeError as e:
        raise SettingsError("this is no UTF-8", where=str(path), mend="save it as UTF-8") from e
    except tomllib.TOMLDecodeError as e:
        raise SettingsError(f"this is no TOML: {e}", where=str(path), mend=f"mend that line; {_LISTED}") from e
    found = {}
    for key, value in _flat(table):
        where = f"{path}:{line_of(text, key)}"
        found[key] = Said(checked(_known(key, where), value, where, path.parent), where)
    return found


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Each key with the tables it stands in, as «serve.port»; an empty table is a key unless settings belong in it."""
    for key, value in table.items():
        whole = before + key
        if isinstance(value, dict) and value:
            yield from _flat(value, f"{whole}.")
        elif value != {} or not any(k.startswith(f"{whole}.") for k in BY_KEY):
            yield whole, value


def _known(key: str, where: str) -> Setting:
    if key in BY_KEY:
        return BY_KEY[key]
    from difflib import get_close_matches

    near = get_close_matches(key, [*BY_KEY, *(k.rpartition(".")[2] for k in BY_KEY)], 1, 0.7)
    meant = next((k for k in BY_KEY if near and (k == near[0] or k.endswith(f".{near[0]}"))), "")
    mend = f"write {meant} if you mean that; {_LISTED}" if meant else _LISTED
    raise SettingsError(f"there is no setting «{key}»", where=where, mend=mend)


def checked(setting: Setting, value: Any, where: str, base: Path) -> Value:
    """``value`` as the setting takes it, its paths below ``base`` where they do not begin at a root."""
    form = setting.form
    if not _is(form, value):
        raise SettingsError(f"{setting.key} is {_SAID[form]}", where=where, mend=f"write {line(setting)}")
    if setting.choices and value not in setting.choices:
        allowed = ", ".join(setting.choices)
        raise SettingsError(f"{setting.key} cannot be «{value}»", where=where, mend=f"one of: {allowed}")
    if form == "number" and not 0 <= value <= _PORTS:
        raise SettingsError(f"{setting.key} is a port, from 0 to {_PORTS}", where=where, mend=f"write {line(setting)}")
    if form in ("text", "database", "folder") and not value.strip():
        raise SettingsError(f"{setting.key} says nothing", where=where, mend=f"write {line(setting)}, or leave it out")
    if form == "folders":
        return tuple(_folder(v, where, base) for v in value)
    return _placed(value, base) if form == "folder" or (form == "database" and "://" not in value) else value


def _is(form: str, value: Any) -> bool:
    """Whether the value is of the form; Python takes true for a number, and TOML does not."""
    if isinstance(value, bool) != (form == "switch"):
        return False
    if isinstance(value, list):
        return form == "folders" and all(isinstance(v, str) for v in value)
    return isinstance(value, _FORMS[form])


def _placed(value: str, base: Path) -> str:
    return str(base / Path(value).expanduser())


def _folder(value: str, where: str, base: Path) -> str:
    path = _placed(value, base)
    if not Path(path).is_dir():
        raise SettingsError(f"there is no folder {path}", where=where, mend="name one that holds books, or remove it")
    return path


def line(setting: Setting, value: Value | None = None) -> str:
    """The setting as a line of the file, under no table: «serve.port = 8765»."""
    return f"{setting.key} = {toml(setting.example if value is None else value)}"


def toml(value: Value) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(toml, value))}]"
    import json

    return json.dumps(value, ensure_ascii=False)


def line_of(text: str, key: str) -> int:
    """The line on which ``key`` begins: TOML's reader tells no lines, so the file is read a line longer each time.

    Lines that leave the text unreadable are in the midst of a value; a key begins after the last that did not.
    """
    import tomllib

    lines, begins = text.split("\n"), 1
    for n in range(1, len(lines) + 1):
        try:
            table = tomllib.loads("\n".join(lines[:n]))
        except tomllib.TOMLDecodeError:
            continue
        if any(k == key for k, _ in _flat(table)):
            return begins
        begins = n + 1
    return begins
