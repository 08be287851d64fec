"""A client of a language server, as small as it can be: it opens a text and asks what an editor asks.

In: the command of a server, texts. Out: diagnostics, completions and hovers as an editor would show them.
"""

from __future__ import annotations

import json
import subprocess
from queue import Empty, Queue
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PATIENCE = 30
"""Seconds for an answer."""


class Server:
    """A server that runs. No file is opened twice: what is said of a file comes late, and must not be taken for the next text's."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._process = subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._said: Queue[dict[str, Any]] = Queue()
        self._number = 0
        self._shown: dict[str, list[dict[str, Any]]] = {}
        Thread(target=self._listen, daemon=True).start()
        self._ask(
            "initialize",
            {
                "processId": None,
                "rootUri": folder.as_uri(),
                "capabilities": {"textDocument": {"hover": {"contentFormat": ["markdown"]}}},
                "workspaceFolders": [{"uri": folder.as_uri(), "name": "county"}],
            },
        )
        self._tell("initialized", {})

    def open(self, path: Path) -> list[str]:
        """Open a file; what the server objects to, as `line: message`."""
        uri, text = path.as_uri(), path.read_text(encoding="utf-8")
        item = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": item})
        while uri not in self._shown:
            self._hear()
        return [f"{one['range']['start']['line'] + 1}: {one['message']}" for one in self._shown[uri]]

    def labels(self, path: Path, line: int, column: int) -> list[str]:
        """What is offered at a place, counted from 0."""
        found = self._at("textDocument/completion", path, line, column)
        return [one["label"] for one in (found["items"] if isinstance(found, dict) else found or [])]

    def hover(self, path: Path, line: int, column: int) -> str:
        """What is shown over a place, counted from 0."""
        found = self._at("textDocument/hover", path, line, column)
        return str(found["contents"]["value"]) if found else ""

    def stop(self) -> None:
        """End it."""
        self._process.kill()
        self._process.communicate()

    def _at(self, method: str, path: Path, line: int, column: int) -> Any:
        uri, text = path.as_uri(), path.read_text(encoding="utf-8")
        item = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": item})
        place = {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}
        return self._ask(method, place)

    def _ask(self, method: str, params: dict[str, Any]) -> Any:
        self._number += 1
        number = self._number
        self._send({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
        while True:
            said = self._hear()
            if said.get("id") == number and "method" not in said:
                return said.get("result")

    def _tell(self, method: str, params: dict[str, Any]) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def _hear(self) -> dict[str, Any]:
        """The next message; questions of the server are answered with nothing."""
        try:
            said = self._said.get(timeout=PATIENCE)
        except Empty:
            raise AssertionError("the server says nothing") from None
        if said.get("method") == "textDocument/publishDiagnostics":
            self._shown[said["params"]["uri"]] = said["params"]["diagnostics"]
        elif "method" in said and "id" in said:
            items = said["params"].get("items", []) if isinstance(said.get("params"), dict) else []
            self._send({"jsonrpc": "2.0", "id": said["id"], "result": [None for _ in items]})
        return said

    def _send(self, said: dict[str, Any]) -> None:
        body = json.dumps(said).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout
        stream = self._process.stdout
        while line := stream.readline():
            if line.lower().startswith(b"content-length:"):
                size = int(line.split(b":")[1])
                while stream.readline().strip():
                    pass
                self._said.put(json.loads(stream.read(size)))
