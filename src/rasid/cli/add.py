"""`rasid lexicon add`: a new entry asked for field by field, or taken from flags; checked, shown, and then written."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from rasid.cli.say import book_line, out, say
from rasid.cli.writing import put
from rasid.errors import BookError, UserError
from rasid.knowledge.fields import Field, prompts
from rasid.knowledge.schema import choices
from rasid.knowledge.shelves import home
from rasid.lexicon import additions, pages
from rasid.lexicon.additions import Addition

Read = Callable[[str], str]


def run(asked: argparse.Namespace) -> int:
    """Add an actor, a place or a trigger."""
    said = {k.removeprefix("is_"): v for k, v in vars(asked).items() if k.startswith("is_")}
    new = additions.given(asked.command, said)
    on_terminal = bool(sys.stdin) and sys.stdin.isatty()
    fill(new, input if on_terminal else None)
    lacking = additions.missing(new)
    if lacking:
        flags = " ".join(f"--{name.replace('_', '-')} …" for name in lacking)
        raise UserError(f"the entry lacks {', '.join(lacking)}", where=f"lexicon add {new.sort}", mend=f"give {flags}")
    file = (asked.into or Path(asked.books[-1] if asked.books else home()) / new.book()).absolute()
    whole = _placed(new, file)
    if not _sound(new):
        say("rasid: nothing was written")
        return 2
    line = pages.line_of(file.name, whole, new.id)
    out(new.text().rstrip("\n"))
    say(f"→ {file}:{line}")
    if not (asked.write or (on_terminal and _agreed(input))):
        say("rasid: nothing was written" + ("" if on_terminal else "; --write writes it"))
        return 0
    file.parent.mkdir(parents=True, exist_ok=True)
    put(file, whole)
    say(f"rasid: written: {file}:{line}")
    return 0


def _placed(new: Addition, file: Path) -> str:
    """The file with the entry in its place. Raises where the id stands already, or the file is another's."""
    if (file.suffix == ".csv") != (new.sort == "place") or file.suffix not in (".csv", ".yaml"):
        mend = f"name a {'.csv' if new.sort == 'place' else '.yaml'}"
        raise UserError(f"no {new.sort} can stand there", where=str(file), mend=mend)
    first = additions.doubled(new)
    if first:
        raise UserError(f"the id «{new.id}» stands already at {first}", where="--id", mend="give it an id of its own")
    before = file.read_bytes().decode("utf-8") if file.exists() else ""
    return pages.inserted(str(file), before, new.text(), new.id)


def _sound(new: Addition) -> bool:
    """Whether every check holds; names that another bears are told, for two may well share one."""
    for name, where in additions.bearers(new):
        say(f"rasid: «{name}» is a name already at {where}")
    faults = additions.tried(new)
    for f in faults:
        say(f"{f.where if f.where == 'the new entry' else book_line(f.where)}: {f.what}")
        say(f"    {f.mend}")
    return not faults


def fill(new: Addition, read: Read | None) -> None:
    """Ask for what was not said, or where nobody is there to be asked take what it defaults to."""
    known = additions.known_fields(new.sort)
    for name in dict.fromkeys((*additions.asked(new.sort), *(n for n in known if new.default(n)))):
        if name in new.said:
            continue
        if read and name in additions.asked(new.sort):
            _ask(new, known[name], read)
        elif default := new.default(name):
            new.said[name] = additions.answer(known[name], default)


def _ask(new: Addition, field: Field, read: Read) -> None:
    """One field: told in both languages, asked again until the answer can be; Enter takes what is shown."""
    for line in filter(None, (field.ar, field.en)):
        say(f"  {line}")
    if allowed := choices(field):
        say(f"  {' · '.join(allowed)}")
    more = field.name in ("yes", "no")
    while True:
        default = new.default(field.name)
        text = read(f"{field.name} [{default}]: " if default else f"{field.name}: ").strip() or default
        if not text:
            if field.name not in additions.missing(new):
                return
            continue
        try:
            value = additions.answer(field, text)
            _free(new, field.name, value)
        except UserError as e:
            say(f"  {e.message}: {e.mend}")
            continue
        new.said[field.name] = [*new.said.get(field.name, []), *value] if more else value
        if not more:
            return
        say(f"  {prompts()['more']['ar']} {prompts()['more']['en']}")


def _free(new: Addition, name: str, value: object) -> None:
    """Refuse an id that stands already, at once; what the entry is called is told before it is written."""
    if name == "id" and (first := additions.doubled(Addition(new.sort, {"id": value}))):
        raise BookError(f"«{value}» stands already at {first}", mend="give it an id of its own")


def _agreed(read: Read) -> bool:
    ask = prompts()["write"]
    return read(f"{ask['ar']} {ask['en']} [y/N] ").strip().lower() in ask["answers"]
