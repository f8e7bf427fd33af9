"""Saved searches: kept, listed, forgotten, in a backup, and gone with the name that an erasure takes out."""

from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest

from rasid.errors import ConflictError, UnknownIdError
from rasid.store.searches import Search

NOW = datetime(2021, 8, 1, 12, tzinfo=UTC)


def search(id="s1", name="درعا", query="country=SY", by="سلمى"):
    return Search(id, name, query, by, "2021-08-01T12:00:00Z")


def test_kept_listed_and_forgotten(store):
    store.save_search(search())
    store.save_search(search("s2", "صنعاء", ""))
    assert store.searches() == [search(), search("s2", "صنعاء", "")]
    with pytest.raises(ConflictError):
        store.save_search(search("s3"))
    store.forget_search("s1")
    with pytest.raises(UnknownIdError):
        store.forget_search("s1")
    assert [s.id for s in store.searches()] == ["s2"] and store.verify() == []


def test_a_name_that_is_erased_stands_in_no_search(store):
    store.save_search(search("s1", "كل ما عن سامر"))
    store.save_search(search("s2", "بالكلمات", urlencode({"q": "سامر"})))
    store.save_search(search("s3", "غير ذلك"))
    store.erase(reason="طلب", by="سلمى", at=NOW, name="سامر")
    assert [s.id for s in store.searches()] == ["s3"]


def test_a_backup_holds_them(store, tmp_path, new_url):
    from rasid.store.store import open_store, restore

    store.save_search(search())
    store.backup(tmp_path / "all.zip")
    url = new_url()
    restore(tmp_path / "all.zip", url, tmp_path / "other.files")
    with open_store(url, tmp_path / "other.files") as again:
        assert again.searches() == [search()]
