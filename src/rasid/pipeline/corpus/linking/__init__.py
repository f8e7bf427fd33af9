"""Linking a whole corpus: what `rasid rebuild` does in memory, stage by stage through sorted tables on a disk.

docs/design/0013-corpus-link.md says why the incidents are the same.
"""
