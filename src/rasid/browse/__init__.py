"""What is looked for among the events as they stand: filters, facets, time, map; quick at 100,000 events."""
