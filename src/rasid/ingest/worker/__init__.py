"""Foreign bytes are parsed in a process of their own; :class:`rasid.ingest.worker.parser.Parser` is the door."""
