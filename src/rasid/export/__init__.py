"""Claims as other people's formats: JSON, JSON Lines, CSV, and a table on a terminal."""
