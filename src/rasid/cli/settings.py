"""Settings in force, each with who says so: the command line, the environment, the file, or nobody; `rasid settings`.

What the file says is laid where the rest of rasid already looks, into the environment and the arguments, so that no
other room knows of the file; a command that is given no file and no setting loads nothing for it.
"""

import argparse
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rasid.cli.setting_file import NAME, Said, checked, chosen, line, read, usual
from rasid.cli.setting_keys import SETTINGS, Setting, Value
from rasid.errors import SettingsError

_SWITCH = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


@dataclass(frozen=True, slots=True)
class InForce:
    """A setting with its value and who says so: ``--db``, ``RASID_DB``, «rasid.toml:3» or «default»."""

    setting: Setting
    value: Value | None
    source: str
    of_file: bool = False


def in_force(asked: argparse.Namespace) -> list[InForce]:
    """Every setting as it holds for this command. Raises :class:`SettingsError`."""
    path = chosen(getattr(asked, "settings", None))
    said = read(path) if path else {}
    return [_one(s, asked, said) for s in SETTINGS]


def _one(setting: Setting, asked: argparse.Namespace, said: dict[str, Said]) -> InForce:
    given = getattr(asked, setting.option, None) if setting.option else None
    if given is not None:
        return InForce(setting, given, "--no-open" if setting.option == "open" else f"--{setting.option}")
    text = os.environ.get(setting.env, "")
    if text.strip():
        return InForce(setting, _from_environment(setting, text), setting.env)
    if setting.key in said:
        return InForce(setting, said[setting.key].value, said[setting.key].where, of_file=True)
    return InForce(setting, setting.default, "default")


def _from_environment(setting: Setting, text: str) -> Value:
    """What a variable says; what those that were there before this file say is judged where it is used."""
    if setting.form == "folders":
        return tuple(p for p in text.split(os.pathsep) if p)
    if setting.form in ("database", "folder"):
        return text
    value: str | int | bool = text.strip()
    if setting.form == "number" and text.strip().isdecimal():
        value = int(text)
    elif setting.form == "switch":
        value = _SWITCH.get(text.strip().lower(), text)
    try:
        return checked(setting, value, setting.env, Path())
    except SettingsError as e:
        e.mend = f"set {setting.env} to one like {setting.example}"
        raise


def lay(asked: argparse.Namespace) -> list[InForce]:
    """Let the command and all it starts find the settings; what holds, and on whose word."""
    found = in_force(asked)
    for one in found:
        option = one.setting.option
        if one.of_file:
            os.environ[one.setting.env] = _as_text(one.value)
        if option and hasattr(asked, option) and one.source != "default":
            setattr(asked, option, one.value)
    return found


def _as_text(value: Value | None) -> str:
    if isinstance(value, tuple):
        return os.pathsep.join(value)
    return str(int(value)) if isinstance(value, bool) else str(value)


def run(asked: argparse.Namespace) -> int:
    """Print each setting with its value and its source, or a commented file of all."""
    from rasid.cli.say import out

    if asked.example:
        out("\n".join(example()))
        return 0
    found = in_force(asked)
    if asked.json:
        import json

        out(json.dumps({f.setting.key: {"value": shown(f), "source": f.source} for f in found}, ensure_ascii=False))
        return 0
    path = chosen(asked.settings)
    out(str(path) if path else f"no settings file; it would be {usual()}", "head")
    for f in found:
        out(f"{f.setting.key:15} {'—' if f.value is None else _plain(shown(f)):32} {f.source}")
    return 0


def _plain(value: Value | None) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def shown(one: InForce) -> Value | None:
    """Its value as it may be shown: an address of a database never with its password."""
    if one.setting.form == "database" and "://" in str(one.value):
        from sqlalchemy.engine import make_url
        from sqlalchemy.exc import ArgumentError

        try:
            return make_url(str(one.value)).render_as_string(hide_password=True)
        except ArgumentError:
            return "an address that cannot be read"
    return one.value


def example() -> Iterator[str]:
    """A settings file that says nothing yet: every line of it explained, and behind a «#»."""
    from textwrap import wrap

    yield f"# Settings of rasid: save this as {NAME} in your folder of configuration (`rasid settings` prints where),"
    yield "# or name it: rasid --settings FILE COMMAND. Remove the # before what you set."
    yield "# The command line goes before the environment, the environment before this file."
    yield "# Paths that do not begin at a root begin at this file's folder."
    for setting in SETTINGS:
        yield ""
        yield from (f"# {piece}" for piece in wrap(setting.about, 110))
        allowed = f"One of: {', '.join(setting.choices)}. " if setting.choices else ""
        yield f"# {allowed}Environment: {setting.env}."
        yield f"#{line(setting)}"
