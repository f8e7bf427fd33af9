"""`rasid people`: who may come in. The first admin is made here and nowhere else; passwords are never arguments."""

import argparse
import getpass
import json
import os
import sys
from dataclasses import asdict

from rasid.cli.opened import now, opened
from rasid.cli.say import out, say
from rasid.errors import UserError
from rasid.store.people import By
from rasid.store.store import Store


def run(asked: argparse.Namespace) -> int:
    """Do it and say so."""
    with opened(asked, new=asked.command == "people add") as store:
        _DONE[asked.command](store, asked)
    return 0


def _by(asked: argparse.Namespace) -> By:
    name = (asked.by or os.environ.get("RASID_USER") or "").strip()
    return By(name or "command line", now())


def _add(store: Store, asked: argparse.Namespace) -> None:
    made = store.people.add(asked.who, asked.role, _password(asked.who), _by(asked))
    say(f"rasid: {made.name} may come in as {made.role}, and is asked for another password at the first login")


def _password(who: str) -> str:
    """What was typed twice on a terminal, or the first line of stdin."""
    if sys.stdin is None:
        raise UserError("no password was given", where="stdin", mend="type it on a terminal, or pipe it in")
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass(f"Password for {who}: ")
    if getpass.getpass("Once more: ") != first:
        raise UserError("the two are not the same", where="password", mend="type it again")
    return first


def _list(store: Store, asked: argparse.Namespace) -> None:
    for m in store.people.all():
        factor = "totp" if store.people.has_totp(m.name) else "password only"
        if asked.json:
            out(json.dumps(asdict(m) | {"factor": factor}, ensure_ascii=False))
        else:
            out(f"{m.name} · {m.role} · {'shut out' if m.disabled else factor} · since {m.since}")


def _role(store: Store, asked: argparse.Namespace) -> None:
    made = store.people.set_role(asked.who, asked.role, _by(asked))
    say(f"rasid: {made.name} is {made.role} now, and logs in anew")


def _disable(store: Store, asked: argparse.Namespace) -> None:
    say(f"rasid: {store.people.disable(asked.who, _by(asked)).name} is shut out; sessions and tokens ended")


def _enable(store: Store, asked: argparse.Namespace) -> None:
    say(f"rasid: {store.people.enable(asked.who, _by(asked)).name} may come in again")


def _set_password(store: Store, asked: argparse.Namespace) -> None:
    one = store.people.one(asked.who)
    store.people.reset_password(one.name, _password(one.name), _by(asked))
    say(f"rasid: {one.name} has another password, to be changed at the next login; sessions and tokens ended")


def _totp_reset(store: Store, asked: argparse.Namespace) -> None:
    store.people.reset_totp(asked.who, _by(asked))
    say(f"rasid: {asked.who} is asked for no code any more, until they set up another device")


def _sessions(store: Store, asked: argparse.Namespace) -> None:
    one = store.people.one(asked.who)
    for s in store.people.sessions(one.name, now()):
        out(f"{s.id} · since {s.made} · last seen {s.seen} · {s.agent}")
    for t in store.people.tokens(one.name):
        out(f"token {t.id} · {t.name} · {', '.join(t.rights)} · until {t.ends} · last used {t.used or 'never'}")


def _revoke(store: Store, asked: argparse.Namespace) -> None:
    if asked.token:
        store.people.revoke_token(asked.who, asked.token, _by(asked))
        say("rasid: the token is good for nothing any more")
        return
    n = store.people.revoke_sessions(asked.who, _by(asked), asked.id)
    say(f"rasid: {n} sessions ended")


def _acts(store: Store, asked: argparse.Namespace) -> None:
    for a in store.people.history():
        if asked.json:
            out(json.dumps(asdict(a), ensure_ascii=False))
        else:
            out(f"{a.at} · {a.name} · {a.what} · {a.role}{' · shut out' if a.disabled else ''} · by {a.by}")


_DONE = {
    "people add": _add,
    "people list": _list,
    "people role": _role,
    "people disable": _disable,
    "people enable": _enable,
    "people password": _set_password,
    "people totp-reset": _totp_reset,
    "people sessions": _sessions,
    "people revoke": _revoke,
    "people acts": _acts,
}
