"""Tests of linking a whole corpus."""
