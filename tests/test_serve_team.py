"""`rasid serve --team` begins only where somebody can let others in, and nobody can listen."""

import pytest

WORD = b"four sorrels by the mill\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--host", "0.0.0.0"), b"without a login"),
        (("--host", "192.0.2.1"), b"without a login"),
        (("--behind-https",), b"without a login"),
        (("--team", "--host", "0.0.0.0"), b"--behind-https"),
        (("--team", "--demo"), b"--team"),
        (("--team",), b"rasid people add NAME --role admin"),
    ],
)
def test_it_refuses_to_be_open(rasid, tmp_path, words, said):
    assert rasid("people", "add", "Salim", "--role", "coder", "--db", tmp_path / "t.db", given=WORD).returncode == 0
    refused = rasid(
        "serve", "--no-open", "--port", "0", *words, *(() if "--demo" in words else ("--db", tmp_path / "t.db"))
    )
    assert refused.returncode == 2 and said in refused.stderr, refused.stderr
