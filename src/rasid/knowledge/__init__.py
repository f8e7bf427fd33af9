"""The books: what rasid knows of actors, places and words, loaded once and checked hard."""
