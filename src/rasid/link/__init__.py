"""Claims of many reports to incidents and settled figures: pure functions, nothing but values in and out."""
