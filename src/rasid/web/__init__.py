"""The API and the page that `rasid serve` opens, on this machine alone unless a team asks otherwise."""
