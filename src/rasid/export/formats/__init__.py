"""Incidents as the files that other people's programs open, each with the sheet that says what it holds and leaves."""

from rasid.export.formats.counts import Counts
from rasid.export.formats.door import FORMS, PROFILES, SCHEMES, SUFFIXES, export, packed, refused
from rasid.export.formats.sheet import Sheet, text

__all__ = ["FORMS", "PROFILES", "SCHEMES", "SUFFIXES", "Counts", "Sheet", "export", "packed", "refused", "text"]
