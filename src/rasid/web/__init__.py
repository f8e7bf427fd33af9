"""The API and the page over a store, served to this machine alone or to a team."""
