from __future__ import annotations

from perfcli.lint.rule import Sample
from perfcli.lint.rules.pf124_duty_without_activity import RULE
from perfcli.lint.sample import findings_of


def test_main_tasks_of_a_whole_department_form_need_no_activities() -> None:
    tasks = "duties: [{id: a, name: 校舍维修, budget: 300.00}]\n"
    form = Sample(tasks + "indicators: [{id: i, name: 验收合格率, target: 100%}]\n", found=0)
    assert not list(findings_of(RULE, form))
    assert len(list(findings_of(RULE, Sample(tasks)))) == 1
