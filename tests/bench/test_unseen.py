"""What the benchmark counts as flagged, as a hit and as a misfire."""

from __future__ import annotations

from tests.bench import unseen


def test_a_wrong_name_that_is_flagged() -> None:
    """A name with a doubtful character is asked about, whatever its form."""
    wrong = unseen.unlisted([["张伟杰", "張偉杰", "made up"], ["王小明", "王小明", "made up"]])

    assert wrong.wrong == [["张伟杰", "張偉杰", "張偉傑"]]
    assert (wrong.flagged, wrong.asked) == (1, 1)


def test_names_that_only_one_script_gives() -> None:
    """A Simplified form that was derived is no evidence."""
    rows = [["王乾", "王乾", "made up"], ["王干", "王乾", "derived"]]

    assert unseen.to_simplified(rows) == (1, [])


def test_a_hit_that_is_the_name() -> None:
    """Marked names are no misfires; two characters are not listed."""
    listed, hits = unseen.marked(["记者{余秋里}说，{余杰}也来。", "{余秋里}走了。"])

    assert (listed, hits.found, hits.misfires) == (1, 2, [])
    assert hits.characters == 15


def test_a_hit_that_is_none() -> None:
    """于成龙 in 由于成龙 changes words that are not the name."""
    _, hits = unseen.marked(["{于成龙}、{于成龙}说", "由于成龙的船"])

    assert (hits.found, hits.misfires) == (3, ["由于成龙的船: 于成龍"])


def test_a_hit_that_the_original_writes_otherwise() -> None:
    """In text of both scripts, a hit is right if it is written as mostly."""
    rows = [["于是之来", "于是之來"], ["于是之去", "于是之去"], ["于是之后", "於是之後"]]
    _, hits = unseen.paired(rows, {"names": [["于是之", "于是之", "made up"]]})

    assert (hits.found, hits.misfires) == (3, ["於是之後: 于是之"])


def test_the_tables() -> None:
    """A line for each set, with counts and shares."""
    *_, line = unseen.names_table({"two": [["张伟杰", "張偉杰", "x"], ["王小明", "王小明", "x"]]})

    assert line.startswith("| two | 2 | 50.0 % | 1 of 1 | 50.0 % |")
    assert line.endswith("| 100.00 % of 2 (100.00 %) |")


def test_two_forms_that_the_standard_allows() -> None:
    """升 and 昇 are both right in names; 干 and 乾 are not."""
    rows = [["毕升", "畢昇", "x"], ["王干", "王乾", "x"]]
    *_, line = unseen.names_table({"two": rows})

    assert unseen.to_simplified(rows) == (2, [("毕升", "毕昇"), ("王干", "王乾")])
    assert line.endswith("| 0.00 % of 2 (50.00 %) |")


def test_failures() -> None:
    """What was not flagged has a star."""
    rows = [["张伟杰", "張偉杰", "x"], ["张小明", "張曉明", "x"]]

    assert unseen.failures(rows) == "張偉杰 ← 張偉傑, 張曉明 ← 張小明\\*"
