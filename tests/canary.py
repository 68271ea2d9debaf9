"""A loopback server that only a forbidden read would touch."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Canary:
    """Counts who calls; `address` is the IRI that would call it."""

    address: str
    calls: list[str] = field(default_factory=list)


@contextmanager
def canary() -> Iterator[Canary]:
    """Open a canary on a free port of the loopback interface."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        bird = Canary(f"http://127.0.0.1:{server.getsockname()[1]}/")

        def listen() -> None:
            while True:
                try:
                    caller, _ = server.accept()
                except OSError:  # the server was closed: the test is over
                    return
                bird.calls.append("called")
                caller.close()

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        yield bird
        server.shutdown(socket.SHUT_RDWR)
    thread.join(timeout=5)
