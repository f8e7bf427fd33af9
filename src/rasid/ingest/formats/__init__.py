"""What each format of a file holds, thing by thing; :mod:`rasid.ingest.formats.discover` is the door."""
