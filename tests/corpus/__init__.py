"""Corpora coded shard by shard."""
