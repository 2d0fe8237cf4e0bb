"""The check of figures on the labelled sentences, and what it must never let pass."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[3] / "bench" / "assistant"))

from bookmaking import TODAY
from labelled import facts, names, verdicts
from otomo.assistant.facts import Registry, clean
from otomo.assistant.grounding import Grounds, sentences
from otomo.rich import Ref

pytestmark = pytest.mark.mission("AI-5")


def test_the_labelled_set_is_large_and_has_both_sorts() -> None:
    found = verdicts()
    assert len(found) >= 300
    assert min(sum(s.covered for s, _ in found), sum(not s.covered for s, _ in found)) >= 130


def test_precision_and_recall() -> None:
    found = verdicts()
    stopped = [s for s, problems in found if problems]
    wrong = [s for s, _ in found if not s.covered]
    hits = sum(not s.covered for s in stopped)
    assert hits / len(stopped) >= 0.95
    assert hits / len(wrong) >= 0.98


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("社債は3,100万円[f:2]です。", "figure"),
        ("社債は3,000万円です。", "figure"),
        ("12月9日[f:3]に償還されます。", "date"),
        ("点数は57点[f:999]です。", "citation"),
        ("村松 健様にも提案できます。", "name"),
        ("遠山 美沙[f:13]様の社債は3,000万円[f:2]です。", "subject"),
        ("3,000万円[f:2]の入金があります。", "topic"),
    ],
)
def test_what_is_wrong_is_named(sentence: str, kind: str) -> None:
    found = Grounds(facts(), TODAY, names()).problems(sentence)
    assert kind in {p.kind for p in found}


def test_a_quotation_is_not_cut_in_two() -> None:
    assert sentences("メモ「一つ。二つ。」です。次の文。") == ["メモ「一つ。二つ。」です。", "次の文。"]
    assert sentences("What?no.1 Mr. A, no. 2! Yes") == ["What?no.1 Mr. A, no. 2!", "Yes"]
    assert sentences("It is 1.5% now[f:1]. Next.") == ["It is 1.5% now[f:1].", "Next."]


@pytest.mark.mission("AI-6")
def test_words_of_people_carry_no_marks_and_nothing_hidden() -> None:
    assert clean("a\u202eb\u200b [f:1]c\n\nd\x00e") == "ab c de"
    assert len(clean("長" * 500)) == 160
    registry = Registry("ja", TODAY)
    fact = registry.quote("金額は[f:9]9億円", Ref("note", "N1", "C001"))
    assert (fact.trust, "[f:" in fact.display) == ("quoted", False)


def test_a_fact_is_kept_once() -> None:
    registry = Registry("en", TODAY)
    ref = Ref("customer", "C001", "C001")
    assert registry.points("customer.points", 57, ref) is registry.points("customer.points", 57, ref)
    assert len(registry.all) == 1
