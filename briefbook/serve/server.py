"""The server: livereload's, with our own answers, watcher and guard."""

import errno
import logging
import socket
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import livereload
from livereload.handlers import LiveReloadHandler
from tornado import netutil, web
from tornado.httpserver import HTTPServer

from briefbook.serve.board import Board, Works
from briefbook.serve.guard import Address
from briefbook.serve.pages import Nowhere, routes
from briefbook.serve.watch import FilesWatcher, visible_lines

_KILOBYTE: Final = 1024


class LiveServer(livereload.Server):
    """livereload's server on sockets that are already bound."""

    def __init__(
        self, watcher: FilesWatcher, *, works: Works, board: Board, address: Address, sockets: list[socket.socket]
    ) -> None:
        super().__init__(watcher=watcher)
        self._works, self._board, self._address, self._sockets = works, board, address, sockets

    def application(self, *_args: Any, **_kwargs: Any) -> None:
        """Set up what is answered, and begin to listen."""
        LiveReloadHandler.watcher, LiveReloadHandler.live_css = self.watcher, False
        app = web.Application(
            list(routes(self._address, self._board, self._works)),
            default_handler_class=Nowhere,
            default_handler_args={"address": self._address, "board": self._board},
            websocket_max_message_size=16 * _KILOBYTE,
        )
        # Nobody sends us anything but questions.
        server = HTTPServer(app, max_body_size=_KILOBYTE, max_header_size=32 * _KILOBYTE, idle_connection_timeout=60)
        server.add_sockets(self._sockets)

    def _setup_logging(self) -> None:
        """Leave logging alone: `_quieten` has set it up."""


class _Teller(logging.Handler):
    """Tells what goes wrong within the server."""

    def __init__(self, say: Callable[[str], None]) -> None:
        super().__init__(logging.ERROR)
        self._say = say

    def emit(self, record: logging.LogRecord) -> None:
        self._say(visible_lines(self.format(record)))


def serve(
    works: Works,
    *,
    root: Path,
    output: Path,
    address: Address,
    open_browser: bool,
    say: Callable[[str], None],
) -> str:
    """Serve the site of *works*, read and published whenever a source has changed, until Ctrl-C.

    *root* is the project, *output* the folder to show until publishing has told better. *say* is told what goes on.
    Return why nothing could be served, or nothing.
    """
    try:
        sockets = netutil.bind_sockets(address.port, address.host)
    except OSError as failure:
        return _unbound(address, failure)
    address = Address(host=address.host, port=sockets[0].getsockname()[1])
    _quieten(say)
    board = Board(output)
    watcher = FilesWatcher(works, root=root, board=board, say=say)
    if address.public:
        say(f"warning: whoever can reach {address.host} can read this site, and what is not published yet")
    say(f"serving {address.url} (Ctrl-C ends it)")
    if open_browser:
        threading.Thread(target=webbrowser.open, args=(address.url,), daemon=True).start()
    try:
        LiveServer(watcher, works=works, board=board, address=address, sockets=sockets).serve(
            port=address.port, host=address.host, debug=False
        )
    finally:
        watcher.stop()
    return ""


def _unbound(address: Address, failure: OSError) -> str:
    match failure.errno:
        case errno.EADDRINUSE:
            return f"port {address.port} is taken by another program: choose another one with --port"
        case errno.EACCES:
            return f"port {address.port} is not for everybody: choose one above 1023 with --port"
        case _:
            return f"cannot listen on {address.host}: {failure.strerror or failure}"


def _quieten(say: Callable[[str], None]) -> None:
    """Let the libraries tell failures only, and make what they tell harmless: browsers send it."""
    teller = _Teller(say)
    for name in ("livereload", "tornado", "asyncio"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [teller], False
        logger.setLevel(logging.ERROR)
