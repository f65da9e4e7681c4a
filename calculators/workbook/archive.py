"""Open an untrusted zip archive: nothing that could do harm is unpacked."""

import io
import zipfile
from collections.abc import Iterator

from calculators.core.problems import InvalidInputError, Problem
from calculators.policy.text import Text

LARGEST_FILE = (
    10_000_000  # bytes; the workbook of a bid of 1,000 positions, services and lines has 1.4 MB
)
MOST_UNPACKED = 50_000_000
MOST_PARTS = 500
HIGHEST_RATIO = 100  # of a part, unpacked to packed; the sheets of that bid have 18 at most
_SMALL = 100_000  # bytes; below it a ratio says nothing

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(code: str, zh: str, en: str) -> InvalidInputError:
    """Return the refusal of a file as a whole."""
    return InvalidInputError([Problem("", code, Text(zh, en))])


def too_large() -> InvalidInputError:
    """Return the refusal of a file that is larger than we read."""
    return refused(
        "too_long",
        f"文件超过 {LARGEST_FILE // 1_000_000} MB，没有打开。",
        f"The file is larger than {LARGEST_FILE // 1_000_000} MB and was not opened.",
    )


def not_readable() -> InvalidInputError:
    """Return the refusal of a file that is damaged or not a workbook."""
    return refused(
        "required",
        "这不是能读取的工作簿：文件已损坏，或不是 .xlsx。请用本站导出的文件。",
        "This is no workbook that can be read: it is damaged, or not .xlsx. Use a file that the"
        " site exported.",
    )


class Archive:
    """The parts of an archive by name; sizes were checked before anything was unpacked."""

    def __init__(self, data: bytes) -> None:
        """Look at the directory of an archive. Raises ``InvalidInputError``."""
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
            infos = self._file.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise not_readable() from error
        names = [info.filename for info in infos]
        if len(set(map(str.lower, names))) < len(names):
            raise not_readable()  # two parts of one name: programs differ in which they show
        if any(info.flag_bits & 1 for info in infos):
            raise encrypted()
        if (
            len(infos) > MOST_PARTS
            or sum(info.file_size for info in infos) > MOST_UNPACKED
            or any(_is_bomb(info) for info in infos)
        ):
            raise refused(
                "too_long",
                f"文件展开后过大（上限 {MOST_UNPACKED // 1_000_000} MB），或压缩得不合常理，没有打开。",
                f"Unpacked, the file is too large (over {MOST_UNPACKED // 1_000_000} MB) or oddly"
                " compressed. It was not opened.",
            )
        self.names = tuple(names)

    def read(self, name: str) -> bytes:
        """Return a part. Raises ``InvalidInputError`` if it is not there or damaged."""
        try:
            return self._file.read(name)
        except (KeyError, zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise not_readable() from error
        except Exception as error:  # zlib.error, lzma.LZMAError, EOFError …: a damaged part
            raise not_readable() from error

    def parts(self, *endings: str) -> Iterator[str]:
        """Yield the names with one of these endings, in upper or lower case."""
        return (name for name in self.names if name.lower().endswith(endings))


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    return info.file_size > _SMALL and info.file_size > HIGHEST_RATIO * info.compress_size


def encrypted() -> InvalidInputError:
    """Return the refusal of a file with a password, or of the old format."""
    return refused(
        "required",
        "文件加了密码，或是旧格式（.xls）。请取消密码，另存为 .xlsx 后重试。",
        "The file has a password or is in the old format (.xls). Remove the password, save it as"
        " .xlsx and try again.",
    )
