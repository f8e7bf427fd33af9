"""Several work on one machine: no example fails for being slow."""

from hypothesis import settings

settings.register_profile("browse", deadline=None)
settings.load_profile("browse")
