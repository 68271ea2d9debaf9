"""A watch beside the engine: a step inside it heeds neither the clock nor Ctrl-C, but lets other threads run."""

import os
import select
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Final, NoReturn

from twl_graph.cli.shell import INTERRUPTED, exit_code, notice
from twl_graph.errors import LimitReached, Words

#: What the block writes to its watch when it is done; a signal writes its own number.
_DONE: Final = b"\0"


@contextmanager
def watched(seconds: float, lang: str, *, late: Words | None = None, needed: bool = True) -> Iterator[None]:
    """End the process when the block takes longer than so many seconds (0 is for ever), or when Ctrl-C is pressed.

    It ends with a message (`late`, else one about queries), and with the exit code of a limit or of an interruption;
    where the block is not needed, for all that was asked for has been given, it ends as if the block were done. The
    block must write nothing: what it leaves open is lost.
    """
    too_late = partial(_out_of_time, seconds, late, lang) if needed else _done
    if sys.platform == "win32":  # there one cannot wait for a pipe and a clock at once
        with _clock(seconds, too_late), _on_interruption(signal.SIG_DFL):
            yield
        return
    ear, mouth = os.pipe()
    os.set_blocking(mouth, False)  # as a signal's handler needs it
    watch = threading.Thread(target=_watch, args=(ear, seconds, lang, too_late), daemon=True)
    watch.start()
    try:
        with _on_interruption(lambda *_: None, mouth):
            yield
    finally:
        os.write(mouth, _DONE)
        watch.join()
        os.close(mouth)
        os.close(ear)


def _watch(ear: int, seconds: float, lang: str, too_late: Callable[[], NoReturn]) -> None:
    """Wait until the block is done, and end the process if something else comes first."""
    heard, _, _ = select.select([ear], [], [], seconds or None)
    if not heard:
        too_late()
    elif os.read(ear, 1) != _DONE:
        _end(INTERRUPTED, Words("已中断", "interrupted"), lang)


@contextmanager
def _on_interruption(action: "signal.Handlers | Callable[..., None]", mouth: int = -1) -> Iterator[None]:
    """Let Ctrl-C write to the watch, not raise; where it does not raise KeyboardInterrupt, leave it as it is."""
    usual = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if not usual or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.set_wakeup_fd(mouth, warn_on_full_buffer=False) if mouth >= 0 else None
    signal.signal(signal.SIGINT, action)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        if before is not None:
            signal.set_wakeup_fd(before)


@contextmanager
def _clock(seconds: float, too_late: Callable[[], NoReturn]) -> Iterator[None]:
    timer = threading.Timer(seconds, too_late)
    timer.daemon = True
    if seconds:
        timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _done() -> NoReturn:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(0)


def _out_of_time(seconds: float, late: Words | None, lang: str) -> NoReturn:
    from twl_graph.engine import out_of_time

    _end(exit_code(LimitReached), late or out_of_time(seconds).words, lang)


def _end(code: int, message: Words, lang: str) -> NoReturn:
    notice(message, lang)
    os._exit(code)
