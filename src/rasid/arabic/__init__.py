"""The Arabic language, knowing nothing of any war."""
