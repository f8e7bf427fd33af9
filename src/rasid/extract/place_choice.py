"""Which of the places of one name a report means, and where a place that no book has is held.

Evidence, strongest first: the place that the words themselves put it in («في ريف درعا»), the report's country, other
places of the sentence, paragraph and report, how well known it is. Population never decides across countries.
"""

import math
from collections import Counter
from dataclasses import dataclass, field, replace

from rasid.arabic.normalize import fold_words
from rasid.arabic.place_syntax import BEFORE_PLACES, untied
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
class Chooser:
    """Decides all mentions of one report together."""

    text: Text
    gaz: Gazetteer
    book: PlaceWords
    mentions: list[Mention]
    votes: dict[str, int]
    country: str | None
    choices: list[Choice | None] = field(default_factory=list)
    home: str | None = None
    _near: list[tuple[int, Place]] = field(default_factory=list)
    _sentence: list[int] = field(default_factory=list)
    _paragraph: list[int] = field(default_factory=list)
    _admin1: Counter[tuple[str, str]] = field(default_factory=Counter)
    _sure: frozenset[str] = frozenset()

    def run(self) -> list[Choice | None]:
        """A choice per mention, None where the words turn out to be no place."""
        text, ms = self.text, self.mentions
        self.choices = [None] * len(ms)
        self._sentence = [text.sentence_of(m.i) for m in ms]
        self._paragraph = [text.paragraph_of(m.i) for m in ms]
        self._hold()
        self.home = self._vote()
        self._sure = frozenset(self._spelling(m) for m in ms if m.cls and m.places)
        later = []
        for n, m in enumerate(ms):
            if m.kind == "name" and m.places and self._plain(m):
                self._take(n, self._pick(n, m))
            elif m.kind in ("name", "area") and m.places:
                later.append(n)
        for n in later:
            self._take(n, self._pick(n, ms[n]))
        for n, m in enumerate(ms):
            if self.choices[n] is None and (m.kind in ("site", "anaphor", "area") or not m.places):
                self._take(n, self._held(n, m))
        return self.choices

    # evidence -----------------------------------------------------------------------------------------------------

    def _plain(self, m: Mention) -> bool:
        """No doubt which place: one country and governorate, and no ordinary word."""
        first = m.places[0]
        return not m.shy and all(p.country == first.country and p.admin1 == first.admin1 for p in m.places)

    def _spelling(self, m: Mention) -> str:
        return " ".join(self.text.words[m.core[0] : m.core[1]])

    def _vote(self) -> str | None:
        votes: Counter[str] = Counter(self.votes)
        for m in self.mentions:
            if m.kind == "name" and m.places and self._plain(m) and m.places[0].weight >= 1:
                votes[m.places[0].country] += 3 if m.places[0].level != "country" else 2
        if self.country:
            votes[self.country] += 12
        self.votes = dict(votes)
        return max(votes, key=lambda c: (votes[c], c)) if votes else None

    def _hold(self) -> None:
        """Link a mention to the next where only «في», «من», a bracket or a bearing stands between."""
        words, link = self.text.words, self.book.link
        for n in range(len(self.mentions) - 1):
            m, x = self.mentions[n], self.mentions[n + 1]
            gap = words[m.j : x.i]
            if self._sentence[n] != self._sentence[n + 1] or len(gap) > 2:
                continue
            tied = (not gap and (x.prefix == "ب" or x.toward or x.position)) or (
                len(gap) <= 2 and gap and all(w in link for w in gap) and not x.prefix)  # fmt: skip
            if tied:
                m.holder = n + 1

    def _take(self, n: int, choice: Choice | None) -> None:
        self.choices[n] = choice
        if choice and choice.place and choice.place.level != "country":
            p = choice.place
            self._near.append((n, p))
            if p.admin1:
                self._admin1[(p.country, p.admin1)] += 1

    # names --------------------------------------------------------------------------------------------------------

    def _pick(self, n: int, m: Mention) -> Choice | None:
        if len(m.places) == 1 and m.places[0].weight >= 2 and not m.shy:
            place = m.places[0]
            if self._credible(n, m, place):
                return Choice(self._where(m, place), place, "the only place of that name")
            return None
        scored = sorted(((*self._score(n, m, p), k, p) for k, p in enumerate(m.places)), key=lambda s: (-s[0], s[2]))
        best, why, _, place = scored[0]
        if not self._credible(n, m, place):
            return None
        losers = tuple(f"{p.name_en} ({p.level}, {p.admin1 or p.country}): {w or 'nothing for it'}" for _, w, _, p in scored[1:5])
        gap = ""
        for score, _, _, p in scored[1:]:
            if best - score < 0.75 and p.country + p.admin1 != place.country + place.admin1 and (p.admin1 and place.admin1 or p.country != place.country):
                gap = "ambiguous"
        return Choice(self._where(m, place), place, why or "the only place of that name", losers, gap)

    def _credible(self, n: int, m: Mention, p: Place) -> bool:
        """Whether an unmarked word is a place at all."""
        if p.level == "country" or m.rural:
            return True
        if m.cls or m.position:
            return p.weight >= 2 or not self.home or p.country == self.home or p.country in self.votes
        if p.weight < 3 and self._misspelt(m, p):
            return False
        if p.weight >= 2 and not m.shy and p.level != "neighbourhood":
            return p.own or m.after or p.country == self.home or p.country in self.votes
        known = self._spelling(m).lstrip("وبلفك") if m.prefix else self._spelling(m)
        if known in self._sure or ("ال" + known) in self._sure:
            return True
        at_home = p.country == self.home or self.votes.get(p.country, 0) >= 6
        company = any(self._sentence[k] == self._sentence[n] and q.admin1 == p.admin1 and q.id != p.id for k, q in self._near)
        if m.shy:
            return at_home and (m.after or self._listed(n)) and (company or self._listed(n))
        if p.weight == 0 or (p.level == "neighbourhood" and p.weight < 3):
            if len(m.places) > 1 and p.weight == 0 and not company and self._admin1[(p.country, p.admin1)] == 0:
                return False
            return at_home and (m.after or self._listed(n)) and (company or self._admin1[(p.country, p.admin1)] > 0 or m.j - m.i > 1 and m.after)
        if p.weight == 1:
            return at_home and (m.after or company or self._listed(n)) or m.j - m.i > 1
        return True

    def _misspelt(self, m: Mention, p: Place) -> bool:
        """«حواره» for «حوارة»: with one word alone the spelling of its end must agree."""
        raw = self.text.surface(m.j - 1, m.j)
        return m.j - m.core[0] == 1 and untied(raw) and not untied(p.name_ar)

    def _listed(self, n: int) -> bool:
        """Joined to the mention before by «و» or a comma, and that was a place."""
        m, before = self.mentions[n], self.mentions[n - 1] if n else None
        if before is None or self.choices[n - 1] is None:
            return False
        return before.j == m.i and m.prefix.startswith("و") or before.j + 1 == m.i and self.text.words[before.j] in ("،", "-", "–")

    def _score(self, n: int, m: Mention, p: Place) -> tuple[float, str]:
        score, why = 0.5 * p.weight, []
        if self.home == p.country:
            score += 6
            why.append("the report's country")
        elif self.votes.get(p.country):
            score += min(3.0, 0.5 * self.votes[p.country])
        score += self._of_level(m, p, why)
        if p.weight == 0 and self._outshone(m, p):
            score -= 6.0
        score += self._in_holder(m, p, why)
        score += self._company(n, p, why)
        return score, "; ".join(why)

    def _outshone(self, m: Mention, p: Place) -> bool:
        """A hamlet that bears the name of a town of its country, or, as «مدينة», of a city anywhere."""
        if m.cls and m.cls.id == "village":
            return False
        city = m.cls is not None and m.cls.id == "city"
        return any(q.weight >= 2 and q.country == p.country or city and q.kind == "city" for q in m.places)

    def _of_level(self, m: Mention, p: Place, why: list[str]) -> float:
        if m.rural or m.kind == "area":
            return {"governorate": 3.0, "town": 0.5, "country": 2.0}.get(p.level, -2.0)
        if m.cls:
            if m.cls.id in ("city", "capital") and p.kind == "city":
                why.append("a city")
                return 1.5
            if m.cls.id == "town" and p.kind == "town" or m.cls.id == "hood" and p.level == "neighbourhood":
                return 2.0
            if m.cls.id in ("district", "area") and p.level == "district":
                return 1.0
            return 0.0
        if p.level == "governorate":
            return 0.5 if p.id.split("-", 1)[-1] not in self.book.capital.values() and not self._city_state(p) else -1.5
        if p.level == "region":
            return 1.0
        if p.level == "neighbourhood":
            return -2.0
        return -1.0 if p.level == "district" and not p.own else 0.0

    def _city_state(self, p: Place) -> bool:
        capital = self.book.capital.get(p.country, "")
        return p.kind == "governorate" and (f"{p.id}-" in capital + "-" or p.population and p.radius_km is not None and p.admin1 in ("Aden", "Tripoli", "Benghazi", "Gaza"))

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

    def _company(self, n: int, p: Place, why: list[str]) -> float:
        score, here = 0.0, ""
        wide = p.level in ("country", "governorate", "region")
        for k, q in self._near:
            if k == n or q.country != p.country:
                continue
            same = q.admin1 == p.admin1 != ""
            if not same and (wide or abs((p.lat or 0.0) - (q.lat or 0.0)) > 0.3):
                continue
            close = not wide and km(p, q) < 30
            if not same and not close:
                continue
            if self._sentence[k] == self._sentence[n]:
                gain = 3.0 + close
            elif self._paragraph[k] == self._paragraph[n]:
                gain = 2.0 + close
            else:
                gain = 1.0 + 0.5 * close
            if gain > score:
                score, here = gain, q.name_en
        if score:
            why.append(f"company of {here}")
        return score + min(2.0, 0.4 * self._admin1[(p.country, p.admin1)] if p.admin1 else 0.0)

    # what the words make of a place -------------------------------------------------------------------------------

    def _where(self, m: Mention, p: Place) -> Where:
        if m.rural or m.toward:
            return self._half(m, p)
        if m.position and p.radius_km:
            return p.where(radius_km=max(m.position, p.radius_km))
        return p.where()

    def _half(self, m: Mention, p: Place) -> Where:
        """«ريف درعا الغربي»: a point in that half of the governorate; «شرق درعا»: beside the town."""
        big = p.level in ("governorate", "country", "region") or m.rural
        level = {"country": "region", "region": "region"}.get(p.level, "district" if big else p.level)
        w = p.where(level=level)
        sides = [t for t in m.toward if t >= 0]
        radius = 25.0 if p.level == "governorate" or m.rural else 15.0 if p.level == "region" else 5.0
        if p.level == "country":
            return replace(w, level=level, radius_km=150.0)
        if m.rural and not sides:
            radius = 50.0
        if not sides or w.lat is None or w.lon is None:
            return replace(w, radius_km=max(radius, m.position))
        step = 25.0 if radius == 25.0 else radius
        north = sum(math.cos(math.radians(t)) for t in sides) / len(sides) * step
        east = sum(math.sin(math.radians(t)) for t in sides) / len(sides) * step
        lat = round(w.lat + north / 111.2, 4)
        lon = round(w.lon + east / (111.2 * math.cos(math.radians(w.lat))), 4)
        return replace(w, lat=lat, lon=lon, radius_km=max(radius, m.position))

    # what no book has ---------------------------------------------------------------------------------------------

    def _held(self, n: int, m: Mention) -> Choice | None:
        if m.kind == "anaphor":
            return self._anaphor(n, m)
        if m.kind == "area":
            return self._country_side(n, m)
        if m.ref is not None and not m.inside:
            c = self._anaphor(n, m.ref) if m.ref.kind == "anaphor" else self._held(n, m.ref)
            m.inside = (c.place,) if c and c.place else ()
        if m.loose and not self._just_named(n):
            return None
        inside = self._inside(n, m)
        if m.cls and "abroad" in m.cls.flags:
            return Choice(Where(f"?{self.text.surface(*m.core)}", (), self.text.surface(*m.core), "", m.cls.level), None, "no book has it", (), "no book has it")
        holder, how = (inside, "named inside it") if inside else self._holder(n)
        if inside and m.cls and "far" in m.cls.flags and m.ref is None and len(m.inside) < 9:
            near, why = self._holder(n)
            if near and near.level != "country" and near.country == self.home and km(inside, near) > m.cls.reach and not self._is_road(m):
                holder, how = near, why
        level = m.cls.level if m.cls else "site"
        radius = m.cls.radius if m.cls else 5.0
        name = self.text.surface(*m.core)
        gap = "" if m.kind == "site" and inside else f"no book has «{name}»"
        if holder and m.toward:
            return Choice(self._half(m, holder), holder, f"a side of {holder.name_en}: {how}")
        if holder is None:
            return Choice(Where(f"?{name}", (), name, "", level), None, "no book has it, nothing to hold it at", (), gap)
        base = holder.where()
        wide = max(radius, holder.radius_km or 0.0) if how != "named inside it" else radius
        path = base.path if len(base.path) < 2 or holder.level == "governorate" else base.path
        w = replace(base, id=f"{base.id}/?{name}", path=path, name_ar=name, name_en="", level=level, radius_km=wide)
        return Choice(w, None, f"held at {holder.name_en}: {how}", (), gap)

    def _inside(self, n: int, m: Mention) -> Place | None:
        if not m.inside:
            return None
        scored = max(((self._score(n, Mention(m.i, m.j, m.core, "name", places=m.inside), p)[0], -k, p) for k, p in enumerate(m.inside)))
        place = scored[2]
        return place if place.country == self.home or place.weight >= 3 or self.votes.get(place.country) else None

    def _is_road(self, m: Mention) -> bool:
        return bool(m.inside) and m.core[0] == m.i

    def _just_named(self, n: int) -> bool:
        """Whether this sentence or the one before names a place finer than a country."""
        return self.mentions[n].holder >= 0 or any(0 <= self._sentence[n] - self._sentence[k] <= 1 for k, _ in self._near)

    def _holder(self, n: int) -> tuple[Place | None, str]:
        m = self.mentions[n]
        seen = 0
        while m.holder >= 0 and seen < 3:
            c = self.choices[m.holder]
            if c and c.place:
                return c.place, "the words put it there"
            m, seen = self.mentions[m.holder], seen + 1
        best: tuple[float, Place] | None = None
        for k, p in self._near:
            if p.level == "country":
                continue
            if self._sentence[k] == self._sentence[n]:
                cost = abs(k - n) + (0.5 if k > n else 0.0)
            elif self._paragraph[k] == self._paragraph[n]:
                cost = 20.0 + abs(k - n) + (10 if k > n else 0)
            else:
                cost = 60.0 + abs(k - n) + (40 if k > n else 0)
            if p.country != self.home:
                cost += 80
            if best is None or cost < best[0]:
                best = (cost, p)
        if best:
            return best[1], "the nearest place named"
        country = self.gaz.country(self.home) if self.home else None
        return (country, "the report's country") if country else (None, "")

    def _anaphor(self, n: int, m: Mention) -> Choice | None:
        """The last place of that class, else for «المحافظة» the governorate of the last place."""
        assert m.cls is not None
        want = m.cls
        if want.id == "capital":
            place = m.places[0] if m.places else self.gaz.by_id(self.book.capital.get(self.home or "", ""))
            return Choice(self._where(m, place), place, "the capital") if place else None
        if want.id == "land":
            place = self.gaz.country(self.home) if self.home else None
            return Choice(self._where(m, place), place, "the report's country") if place else None
        if want.id == "strip":
            place = self.gaz.by_id("ps-gaza-strip")
            if place and self.votes.get("PS"):
                return Choice(self._where(m, place), place, "the Gaza Strip")
            return None
        fallback: Choice | None = None
        for k in range(n - 1, -1, -1):
            c, x = self.choices[k], self.mentions[k]
            if c is None or c.where is None or x.kind == "anaphor":
                continue
            if x.cls is want and c.where.level != "governorate":
                return self._again(m, c)
            p = c.place
            if p is None or p.country != self.home and self.home:
                continue
            if want.id == "governorate" and p.admin1:
                g = self.gaz.governorate(p.country, p.admin1)
                return Choice(self._where(m, g), g, f"the governorate of {p.name_en}") if g else None
            if want.id == "area" and (self._sentence[n] - self._sentence[k] > 1):
                break
            if want.id in ("city", "town", "village", "area") and x.kind == "name" and fallback is None:
                if p.level == "town" and not (want.id == "village" and p.kind == "city") and not (want.id == "city" and p.kind == "village"):
                    fallback = self._again(m, c)
                elif want.id == "city" and p.level == "governorate":
                    fallback = self._city_of(m, p)
            if want.id == "camp" and p.kind == "camp" or want.id == "hood" and p.level == "neighbourhood":
                return self._again(m, c)
        if want.site and fallback is None and m.after and (m.position or want.id != "building" and self._near and self._just_named(n) and self._placed(m)):
            return self._held(n, replace(m, kind="site"))
        return fallback

    def _placed(self, m: Mention) -> bool:
        before = self.text.words[m.i - 1] if m.i else ""
        return m.prefix.endswith("ب") or before in BEFORE_PLACES

    def _city_of(self, m: Mention, governorate: Place) -> Choice:
        for p in self.gaz.named(" ".join(self.text.words[slice(*m.core)])) + self._same_name(governorate):
            if p.kind == "city" and p.admin1 == governorate.admin1 and p.country == governorate.country:
                return Choice(self._where(m, p), p, f"the city of {p.name_en}")
        return Choice(self._where(m, governorate), governorate, "the last place of that class")

    def _same_name(self, p: Place) -> tuple[Place, ...]:
        return self.gaz.named(fold_words(p.name_ar))

    def _again(self, m: Mention, c: Choice) -> Choice:
        where = self._where(m, c.place) if c.place else c.where
        return Choice(where, c.place, f"the last place of that class: {c.where.name_ar if c.where else ''}")

    def _country_side(self, n: int, m: Mention) -> Choice | None:
        """«الريف الغربي» of the governorate spoken of."""
        holder, how = self._holder(n)
        if holder is None:
            return None
        if holder.level == "country":
            return Choice(self._half(m, holder), holder, how)
        g = self.gaz.governorate(holder.country, holder.admin1) or holder
        return Choice(self._half(m, g), g, f"the countryside of {g.name_en}: {how}")
