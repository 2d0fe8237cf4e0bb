"""A line between a browser and Otomo that can be cut and mended: a tunnel, a socket that is gone."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

_PIECE = 65_536


class Line:
    """Passes bytes on, both ways; while it is cut, nothing gets through and no connection stays."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._to = (parts.hostname or "", parts.port or 80)
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._is_cut = False
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Ends every connection, in the middle of whatever it carries."""
        with self._lock:
            self._is_cut = True
            for end in self._open:
                _end(end)
            self._open.clear()

    def mend(self) -> None:
        self._is_cut = False

    def close(self) -> None:
        self.cut()
        _end(self._listener)

    def _accept(self) -> None:
        while True:
            try:
                browser, _ = self._listener.accept()
            except OSError:
                return  # closed
            self._connect(browser)

    def _connect(self, browser: socket.socket) -> None:
        with self._lock:
            if self._is_cut:
                _end(browser)
                return
            otomo = socket.create_connection(self._to)
            self._open |= {browser, otomo}
        for source, sink in ((browser, otomo), (otomo, browser)):
            threading.Thread(target=self._pass_on, args=(source, sink), daemon=True).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket) -> None:
        try:
            while piece := source.recv(_PIECE):
                sink.sendall(piece)
        except OSError:
            pass  # one of the two has gone: the other goes too
        with self._lock:
            self._open -= {source, sink}
        _end(source)
        _end(sink)


def _end(end: socket.socket) -> None:
    with suppress(OSError):  # it has ended already
        end.shutdown(socket.SHUT_RDWR)
    end.close()


@contextmanager
def line_to(url: str) -> Iterator[Line]:
    """A line to what answers at `url`."""
    line = Line(url)
    try:
        yield line
    finally:
        line.close()
