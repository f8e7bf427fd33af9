"""The people of a team: added, given a role, let in and shut out; each act written down with who did it.

``Store.people`` is the door. Time is given, never asked for. Every change of what somebody may ends their sessions, and
every session that stays gets a new token: one that was caught before is good for nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from rasid.errors import UnknownIdError, UserError
from rasid.store import acts, attempts, proofs, sessions, tokens
from rasid.store.acts import Act, Member, Roles, key_of
from rasid.store.doors import KEYS
from rasid.store.journal import Writing, stamp
from rasid.store.opened import Opened
from rasid.store.sessions import Session
from rasid.store.tokens import Token


@dataclass(frozen=True, slots=True)
class By:
    """Who does something to somebody's access, and when."""

    name: str
    at: datetime

    @property
    def stamp(self) -> str:
        """The time as it is kept."""
        return stamp(self.at)


class People:
    """Whose store this is."""

    def __init__(self, store: Opened) -> None:
        self.store = store

    @contextmanager
    def _acting(self, by: By) -> Iterator[Writing]:
        with self.store._adding("people", by.at) as writing:
            yield writing

    def all(self) -> list[Member]:
        """Everybody, those who are shut out among them, by name."""
        with self.store._looking() as connection:
            return acts.members(connection)

    def one(self, name: str) -> Member:
        """The person of that name. Raises :class:`UnknownIdError`."""
        with self.store._looking() as connection:
            return acts.known(connection, name)

    def history(self) -> list[Act]:
        """Every act, oldest first."""
        with self.store._looking() as connection:
            return list(acts.acts(connection))

    def roles(self) -> Roles:
        """Who had which role when."""
        return Roles(iter(self.history()))

    def has_admin(self) -> bool:
        """Whether an admin can come in: one who is let in and has a password."""
        with self.store._looking() as connection:
            keyed = set(connection.execute(select(KEYS.c.person).where(KEYS.c.password.is_not(None))).scalars())
            return any(m.role == "admin" and not m.disabled and m.key in keyed for m in acts.members(connection))

    def add(self, name: str, role: str, password: str, by: By, *, must_change: bool = True) -> Member:
        """A new person with a first password, which they are to change. Raises :class:`ConflictError`."""
        proofs.fit_password(password, name)
        hashed = proofs.hashed(password)
        with self._acting(by) as writing:
            made = acts.add(writing, name, role, by.name, by.stamp)
            row = {"person": made.key, "password": hashed, "must_change": int(must_change), "totp_step": 0}
            writing.connection.execute(delete(KEYS).where(KEYS.c.person == made.key))
            writing.connection.execute(insert(KEYS), [row])
        return made

    def set_role(self, name: str, role: str, by: By) -> Member:
        """Another role; whoever has it logs in anew. Raises :class:`ConflictError` for the last admin."""
        with self._acting(by) as writing:
            one = acts.known(writing.connection, name)
            sessions.revoke(writing.connection, one.key)
            return acts.act(writing, one, "role", by.name, by.stamp, role=role)

    def disable(self, name: str, by: By) -> Member:
        """Shut somebody out at once: sessions and tokens end. What they decided stays, under their name."""
        with self._acting(by) as writing:
            one = acts.known(writing.connection, name)
            sessions.revoke(writing.connection, one.key)
            tokens.revoke(writing.connection, one.key)
            return acts.act(writing, one, "disabled", by.name, by.stamp, disabled=True)

    def enable(self, name: str, by: By) -> Member:
        """Let somebody in again."""
        with self._acting(by) as writing:
            one = acts.known(writing.connection, name)
            return acts.act(writing, one, "enabled", by.name, by.stamp, disabled=False)

    def reset_password(self, name: str, password: str, by: By) -> None:
        """A password set by somebody else, to be changed at the next login; sessions and tokens end."""
        self._fit(name, password)
        hashed = proofs.hashed(password)
        with self._acting(by) as writing:
            one = acts.known(writing.connection, name)
            sessions.revoke(writing.connection, one.key)
            tokens.revoke(writing.connection, one.key)
            attempts.forget(writing.connection, one.key)
            self._key(writing, one, password=hashed, must_change=1)
            acts.act(writing, one, "password", by.name, by.stamp)

    def change_password(self, token: str, password: str, at: datetime) -> str:
        """One's own, in a session; the session's new token. All other sessions end."""
        one = self._session(token, at).member
        self._fit(one.name, password)
        hashed = proofs.hashed(password)
        with self._acting(By(one.name, at)) as writing:
            self._key(writing, one, password=hashed, must_change=0)
            sessions.revoke(writing.connection, one.key, but=token)
            acts.act(writing, one, "password", one.name, stamp(at))
            return sessions.renew(writing.connection, token, at)

    def _fit(self, name: str, password: str) -> None:
        proofs.fit_password(password, name)
        with self.store._looking() as connection:
            kept = connection.execute(select(KEYS.c.password).where(KEYS.c.person == key_of(name))).scalar()
        if proofs.fits(kept, password):
            raise UserError("this is the password as it is", where="password", mend="think of another")

    @staticmethod
    def _key(writing: Writing, one: Member, **values: object) -> None:
        """What is kept of how ``one`` comes in; made where a store came from a backup, which holds none of it."""
        connection = writing.connection
        if connection.execute(select(KEYS.c.person).where(KEYS.c.person == one.key)).first() is None:
            connection.execute(insert(KEYS), [{"person": one.key, "must_change": 1, "totp_step": 0}])
        connection.execute(update(KEYS).where(KEYS.c.person == one.key).values(**values))

    def has_totp(self, name: str) -> bool:
        """Whether a second factor is asked of them."""
        with self.store._looking() as connection:
            return bool(connection.execute(select(KEYS.c.totp).where(KEYS.c.person == key_of(name))).scalar())

    def begin_totp(self, token: str, at: datetime) -> str:
        """A new secret for an authenticator; it counts once a code of it was given to :meth:`confirm_totp`."""
        one, secret = self._session(token, at).member, proofs.new_secret()
        with self.store._noting() as connection:
            connection.execute(update(KEYS).where(KEYS.c.person == one.key).values(totp_new=secret))
        return secret

    def confirm_totp(self, token: str, code: str, at: datetime) -> tuple[str, list[str]]:
        """Ask for codes from now on; the session's new token, and recovery codes that are told this once.

        Raises :class:`UserError` where the code is not the new secret's. Other sessions end.
        """
        one = self._session(token, at).member
        codes, kept = proofs.recovery_codes()
        with self._acting(By(one.name, at)) as writing:
            secret = writing.connection.execute(select(KEYS.c.totp_new).where(KEYS.c.person == one.key)).scalar()
            step = proofs.step_of(secret, code, at, 0) if secret else None
            if step is None:
                mend = "give the code that the authenticator shows now, and check its clock"
                raise UserError("this is not the code", where="code", mend=mend)
            self._key(writing, one, totp=secret, totp_step=step, totp_new=None, recovery=kept)
            sessions.revoke(writing.connection, one.key, but=token)
            acts.act(writing, one, "totp", one.name, stamp(at))
            return sessions.renew(writing.connection, token, at), codes

    def reset_totp(self, name: str, by: By) -> None:
        """Ask for no code any more, for somebody who lost the device and the recovery codes; their sessions end."""
        with self._acting(by) as writing:
            one = acts.known(writing.connection, name)
            sessions.revoke(writing.connection, one.key)
            self._key(writing, one, totp=None, totp_new=None, recovery=None)
            acts.act(writing, one, "totp-reset", by.name, by.stamp)

    def session(self, token: str, at: datetime) -> Session | None:
        """Whose session a token is, and that it is in use; ``None`` where it is none, has ended, or is shut out."""
        with self.store._looking() as connection:
            found = sessions.find(connection, token, at)
        if found is not None and found.stale:
            with self.store._noting() as connection:
                sessions.touch(connection, token, at)
        return found

    def _session(self, token: str, at: datetime) -> Session:
        found = self.session(token, at)
        if found is None:
            raise UnknownIdError("there is no such session", where="session", mend="log in")
        return found

    def sessions(self, name: str, at: datetime) -> list[Session]:
        """The sessions of somebody, the newest first."""
        with self.store._looking() as connection:
            return sessions.of(connection, key_of(name), at)

    def logout(self, token: str) -> None:
        """End a session."""
        with self.store._noting() as connection:
            sessions.end(connection, token)

    def revoke_sessions(self, name: str, by: By, id: str = "", but: str = "") -> int:
        """End somebody's sessions, all or that of an id, never the one whose token is ``but``; how many ended."""
        with self._acting(by) as writing:
            one = acts.known(writing.connection, name)
            n = sessions.revoke(writing.connection, one.key, id, but)
            if n:
                acts.act(writing, one, "sessions-revoked", by.name, by.stamp)
            return n

    def make_token(self, who: str, name: str, rights: frozenset[str], by: By, ends: datetime) -> str:
        """A token for a program that acts for ``who``; told this once."""
        with self._acting(by) as writing:
            one = acts.known(writing.connection, who)
            made = tokens.make(writing.connection, one, name, rights, (by.at, ends))
            acts.act(writing, one, "token", by.name, by.stamp)
            return made

    def tokens(self, name: str | None = None) -> list[Token]:
        """The tokens of somebody, or everybody's."""
        with self.store._looking() as connection:
            return tokens.of(connection, key_of(name) if name else None)

    def revoke_token(self, name: str, id: str, by: By) -> None:
        """Take a token back. Raises :class:`UnknownIdError`."""
        with self._acting(by) as writing:
            one = acts.known(writing.connection, name)
            tokens.revoke(writing.connection, one.key, id)
            acts.act(writing, one, "token-revoked", by.name, by.stamp)
