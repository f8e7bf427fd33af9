"""What asks the network: politely, and the public web alone; :mod:`rasid.ingest.web.fetch` is the door."""
