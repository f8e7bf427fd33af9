"""A message of Telegram Desktop's export as a report.

Format: https://core.telegram.org/import-export and the exports themselves. ``date`` is the local time of whoever made
the export and is never used; ``date_unixtime`` is. ``text`` is a string, or a list of strings and objects.
"""

from typing import Any

from rasid.errors import NotAReportError
from rasid.ingest.days import day_of_epoch
from rasid.ingest.inputs import ReadReport
from rasid.ingest.item import Recovered, by
from rasid.ingest.lines import whole

_MEND = "nothing is to be done"
_MEDIA = ("media_type", "photo", "file", "poll", "location_information", "contact_information", "dice_emoji")
_CLOSED = frozenset(["personal_chat", "bot_chat", "saved_messages", "private_group", "private_supergroup"])
NO_STAMP = "the message has no date_unixtime; its «date» is the local time of whoever exported it, and was not used"


def is_message(value: object) -> bool:
    """Whether an element of «messages» is one of Telegram's."""
    return isinstance(value, dict) and "type" in value and ("date_unixtime" in value or "date" in value)


def read_message(message: dict[str, Any], chat: dict[str, Any], where: str, country: str | None) -> Recovered:
    """The report that a message is. The chat's name is its outlet; who wrote in a group is not kept.

    Raises :class:`NotAReportError` for what Telegram says itself, and for pictures without words.
    """
    if message.get("type") != "message":
        raise NotAReportError(f"Telegram's own word and no post: {_short(message.get('action'))}", mend=_MEND)
    text = whole(words(message.get("text"))).strip()
    if not text:
        kind = next((k if k != "media_type" else _short(message[k]) for k in _MEDIA if message.get(k)), "nothing")
        raise NotAReportError(f"a post without words: {kind}", mend=_MEND)
    published, warning = day_of_epoch(message.get("date_unixtime"), country)
    credit = message.get("forwarded_from") or message.get("saved_from")
    report = ReadReport(
        text=text,
        id=key(message, chat) or "",
        source=whole(str(chat["name"]))[:300] if chat.get("name") else None,
        published=published,
        where=where,
        warnings=tuple(w for w in (warning, *_warnings(message, chat)) if w),
    )
    return Recovered(report, f"{by('rasid')} telegram", whole(str(credit))[:300] if credit else None)


def key(message: dict[str, Any], chat: dict[str, Any]) -> str | None:
    """The id of a message, alone of its kind where the chat's is known."""
    ids = chat.get("id"), message.get("id")
    return f"telegram-{ids[0]}-{ids[1]}" if all(isinstance(i, int) for i in ids) else None


def words(text: object) -> str:
    """The text of a message, its links and bold words among the rest."""
    if isinstance(text, str):
        return text
    if isinstance(text, dict):
        return words(text.get("text"))
    return "".join(map(words, text)) if isinstance(text, list) else ""


def _warnings(message: dict[str, Any], chat: dict[str, Any]) -> list[str]:
    found = []
    if not message.get("date_unixtime"):
        found.append(NO_STAMP)
    if message.get("forwarded_from"):
        found.append(f"forwarded from «{_short(message['forwarded_from'])}»")
    if message.get("edited_unixtime"):
        edited, _ = day_of_epoch(message["edited_unixtime"], None)
        found.append(f"edited after it was posted, on {edited}" if edited else "edited after it was posted")
    if chat.get("type") in _CLOSED:
        found.append("from a chat that is not public: see that you may keep it")
    return found


def _short(value: object) -> str:
    return whole(str(value))[:80]
