"""Lines of a text of unknown encoding, read as a stream: UTF-8, UTF-16 or GB18030."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from calculators.inputs.json_text import LARGEST_INPUT

_CHUNK = 65_536
_ENOUGH = 2 * _CHUNK  # of one line, to tell its encoding
_BEGINNING = 4  # bytes, to tell a mark
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_END = re.compile(r"\r\n|\n|\r")
_LINE_END_BYTES = re.compile(rb"[\r\n]+")
# What a byte that does not fit becomes: kept by UTF-8, replaced by the other encodings.
_UNDECODED = re.compile("[\udc80-\udcff\ufffd]")


def is_garbled(line: str) -> bool:
    """Return whether a line has bytes that do not fit the encoding of the text."""
    return not line.isascii() and bool(_UNDECODED.search(line))


def text_lines(source: BinaryIO) -> Iterator[str]:
    """Yield the lines of a text without their ends; of one that is too long, its beginning.

    A line ends with LF, CR LF or CR; bytes without any text are one empty line. No more than a few
    chunks and one line are held at a time.
    """
    rest = ""
    too_long = False  # the beginning of this line was yielded, and the rest of it is dropped
    count: int | None = None  # of lines; nothing until something was read
    for text in _decoded(source):
        *lines, rest = _LINE_END.split(rest + text)
        count = (count or 0) + len(lines)
        for line in lines:
            if not too_long:
                yield line
            too_long = False
        if too_long:
            rest = ""
        elif len(rest) > LARGEST_INPUT:
            yield rest
            rest, too_long = "", True
            count += 1
    if rest or count == 0:
        yield rest


def _decoded(source: BinaryIO) -> Iterator[str]:
    """Yield the text of a source piece by piece; CR LF is never cut in two."""
    decoder: codecs.IncrementalDecoder | None = None
    carriage = ""
    for piece, encoding, is_last in _pieces(source):
        if not decoder and encoding != "ascii":
            errors = "surrogateescape" if encoding == "utf-8" else "replace"
            decoder = codecs.getincrementaldecoder(encoding)(errors)
        text = carriage + (decoder.decode(piece, is_last) if decoder else piece.decode("ascii"))
        carriage = "\r" if text.endswith("\r") and not is_last else ""
        yield text.removesuffix("\r") if carriage else text


def _pieces(source: BinaryIO) -> Iterator[tuple[bytes, str, bool]]:
    """Yield what is read, the encoding as far as it is known, and whether it is the last piece.

    The encoding is ``ascii`` as long as nothing else was seen.
    """
    encoding = ""
    held = b""  # not enough to tell the encoding
    enough = _BEGINNING
    is_last = False
    while not is_last:
        chunk = source.readline(_CHUNK)  # line by line, so that a pipe is not waited for
        is_last = not chunk
        held += chunk
        if is_last and not held and not encoding:
            return
        if not encoding:  # this is the beginning
            if len(held) < enough and not is_last:
                continue
            encoding, mark = _by_its_beginning(held)
            held = held[mark:]
        if encoding == "ascii" and len(held) < enough and not is_last:
            continue
        if encoding == "ascii":
            encoding = _by_its_lines(held, is_last=is_last)
            if not encoding:
                encoding = "ascii"
                enough = 2 * len(held)
                continue
        yield held, encoding, is_last
        held, enough = b"", 0


def _by_its_beginning(data: bytes) -> tuple[str, int]:
    """Return the encoding that the first bytes tell, and the length of its mark."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    low, high = data[:200:2], data[1:200:2]
    if high.count(0) * 2 > len(high):
        return "utf-16-le", 0
    if low.count(0) * 2 > len(low):
        return "utf-16-be", 0
    return "ascii", 0


def _by_its_lines(data: bytes, *, is_last: bool) -> str:
    """Return the encoding that most lines fit; nothing where more must be read."""
    if data.isascii():
        return "ascii"
    lines = _LINE_END_BYTES.split(data)
    if not is_last and len(data) < _ENOUGH:
        lines.pop()  # it may be cut within a character
    telling = [line for line in lines if not line.isascii()]
    if not telling:
        return ""
    fitting = sum(map(_is_utf_8, telling))
    if fitting * 2 >= len(telling):
        return "utf-8"
    # In UTF-8 a single line may be damaged: more lines are looked at.
    return "gb18030" if is_last or len(data) >= _ENOUGH else ""


def _is_utf_8(line: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(line)  # its end may be missing
    except UnicodeDecodeError:
        return False
    return True
