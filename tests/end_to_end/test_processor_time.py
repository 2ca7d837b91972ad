"""What a slow answer owes to other programs is not held against the program, and nothing else is let off."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from subprocess import PIPE
from time import monotonic, thread_time

import pytest

from tests.end_to_end.processor_time import Moment, Took, memory, moment

SECOND = 10**9


@pytest.mark.parametrize(
    ("threads", "own"),
    [
        ({"1": (0, 0)}, 3.0),  # it slept, or waited for a lock
        ({"1": (3 * SECOND, 0)}, 3.0),
        ({"1": (SECOND, 2 * SECOND)}, 1.0),
        ({"1": (0, 0), "2": (SECOND // 2, SECOND)}, 2.0),  # it waited for a thread that had to wait
        ({"1": (SECOND, 2 * SECOND), "2": (SECOND, 2 * SECOND)}, 1.0),
        ({}, 3.0),  # it is gone
    ],
)
def test_own_time_is_without_what_others_took(threads: dict[str, tuple[int, int]], own: float) -> None:
    before = Moment(10.0, {"1": (5, 5)})
    after = Moment(13.0, {name: (used + 5, waited + 5) for name, (used, waited) in threads.items()})
    took = Took.between(before, after)
    assert took.wall == pytest.approx(3.0)
    assert took.own == pytest.approx(own, abs=1e-6)


def test_what_the_one_who_looks_waited_is_not_the_others() -> None:
    took = Took.between(
        Moment(10.0, {"1": (0, 0)}, 5), Moment(13.0, {"1": (SECOND // 2, SECOND)}, 5 + SECOND)
    )
    assert took.own == pytest.approx(1.0)


def test_the_children_of_a_process_count() -> None:
    with subprocess.Popen(["/bin/sh", "-c", "echo; read line"], stdin=PIPE, stdout=PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        assert str(child.pid) in moment(os.getpid()).threads
        child.communicate()


def test_a_process_is_seen_to_compute() -> None:
    before, start = moment(os.getpid()), thread_time()
    while thread_time() - start < 0.05:
        pass
    took = Took.between(before, moment(os.getpid()))
    assert took.wall >= took.own > 0.02


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's /proc")
def test_a_process_that_is_gone_uses_nothing() -> None:
    assert memory(os.getpid()) > 0
    assert memory(1 << 30) == 0
    assert moment(1 << 30).threads == {}
    assert moment(1 << 30).time <= monotonic()
