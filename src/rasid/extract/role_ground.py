"""What every reading of roles stands on: the roles being filled, the text around, the cases of its names."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rasid.arabic.function_words import DOZENS, HE_WHO, MASCULINE, NOT_DOING, RELATIVES, SHE_WHO
from rasid.arabic.marker_words import OVER_IT
from rasid.arabic.segment import Text
from rasid.extract.hits import Hit
from rasid.extract.markers import Marked
from rasid.extract.mentions import Mention

SPEECH = frozenset({"say", "demand"})
GENERIC = ("people/", "armed/", "state/")
COMMON = ("people/", "armed/", "state/soldiers", "state/police")


@dataclass(slots=True)
class Roles:
    """The mentions that fill the two roles; ``wanting`` says that an active verb stood without its subject,
    ``announced`` that a noun tells of arrests, which who announces them has made."""

    initiators: list[Mention] = field(default_factory=list)
    targets: list[Mention] = field(default_factory=list)
    wanting: bool = False
    passive: bool = False
    announced: bool = False
    deed: bool = False
    """Whether the subject is a weapon or a deed known before: «أن الضربة التي استهدفت المطار»."""

    def give(self, role: str, found: Sequence[Mention]) -> None:
        """Fill a role that is still empty, never with one who already fills the other."""
        mine, theirs = (self.initiators, self.targets) if role == "I" else (self.targets, self.initiators)
        if mine or not found:
            return
        taken = {m.i for m in theirs} | {m.actor.id for m in theirs if not m.actor.id.startswith(GENERIC)}
        mine.extend([m for m in found if m.i not in taken and m.actor.id not in taken])


@dataclass(slots=True)
class Ground:
    """What every frame looks at: the text, things that parties hold, actors that are only counted.

    ``victims`` are the words of the dead and hurt, ``deeds`` those of weapons and of deeds told by a noun; ``goes_on``
    says that the sentence told something before.
    """

    text: Text
    held: frozenset[str]
    counted: frozenset[str]
    victims: frozenset[int] = frozenset()
    goes_on: bool = False
    verbs: tuple[int, ...] = ()
    deeds: frozenset[int] = frozenset()

    def told(self, i: int, j: int) -> bool:
        """Whether a verb that tells something stands in words ``[i, j)``: «رصاص القنص قتل عبدالرحمن»."""
        return any(i <= k < j for k in self.verbs)


def run(first: Marked, among: Sequence[Marked]) -> list[Mention]:
    """``first`` and those that «و» chains to it."""
    k = next(i for i, m in enumerate(among) if m is first)
    out = [first.mention]
    for m in among[k + 1 :]:
        if not m.chained:
            break
        out.append(m.mention)
    return out


def ahead(before: Sequence[Marked]) -> list[Marked]:
    """The last mention that can be a subject standing before its verb."""
    return [m for m in before if m.marker == "bare" and not m.chained][-1:]


def antecedent(text: Text, k: int, before: Sequence[Marked]) -> list[Marked]:
    """«حدود مع تركيا التي لا تؤيد», «إلى الفصائل التي شنت»: whom a relative clause tells of, whatever stands before."""
    at = k - 1 - (text.words[k - 1] in NOT_DOING)
    if at < 0 or text.words[at] not in RELATIVES or text.words[min(k + 1, len(text.words) - 1)] in OVER_IT:
        return []
    return [m for m in before if m.mention.j == at and _agrees(text, m.mention, text.words[at])][-1:]


def _agrees(text: Text, m: Mention, relative: str) -> bool:
    """«قصف القوات الذي استهدف»: by its gender the clause tells of the shelling."""
    if relative not in (HE_WHO, SHE_WHO):
        return True
    return (m.role == "person" or text.one_of(m.i, MASCULINE)) == (relative == HE_WHO)


def accusative(text: Text, m: Mention) -> bool:
    """«شاباً», «جنديا»: an indefinite with the alef of the object case; «مسلحين» after a verb alike."""
    first = text.words[m.i]
    raw = text.raw[text.starts[m.i] : text.ends[m.i]]
    if m.actor.id.startswith(COMMON) and first.endswith("ين") and len(first) > 4 and not first.startswith("ال"):
        return text.words[m.i - 1] not in DOZENS  # «هاجم مسلحين», against «هاجم مسلحون», «هاجم عشرات المسلحين»
    return "ً" in raw or (m.role == "people" and first.endswith("ا") and len(first) > 3 and not first.startswith("ال"))


def passive(text: Text, hit: Hit) -> bool:
    """A passive is seen by its spelling («هوجم») or where the outlet wrote its vowel: «قُصفت», «أُعتقل»."""
    return hit.passive or "ُ" in text.raw[text.starts[hit.i] : text.starts[hit.i] + 4]
