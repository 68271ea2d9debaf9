"""The watch beside the engine: time and Ctrl-C, each in a process of its own, which it ends."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from twl_graph.cli.watch import watched

#: Every pair of pairs of pairs of statements: not to be counted in a lifetime, and all in one step of the engine.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def query(*options: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "twl_graph.cli", "query", ENDLESS, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        # A shell's job in the background ignores interruptions, and so would all that it starts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


@pytest.mark.parametrize("options", [(), ("--timeout", "0")])
def test_an_interruption_ends_a_query_inside_the_engine(options: tuple[str, ...]) -> None:
    with query(*options) as running:
        time.sleep(0.8)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=5)
    assert (running.returncode, out, err) == (130, "", "interrupted\n")


def test_a_query_that_takes_too_long_is_ended() -> None:
    with query("--timeout", "0.5") as running:
        out, err = running.communicate(timeout=10)
    assert (running.returncode, out) == (5, "")
    assert "0.5" in err


def test_a_block_that_ends_in_time_leaves_everything_as_it_was() -> None:
    handler, threads = signal.getsignal(signal.SIGINT), threading.active_count()
    with watched(60, "en"):
        assert signal.getsignal(signal.SIGINT) is not handler
    assert (signal.getsignal(signal.SIGINT), threading.active_count()) == (handler, threads)
    wakeup = signal.set_wakeup_fd(-1)
    assert wakeup == -1
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_an_error_passes_through() -> None:
    with pytest.raises(ZeroDivisionError), watched(60, "en"):
        _ = 1 / 0


def test_outside_the_main_thread_signals_are_left_alone() -> None:
    seen = []

    def run() -> None:
        with watched(0, "en"):
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert seen == [signal.getsignal(signal.SIGINT)]
