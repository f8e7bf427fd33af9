"""A corpus too large for one store: coded and linked in shards, by as many processes as there are."""
