"""Reading a report: its words, then its claims."""
