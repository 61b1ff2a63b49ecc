"""A small HTTP load generator: many keep-alive connections, each walking its own script, every latency kept.

Standard library only and one event loop, so that on two cores the server gets what the generator leaves.
"""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

_SERVER_TIME = re.compile(rb"server-timing: app;dur=([\d.]+)", re.IGNORECASE)


@dataclass
class Reply:
    status: int
    headers: bytes
    body: bytes
    seconds: float

    @property
    def server_milliseconds(self) -> float:
        """What the application itself took, without sockets and the generator's own queue."""
        found = _SERVER_TIME.search(self.headers)
        return float(found[1]) if found else float("nan")

    def header(self, name: str) -> str:
        found = re.search(rb"^" + name.encode() + rb": (.*)\r$", self.headers, re.IGNORECASE | re.MULTILINE)
        return found[1].decode() if found else ""


@dataclass
class Connection:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    host: str
    headers: Mapping[str, str]
    cookies: dict[str, str] = field(default_factory=dict)

    async def get(self, path: str) -> Reply:
        return await self._send("GET", path, b"")

    async def post(self, path: str, form: list[tuple[str, str]]) -> Reply:
        return await self._send("POST", path, urlencode(form).encode())

    async def _send(self, method: str, path: str, body: bytes) -> Reply:
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self.host}", f"Referer: http://{self.host}{path}"]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        if method == "POST":
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        began = time.perf_counter()
        self.writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        headers = await self.reader.readuntil(b"\r\n\r\n")
        content = await self._body(headers)
        seconds = time.perf_counter() - began
        for name, value in re.findall(rb"^set-cookie: ([^=]+)=([^;\r]*)", headers, re.IGNORECASE | re.MULTILINE):
            self.cookies[name.decode()] = value.decode()
        return Reply(int(headers[9:12]), headers, content, seconds)

    async def _body(self, headers: bytes) -> bytes:
        if length := re.search(rb"^content-length: (\d+)", headers, re.IGNORECASE | re.MULTILINE):
            return await self.reader.readexactly(int(length[1]))
        if b"chunked" not in headers.lower():
            return b""
        parts = []
        while size := int(await self.reader.readline(), 16):
            parts.append(await self.reader.readexactly(size))
            await self.reader.readexactly(2)
        await self.reader.readexactly(2)
        return b"".join(parts)


@asynccontextmanager
async def connection(port: int, headers: Mapping[str, str]) -> AsyncIterator[Connection]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**20)
    try:
        yield Connection(reader, writer, f"127.0.0.1:{port}", headers)
    finally:
        writer.close()


async def together(scripts: list[Callable[[], Awaitable[None]]]) -> float:
    """Run all scripts at once; seconds from first start to last end."""
    began = time.perf_counter()
    await asyncio.gather(*(script() for script in scripts))
    return time.perf_counter() - began
