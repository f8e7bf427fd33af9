"""What speaks for each of the places of one name: where the words put it, the country, the company it keeps."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from operator import attrgetter

from rasid.arabic.place_syntax import AND, COMMAS, DASHES, untied
from rasid.arabic.segment import Text
from rasid.extract.place_mentions import Mention
from rasid.knowledge.place_words import PlaceWords
from rasid.knowledge.places import Gazetteer, Place, km
from rasid.model.values import Where


@dataclass(slots=True)
class Choice:
    """The reading of one mention: ``place`` of the books, or None where it is only held somewhere."""

    where: Where | None
    place: Place | None = None
    why: str = ""
    losers: tuple[str, ...] = ()
    gap: str = ""


@dataclass(slots=True)
class Evidence:
    """What one report says about its own places, growing as they are settled."""

    text: Text
    gaz: Gazetteer
    book: PlaceWords
    mentions: list[Mention]
    votes: dict[str, int]
    country: str | None
    choices: list[Choice | None] = field(default_factory=list)
    home: str | None = None
    _near: list[tuple[int, Place]] = field(default_factory=list)
    """Mentions and the places finer than a country that they were settled as, in the order of settling."""
    _beside: defaultdict[int, list[tuple[int, Place]]] = field(default_factory=lambda: defaultdict(list))
    """The same by paragraph."""
    _known: defaultdict[str, dict[str, Place]] = field(default_factory=lambda: defaultdict(dict))
    """The same by country, each place once, by its id."""
    _sentence: list[int] = field(default_factory=list)
    _paragraph: list[int] = field(default_factory=list)
    _admin1: Counter[tuple[str, str]] = field(default_factory=Counter)
    _sure: frozenset[str] = frozenset()

    def _spelling(self, m: Mention) -> str:
        return " ".join(self.text.words[m.core[0] : m.core[1]])

    def _vote(self, plain: Iterable[Mention]) -> str | None:
        """The country that the report speaks of most, by the mentions that leave no doubt."""
        votes: Counter[str] = Counter(self.votes)
        for m in plain:
            top = max(m.places, key=_weight)
            if top.weight >= 1:
                votes[top.country] += 3 if top.level != "country" else 2
        if self.country:
            votes[self.country] += 12
        self.votes = dict(votes)
        return max(votes, key=lambda c: (votes[c], c)) if votes else None

    def _take(self, n: int, choice: Choice | None) -> None:
        self.choices[n] = choice
        if choice and choice.place and choice.place.level != "country":
            p = choice.place
            self._near.append((n, p))
            self._beside[self._paragraph[n]].append((n, p))
            self._known[p.country].setdefault(p.id, p)
            if p.admin1:
                self._admin1[(p.country, p.admin1)] += 1

    def _credible(self, n: int, m: Mention, p: Place) -> bool:
        """Whether an unmarked word is a place at all."""
        if p.level == "country" or m.rural:
            return True
        if self._elsewhere(m, p):
            return False
        if m.cls or m.position:
            least = 2 if m.cls and p.level not in ("site", "neighbourhood") else 3
            return p.weight >= least or not self.home or p.country == self.home or p.country in self.votes
        if p.weight < 3 and self._misspelt(m, p):
            return False
        if p.weight >= 2 and not m.shy and p.level != "neighbourhood":
            return p.own or m.after or p.country == self.home or p.country in self.votes
        known = self._spelling(m)[len(m.prefix) :]
        at_home = p.country == self.home or self.votes.get(p.country, 0) >= 6
        if known in self._sure or ("ال" + known) in self._sure:
            return at_home or not m.shy  # «مديرية الوقف … إلى وقف القتال» makes no «وقف» of another country
        here = self._sentence[n]
        company = any(
            self._sentence[k] == here and q.admin1 == p.admin1 and q.id != p.id
            for k, q in self._beside[self._paragraph[n]]
        )
        if m.shy:
            return at_home and (m.after or self._listed(n)) and (company or self._listed(n))
        if p.level == "neighbourhood" and p.own and len(m.places) == 1 and p.country == self.home and m.after:
            return True  # «غارة على الغبيري»: known by its name alone
        if p.weight == 0 or (p.level == "neighbourhood" and p.weight < 3):
            known_here = (p.country, p.admin1) in self._admin1
            if len(m.places) > 1 and p.weight == 0 and not company and not known_here:
                return False
            told = m.after or self._listed(n)
            return at_home and told and (company or known_here or (m.j - m.i > 1 and m.after))
        if p.weight == 1:
            return (at_home and (m.after or company or self._listed(n))) or m.j - m.i > 1
        return True

    def _elsewhere(self, m: Mention, p: Place) -> bool:
        """«ساحة الميسات في بيروت», «قرية السويداء بمحافظة الحسكة»: the words put it where this one is not."""
        small = p.level in ("neighbourhood", "site")
        if not (m.cls or small):
            return False
        holders = self._holders(m)
        if not holders or any(q.id == p.id or q.level == "region" for q in holders):
            return small and bool(self.home) and p.country != self.home and p.country not in self.votes
        return all(_outside(p, q) for q in holders)

    def _holders(self, m: Mention) -> tuple[Place, ...]:
        """What the words put a mention in: the place chosen, or those it may be."""
        x = self.mentions[m.holder]
        if m.holder < 0 or x.toward or x.position:
            return ()  # «مدينة كركوك شمال بغداد» is not in Baghdad
        told = self.choices[m.holder]
        return (told.place,) if told and told.place else x.places

    def _misspelt(self, m: Mention, p: Place) -> bool:
        """«حواره» for «حوارة»: with one word alone the spelling of its end must agree."""
        raw = self.text.surface(m.j - 1, m.j)
        return m.j - m.core[0] == 1 and untied(raw) and not untied(p.name_ar)

    def _listed(self, n: int) -> bool:
        """Joined to the mention before by «و» or a comma, and that was a place."""
        m, before = self.mentions[n], self.mentions[n - 1] if n else None
        if before is None or self.choices[n - 1] is None:
            return False
        if before.j == m.i:
            return m.prefix.startswith(AND)
        return before.j + 1 == m.i and self.text.words[before.j] in COMMAS | DASHES

    def _scores(self, n: int, m: Mention) -> list[tuple[float, str]]:
        """How much speaks for each of the places of a mention, and what."""
        rivals = self._rivals(m)
        return [self._score(n, m, p, rivals) for p in m.places]

    def _score(self, n: int, m: Mention, p: Place, rivals: tuple[Set[str], Set[str]]) -> tuple[float, str]:
        score, why = 0.5 * p.weight + p.own, list[str]()
        if self.home == p.country:
            score += 6
            why.append("the report's country")
        elif self.votes.get(p.country):
            score += min(3.0, 0.5 * self.votes[p.country])
        score += self._of_level(m, p, why)
        hamlet, village = p.weight == 0, p.kind in ("village", "hamlet", "town") and not p.own
        if (hamlet and p.country in rivals[0]) or (village and p.country in rivals[1]):
            score -= 6.0
        score += self._in_holder(m, p, why) + self._in_city(p, why)
        score += self._company(n, p, why)
        return score, "; ".join(why)

    def _rivals(self, m: Mention) -> tuple[frozenset[str], frozenset[str]]:
        """Countries in which places of one name give way to a greater namesake.

        First a hamlet that bears the name of a town of its country, or, as «مدينة», of a city anywhere; then a village
        that only shares the name of a governorate or its city, in the same country: «تعز والحديدة».
        """
        places, cls = m.places, m.cls.id if m.cls else ""
        towns = [q.country for q in places if q.weight >= 2 and q.level != "neighbourhood"] if cls != "village" else []
        if cls == "city" and any(q.kind == "city" for q in places):
            towns = [q.country for q in places]
        seats = [] if cls else [q.country for q in places if q.own and q.level == "governorate"]
        return frozenset(towns), frozenset(seats)

    def _of_level(self, m: Mention, p: Place, why: list[str]) -> float:
        if m.rural or m.kind == "area":
            return {"governorate": 3.0, "town": 0.5, "country": 2.0}.get(p.level, -2.0)
        if m.cls:
            if m.cls.id in ("city", "capital") and p.kind == "city" and p.own:
                why.append("a city")
                return 1.5
            if (m.cls.id == "town" and p.kind == "town") or (m.cls.id == "hood" and p.level == "neighbourhood"):
                return 2.0
            if m.cls.id == "district" and p.level == "district":
                return 1.0
            return 0.0
        if p.level == "governorate":
            return -1.5 if self._spelling(m)[len(m.prefix) :] in self.book.city_state else 0.5
        if p.level == "region":
            return 1.0
        if p.level == "neighbourhood":
            return -2.0
        return -1.0 if p.level == "district" and not p.own else 0.0

    def _in_holder(self, m: Mention, p: Place, why: list[str]) -> float:
        if m.holder < 0:
            return 0.0
        x = self.mentions[m.holder]
        if not x.places:
            return 0.0
        for q in x.places:
            if q.country == p.country and (q.level == "country" or (q.admin1 and q.admin1 == p.admin1)):
                if q.id == p.id:
                    continue
                why.append(f"within {q.name_en}")
                return 8.0 if q.level != "country" else 5.0
        return -3.0

    def _in_city(self, p: Place, why: list[str]) -> float:
        """A neighbourhood is looked for in the cities that the report names: «حي الميدان» of Damascus or of Aleppo."""
        if not p.within or p.level != "neighbourhood":
            return 0.0
        city = self._told_city(p)
        if city is None:
            return -4.0
        why.append(f"a part of {city.name_en}")
        return 4.0

    def _in_its_city(self, n: int, m: Mention) -> tuple[Place, ...]:
        """The places that «حي …» may mean: parts of a city named near it, never a village far away («حي الصالحية»).

        Where no city is named near it, a neighbourhood of whatever city will do.
        """
        here = self._sentence[n]
        cities = [q for k, q in self._near if abs(here - self._sentence[k]) <= 1 and k != n and q.level != "region"]
        hoods = tuple(p for p in m.places if p.level == "neighbourhood")
        inside = tuple(p for p in m.places if any(_within(p, q) for q in cities))
        told = inside or tuple(p for p in hoods if p.id in self._known[p.country] or self._told_city(p))
        return told or (() if any(q.kind == "city" or q.level == "governorate" for q in cities) else hoods)

    def _told_city(self, p: Place) -> Place | None:
        """The city of a neighbourhood where the report names it, its governorate («في حلب»), or another part of it."""
        city = self.gaz.by_id(p.within) if p.within else None
        if city is None:
            return None
        known = self._known[city.country]
        told = city.id in known or any(
            q.within == city.id or (q.level == "governorate" and q.name_ar == city.name_ar) for q in known.values()
        )
        return city if told else None

    def _company(self, n: int, p: Place, why: list[str]) -> float:
        score, here = 0.0, ""
        for k, q in self._beside[self._paragraph[n]]:
            if k != n and q.country == p.country and (tie := _tie(p, q)):
                gain = (3.0 if self._sentence[k] == self._sentence[n] else 2.0) + (tie == 2)
                if gain > score:
                    score, here = gain, q.name_en
        for q in () if score else self._known[p.country].values():
            gain = (0.0, 1.0, 1.5)[_tie(p, q)]
            if gain > score:
                score, here = gain, q.name_en
        if score:
            why.append(f"company of {here}")
        return score + min(2.0, 0.4 * self._admin1.get((p.country, p.admin1), 0) if p.admin1 else 0.0)


_weight = attrgetter("weight")


def _outside(p: Place, q: Place) -> bool:
    """Whether a place cannot lie in another, by their countries and governorates."""
    if q.country != p.country or q.level == "country":
        return q.country != p.country
    return bool(q.admin1 and p.admin1 and q.admin1 != p.admin1) and p.level != "governorate" and km(p, q) > _CITY_KM


_CITY_KM = 15.0
"""How far from its middle the quarters of a great city lie («حي جوبر», «حي الكلاسة»)."""


def _within(p: Place, city: Place) -> bool:
    """Whether a place is part of a city, or of what bears the city's name («في حلب»), or lies at its edge."""
    if city.level == "governorate":
        return p.country == city.country and p.admin1 == city.admin1
    return p.within == city.id or (bool(city.within) and p.within == city.within) or km(p, city) < _CITY_KM


_WIDE = frozenset({"country", "governorate", "region"})


def _tie(p: Place, q: Place) -> int:
    """How two places of one country belong together: 0 not, 1 of one governorate, 2 near each other."""
    same, wide = q.admin1 == p.admin1 != "", p.level in _WIDE
    if not same and (wide or abs((p.lat or 0.0) - (q.lat or 0.0)) > 0.3):
        return 0
    return 2 if not wide and km(p, q) < 30 else int(same)
