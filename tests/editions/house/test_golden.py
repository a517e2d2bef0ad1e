"""What our converter says today, so that a new release of OpenCC shows what it would change.

python -m tests.editions.house.test_golden      # accept today's outputs
"""

from __future__ import annotations

from pathlib import Path

from plugins.editions.house import same_length

GOLDEN = Path(__file__).resolve().parents[2] / "data" / "conversion_golden.tsv"
COMMENT = (
    "# Input, target script, output of today. Made anew by tests.editions.house.test_golden.\n"
)


def test_nothing_comes_out_otherwise() -> None:
    """A difference is shown as input, what it was and what it is now."""
    changed = [
        f"{text}: {expected} → {got}"
        for text, target, expected in _rows()
        if (got := same_length(text, target)) != expected
    ]
    assert not changed, "OpenCC or a list changed these:\n" + "\n".join(changed)


def _rows() -> list[list[str]]:
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def _accept() -> None:
    rows = [(text, target, same_length(text, target)) for text, target, _ in _rows()]
    GOLDEN.write_text(COMMENT + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    _accept()
