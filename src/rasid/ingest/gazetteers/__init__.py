"""Readers of other people's gazetteers, each a format into one kind of row (``rasid places import``)."""
