"""Compile Python sources into archives of bytecode that compress well; runs inside Pyodide.

Compiling the standard library is most of the cost of starting Python, so the Python that will run
the bytecode compiles it once, when the site is built. The library loses its line numbers, which
are a third of its bytes; our own code keeps them, so that a traceback says where an error happened.
"""

import base64
import hashlib
import importlib.util
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]
from types import CodeType

# An entry of a table of line numbers (CPython, InternalDocs/code_objects.md), which says that the
# next units of code, eight at most, have no line.
_NO_LINE, _MOST_UNITS, _BYTES_OF_UNIT = 0x80 | 15 << 3, 8, 2


def without_lines(code: CodeType) -> CodeType:
    """Return the same code with a table of line numbers that contains none."""
    eights, rest = divmod(len(code.co_code) // _BYTES_OF_UNIT, _MOST_UNITS)
    table = bytes([_NO_LINE | _MOST_UNITS - 1]) * eights + bytes([_NO_LINE | rest - 1][: rest > 0])
    constants = tuple(
        without_lines(one) if isinstance(one, CodeType) else one for one in code.co_consts
    )
    return code.replace(co_linetable=table, co_consts=constants)


def bytecode(source: bytes, code: CodeType) -> bytes:
    """Return the contents of a .pyc file that is never checked against its source."""
    return bytes(_code_to_hash_pyc(code, importlib.util.source_hash(source), False))


def write(target: str, parts: dict[str, bytes]) -> None:
    """Write an archive without compression, so that the server can compress it as a whole."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)  # with a fixed date


def standard_library(source: str, files: list[str], target: str) -> None:
    """Write the bytecode of the named files of an archive."""
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(source) as archive:
        for name in files:
            text = archive.read(name)
            code = compile(text, f"{source}/{name}", "exec", dont_inherit=True, optimize=2)
            parts[f"{name}c"] = bytecode(text, without_lines(code))
    write(target, parts)


def wheel(source: str, target: str) -> None:
    """Write a wheel with bytecode in place of its sources, and with the matching record of files."""
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(source) as archive:
        for name in archive.namelist():
            if name.endswith(".py"):
                text = archive.read(name)
                # Docstrings stay: for a class without one, dataclasses make one, which is slow.
                code = compile(text, name, "exec", dont_inherit=True, optimize=0)
                parts[f"{name}c"] = bytecode(text, code)
            elif name.endswith("/RECORD"):
                record = name
            else:
                parts[name] = archive.read(name)
    lines = [f"{name},{_digest(data)},{len(data)}" for name, data in parts.items()]
    parts[record] = "\n".join([*lines, f"{record},,", ""]).encode()
    write(target, parts)


def _digest(data: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest())
    return f"sha256={digest.rstrip(b'=').decode()}"
