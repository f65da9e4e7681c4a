"""Install what a test drives from the machine's own package sources, where that is allowed."""

import os
import shutil
import subprocess


def install(packages: tuple[str, ...]) -> bool:
    """Install Debian packages and return whether that was possible."""
    prefix = _administrator_prefix()
    if prefix is None or not shutil.which("apt-get"):
        return False
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    wanted = [*apt, "install", "--yes", "--no-install-recommends", *packages]
    return all(subprocess.run(command).returncode == 0 for command in ([*apt, "update"], wanted))


def _administrator_prefix() -> list[str] | None:
    """What to put before a command so that it may install packages; None if nothing does."""
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0
    ):
        return ["sudo", "-n"]
    return None
