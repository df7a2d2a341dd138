"""Work in a child process ends with a result, an error of its own, or a limit."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from pressroom.guard.child import (
    Child,
    ChildError,
    Limits,
    MemoryExceeded,
    Stopped,
    TimeExceeded,
)


def child(target: str, seconds: float = 20, megabytes: int = 512) -> Child:
    return Child(target, Limits(seconds, megabytes))


def alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def ends(process: int, seconds: float = 5) -> bool:
    end = time.monotonic() + seconds
    while alive(process) and time.monotonic() < end:
        time.sleep(0.02)
    return not alive(process)


def test_the_result_comes_back() -> None:
    assert child("builtins:sorted").run([3, 1, 2]) == [1, 2, 3]


def test_a_failure_of_the_work_is_told_of() -> None:
    with pytest.raises(ChildError, match="ZeroDivisionError"):
        child("fractions:Fraction").run("1/0")


def test_what_hangs_is_stopped() -> None:
    worker_child = child("time:sleep", seconds=0.5)
    with pytest.raises(TimeExceeded, match=r"0\.5 seconds"):
        worker_child.run(60)
    assert not alive(worker_child._process.pid)


def test_memory_has_a_limit() -> None:
    with pytest.raises(MemoryExceeded, match="512 MB"):
        child("builtins:bytearray").run(2 << 30)


def test_too_little_memory_to_load_anything_is_told_of() -> None:
    with pytest.raises(MemoryExceeded, match="30 MB"):
        child("weasyprint:HTML", megabytes=30).run("x")


@pytest.mark.parametrize(
    "words",
    ["GLib-ERROR **: failed to allocate 8 bytes", "what():  std::bad_alloc", "MemoryError"],
)
def test_a_c_library_that_aborts_for_memory(words: str) -> None:
    code = f"import os\nos.write(2, {words.encode()!r})\nos.abort()"
    with pytest.raises(MemoryExceeded, match="512 MB"):
        child("builtins:exec").run(code)


def test_a_child_killed_by_the_system_lacked_memory() -> None:
    with pytest.raises(MemoryExceeded):
        child("builtins:exec").run("import os; os.kill(os.getpid(), 9)")


def test_processor_time_has_a_limit() -> None:
    code = "import resource as r\nr.setrlimit(r.RLIMIT_CPU, (1, 2))\nwhile True: pass"
    with pytest.raises(TimeExceeded):
        child("builtins:exec").run(code)


def test_a_crash_is_told_of() -> None:
    with pytest.raises(ChildError, match="SIGSEGV"):
        child("builtins:exec").run("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")


def test_a_quiet_end_is_told_of() -> None:
    with pytest.raises(ChildError, match="without a word"):
        child("os:_exit").run(3)
    with pytest.raises(ChildError, match="without a word"):
        child("os:_exit").run(0)


def test_a_recursion_is_told_of() -> None:
    with pytest.raises(ChildError, match="nested too deep"):
        child("builtins:exec").run("def f(g): g(g)\nf(f)")


def test_a_dead_child_is_told_of() -> None:
    with pytest.raises(ChildError, match="No module named"):
        child("pressroom.no_such_room:work").run(None)


def test_what_the_work_prints_does_not_spoil_the_result() -> None:
    assert child("builtins:print").run("noise") is None
    assert child("builtins:exec").run("import os; os.write(1, b'noise')") is None


def test_endless_words_are_neither_kept_nor_waited_for() -> None:
    code = "import os\nfor _ in range(500): os.write(2, b'x' * 65536)\nraise ValueError('last')"
    with pytest.raises(ChildError) as caught:
        child("builtins:exec").run(code)
    assert str(caught.value).endswith("ValueError: last")
    assert len(str(caught.value)) <= 4000


def test_a_child_can_be_closed_at_any_time() -> None:
    waiting = child("time:sleep")
    waiting.close()
    waiting.close()
    assert not alive(waiting._process.pid)
    busy = child("time:sleep")
    caught: list[Exception] = []

    def work() -> None:
        try:
            busy.run(60)
        except ChildError as error:
            caught.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    time.sleep(0.2)
    busy.close()
    thread.join(5)
    assert [type(error) for error in caught] == [Stopped]


def test_no_module_of_the_folder_that_it_is_started_in_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pickle.py").write_text("open('loaded', 'w')\n")
    (tmp_path / "colorsys.py").write_text("open('loaded', 'w')\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", *sys.path])
    with pytest.raises(ChildError, match="missing 2 required"):
        child("colorsys:rgb_to_hls").run(1)
    assert not (tmp_path / "loaded").exists()


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_the_child_dies_with_its_parent(end: signal.Signals) -> None:
    code = (
        "import sys; from pressroom.guard.child import Child, Limits\n"
        "one = Child('time:sleep', Limits(90, 512)); two = Child('time:sleep', Limits(90, 512))\n"
        "print(one._process.pid, two._process.pid, flush=True); one.run(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    children = [int(number) for number in parent.stdout.readline().split()]
    time.sleep(0.3)
    assert [alive(one) for one in children] == [True, True]
    parent.send_signal(end)
    parent.communicate()
    assert all(ends(one) for one in children)


def test_a_child_whose_parent_has_already_gone_ends() -> None:
    code = "from pressroom.guard.worker import die_with; die_with(1); print('worked')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "the parent has gone\n")
