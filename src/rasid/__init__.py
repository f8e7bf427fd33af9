"""Reads Arabic conflict reporting and writes down what each report claims."""
