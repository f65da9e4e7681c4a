"""Install Debian packages that tests need, where that is allowed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable


def require(is_there: Callable[[], object], packages: tuple[str, ...], advice: str) -> int:
    """Install packages unless what they bring is there, or print advice; return the exit status."""
    if is_there() or (_install(packages) and is_there()):
        return 0
    print(f"{advice} (Debian: apt install {' '.join(packages)})", file=sys.stderr)
    return 1


def _install(packages: tuple[str, ...]) -> bool:
    """Install packages and return whether that was possible."""
    prefix = _administrator_prefix()
    if prefix is None or not shutil.which("apt-get"):
        return False
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    commands = ["update"], ["install", "--yes", "--no-install-recommends", *packages]
    return all(subprocess.run([*apt, *command]).returncode == 0 for command in commands)


def _administrator_prefix() -> list[str] | None:
    """Return what to put before a command so that it may install packages; None if it may not."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    may = (
        shutil.which("sudo") and not subprocess.run([*sudo, "true"], capture_output=True).returncode
    )
    return sudo if may else None
