"""Points and radii of what the words say, and where a place that no book has is held."""

import math
from dataclasses import replace

from rasid.arabic.normalize import fold_words
from rasid.arabic.place_syntax import BEFORE_PLACES, IN, NEARBY
from rasid.extract.place_evidence import Choice, Evidence
from rasid.extract.place_mentions import Mention
from rasid.knowledge.place_words import PlaceClass
from rasid.knowledge.places import Place, km
from rasid.model.values import Where

NEAR_KM = 7.0
"""Around a place that something only lies near (ACLED 2, UCDP 2)."""


_LAND_KM = 150.0
"""How far from its middle something in a country may lie where nothing nearer is said."""


class Holding(Evidence):
    """Reads mentions that are no plain name of the books."""

    __slots__ = ()

    def _where(self, m: Mention, p: Place) -> Where:
        if m.rural or m.toward:
            return self._half(m, p)
        about = m.position or (NEAR_KM if p.radius_km and p.radius_km < NEAR_KM and self._near_it(m) else 0.0)
        return p.where(radius_km=max(about, p.radius_km)) if about and p.radius_km else self.gaz.where(p)

    def _near_it(self, m: Mention) -> bool:
        """«قرب مدينة درعا», «بالقرب من بلدة طفس», «المجاورة لطفس»."""
        words, k = self.text.words, m.i - 1
        return k >= 0 and (words[k] in NEARBY or (k > 0 and words[k] == "من" and words[k - 1] in NEARBY))

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
            return Choice(self._nowhere(m), None, "no book has it", (), "no book has it")
        holder, how = (inside, "named inside it") if inside else self._holder(n)
        if inside and m.cls and "far" in m.cls.flags and m.ref is None:
            near, why = self._holder(n)
            fine = near is not None and near.level != "country" and near.country == self.home
            if fine and near and km(inside, near) > m.cls.reach and not self._is_road(m):
                holder, how = near, why
        if holder and holder.level == "governorate" and m.cls and m.cls.id == "hood":
            holder = self._city_bearing(holder) or holder  # «حي السنديان بحماة»: of the city, not of its countryside
        if m.cls and m.cls.id == "border" and not inside and m.holder < 0 and self.home:
            holder, how = self.gaz.country(self.home), "the report's country"  # «الحدود مع تركيا»
        if holder and holder.level == "country" and m.cls and "faced" in m.cls.flags:
            holder = self.gaz.by_id(self.book.capital.get(holder.country, "")) or holder
            how = "where such bodies sit"  # «أمام وزارة العدل»: in the capital, where no other town is named
        level = m.cls.level if m.cls else "site"
        radius = m.cls.radius if m.cls else 5.0
        name = self.text.surface(*m.core)
        gap = "" if m.kind == "site" and inside else f"no book has «{name}»"
        if holder and m.toward:
            return Choice(self._half(m, holder), holder, f"a side of {holder.name_en}: {how}")
        if holder is None:
            return Choice(self._nowhere(m), None, "no book has it, nothing to hold it at", (), gap)
        base = self.gaz.where(holder)
        wide = max(radius, holder.radius_km or 0.0) if how != "named inside it" else radius
        if holder.level == "country":
            wide = _LAND_KM  # «الحدود السورية التركية»: somewhere in it
        w = replace(base, id=f"{base.id}/?{name}", name_ar=name, name_en="", level=level, radius_km=wide)
        return Choice(w, None, f"held at {holder.name_en}: {how}", (), gap)

    def _nowhere(self, m: Mention) -> Where:
        name = self.text.surface(*m.core)
        return Where(f"?{name}", (), name, "", m.cls.level if m.cls else "site")

    def _is_road(self, m: Mention) -> bool:
        return bool(m.inside) and m.cls is not None and m.cls.id == "road"

    def _just_named(self, n: int) -> bool:
        """Whether this sentence or the one before names a place finer than a country."""
        here = self._sentence[n]
        return self.mentions[n].holder >= 0 or any(0 <= here - self._sentence[k] <= 1 for k, _ in self._near)

    def _inside(self, n: int, m: Mention) -> Place | None:
        if not m.inside:
            return None
        alone = Mention(m.i, m.j, m.core, "name", places=m.inside)
        scores = [score for score, _ in self._scores(n, alone)]
        place = m.inside[scores.index(max(scores))]
        if m.cls and m.cls.id == "road" and place.level == "country" and place.country != self.home:
            return None  # «طريق يؤدي إلى الحدود الإيرانية» runs here
        if place.weight == 0 and self._near and not any(q.admin1 == place.admin1 for _, q in self._near):
            return None  # «نقطة التل الأصفر» of Daraa is no hamlet of Hasakah
        return place if place.country == self.home or place.weight >= 3 or self.votes.get(place.country) else None

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
            if p.level == "governorate":
                cost += 15  # «في أريحا بمحافظة إدلب … في السوق الشعبي»: the town, not what it lies in
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
        if want.id in ("capital", "land", "strip"):
            return self._only_one(m, want.id)
        fallback: Choice | None = None
        for k in range(n - 1, -1, -1):
            c, x = self.choices[k], self.mentions[k]
            if c is None or c.where is None or x.kind == "anaphor":
                continue
            p = c.place
            if (x.cls is want or self._called(p, want)) and c.where.level != "governorate":
                return self._again(m, c)
            if p is None or (p.country != self.home and self.home):
                continue
            if want.id == "governorate" and p.admin1:
                g = self.gaz.governorate(p.country, p.admin1)
                return Choice(self._where(m, g), g, f"the governorate of {p.name_en}") if g else None
            if want.id == "area" and (self._sentence[n] - self._sentence[k] > 1):
                break
            if want.id in ("city", "town", "village", "area") and x.kind == "name" and fallback is None:
                if p.level == "town" and (want.id, p.kind) not in (("village", "city"), ("city", "village")):
                    fallback = self._again(m, c)
                elif want.id == "city" and p.level == "governorate":
                    fallback = self._city_of(m, p)
            if (want.id == "camp" and p.kind == "camp") or (want.id == "hood" and p.level == "neighbourhood"):
                return self._again(m, c)
        told = want.id != "building" and bool(self._near) and self._just_named(n) and self._placed(m)
        if want.site and fallback is None and m.after and (m.position or told):
            return self._held(n, replace(m, kind="site"))
        return fallback

    def _called(self, p: Place | None, want: PlaceClass) -> bool:
        """Whether a place's own name says its class: «مطار الحديدة», spoken of as «المطار», «محلية السلام»."""
        if p is None or p.level not in ("site", "district"):
            return False
        return self.book.single.get(fold_words(p.name_ar).split()[0]) is want

    def _only_one(self, m: Mention, want: str) -> Choice | None:
        """«العاصمة», «البلاد», «القطاع»: of which the report has one, whatever was named last."""
        if want == "capital":
            place = m.places[0] if m.places else self.gaz.by_id(self.book.capital.get(self.home or "", ""))
            return Choice(self._where(m, place), place, "the capital") if place else None
        if want == "land":
            place = self.gaz.country(self.home) if self.home else None
            return Choice(self._where(m, place), place, "the report's country") if place else None
        if want == "strip":
            place = self.gaz.by_id("ps-gaza-strip")
            if place and self.votes.get("PS"):
                return Choice(self._where(m, place), place, "the Gaza Strip")
        return None

    def _placed(self, m: Mention) -> bool:
        before = self.text.words[m.i - 1] if m.i else ""
        return m.prefix.endswith(IN) or before in BEFORE_PLACES

    def _city_of(self, m: Mention, governorate: Place) -> Choice:
        p = self._city_bearing(governorate)
        if p:
            return Choice(self._where(m, p), p, f"the city of {p.name_en}")
        return Choice(self._where(m, governorate), governorate, "the last place of that class")

    def _city_bearing(self, governorate: Place) -> Place | None:
        """The city that bears the name of its governorate."""
        seat = governorate.country, governorate.admin1  # two countries have a governorate al-Jawf
        same = self.gaz.named(fold_words(governorate.name_ar))
        return next((p for p in same if p.kind == "city" and (p.country, p.admin1) == seat), None)

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
