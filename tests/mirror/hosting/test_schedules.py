"""What brings a copy up to date each hour: systemd, cron, Windows; and the lines for Tor."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.mirror.hosting.filled import HOSTING

TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
LIMIT = 40 * 60
SERVER_FILES = ["nginx.conf", "Caddyfile", "apache.conf", "lighttpd.conf"]


def read(name: str) -> str:
    """A file of ``mirror/hosting/``."""
    return (HOSTING / name).read_text("utf-8")


def test_systemd_understands_the_units(tmp_path: Path) -> None:
    """Every line is one that systemd knows; it says so of each that it does not."""
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is not installed: the units were not tried")
    units = [tmp_path / "zhiquan-mirror.service", tmp_path / "zhiquan-mirror.timer"]
    for unit in units:
        unit.write_text(read(unit.name), "utf-8")
    result = subprocess.run(
        [program, "verify", *map(str, units)], capture_output=True, text=True, check=False
    )
    complaints = [line for line in result.stderr.splitlines() if "zhiquan" in line]

    # Where Python lies elsewhere, systemd says that the program is missing.
    assert [line for line in complaints if "is not executable" not in line] == []


def test_the_client_may_write_into_the_copy_alone() -> None:
    """The unit runs as its own user, with the whole system read-only but for the copy."""
    lines = read("zhiquan-mirror.service").splitlines()

    assert "ProtectSystem=strict" in lines
    assert [line for line in lines if line.startswith("ReadWritePaths=")] == [
        "ReadWritePaths=/srv/zhiquan"
    ]
    assert "User=zhiquan" in lines
    assert "NoNewPrivileges=yes" in lines
    assert "CapabilityBoundingSet=" in lines


def test_the_timer_waits_a_random_time() -> None:
    """Copies ask at different moments, and make up for a time when they slept."""
    lines = read("zhiquan-mirror.timer").splitlines()

    assert "OnCalendar=hourly" in lines
    assert "RandomizedDelaySec=40min" in lines
    assert "Persistent=true" in lines


def cron_command() -> str:
    """The command of the table's only line, as cron hands it to a shell."""
    lines = [line for line in read("crontab").splitlines() if not line.startswith("#")]
    assert len(lines) == 1
    schedule = re.match(r"\d+ \* \* \* \* ", lines[0])
    assert schedule, "once an hour"
    return re.sub(r"(?<!\\)%.*", "", lines[0][schedule.end() :]).replace(r"\%", "%")


def test_the_cron_line_waits_and_then_syncs(tmp_path: Path) -> None:
    """A plain shell understands it; the wait is below 40 minutes and not always the same."""
    for name in ("sleep", "python3"):
        program = tmp_path / name
        program.write_text(f'#!/bin/sh\necho {name} "$@" >> "$HOME/said"\n', "utf-8")
        program.chmod(0o755)
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "HOME": str(tmp_path)}
    for _ in range(20):
        subprocess.run(["/bin/sh", "-c", cron_command()], env=environment, check=True)
    said = (tmp_path / "said").read_text("utf-8").splitlines()
    waits = {int(line.removeprefix("sleep ")) for line in said[::2]}

    assert set(said[1::2]) == {f"python3 {tmp_path}/zhiquan-mirror.pyz sync {tmp_path}/zhiquan"}
    assert len(waits) > 1
    assert all(0 <= wait < LIMIT for wait in waits)


def element(path: str) -> str:
    """The text of an element of the Windows task, named by its path."""
    root = ElementTree.fromstring(read("windows-task.xml"))
    found = root.find("/".join(TASK + name for name in path.split("/")))
    assert found is not None, path
    return found.text or ""


def test_the_windows_task_is_in_the_letters_that_schtasks_reads() -> None:
    """``schtasks`` reads its file in more than one encoding: with ASCII none is wrong."""
    assert read("windows-task.xml").isascii()
    assert read("windows-task.xml").startswith('<?xml version="1.0"?>\n')


def test_the_windows_task_runs_each_hour_without_a_window() -> None:
    """Each hour with a random delay, by an account without more rights, never two at once."""
    trigger = "Triggers/CalendarTrigger"

    assert element(f"{trigger}/Repetition/Interval") == "PT1H"
    assert element(f"{trigger}/RandomDelay") == "PT40M"
    assert element("Settings/MultipleInstancesPolicy") == "IgnoreNew"
    assert element("Settings/StartWhenAvailable") == "true"
    assert element("Settings/DisallowStartIfOnBatteries") == "false"
    assert element("Principals/Principal/RunLevel") == "LeastPrivilege"
    assert element("Actions/Exec/Command") == "pythonw.exe"
    assert element("Actions/Exec/Arguments") == (
        r'"%USERPROFILE%\zhiquan-mirror.pyz" sync "%USERPROFILE%\zhiquan"'
    )


def test_the_parts_of_a_trigger_stand_in_the_order_of_the_schema() -> None:
    """The schema of tasks makes a trigger a sequence ([MS-TSCH] 2.5.3.1 and 2.5.3.9)."""
    root = ElementTree.fromstring(read("windows-task.xml"))
    trigger = root.find(f"{TASK}Triggers/{TASK}CalendarTrigger")
    assert trigger is not None
    names = [child.tag.removeprefix(TASK) for child in trigger]

    assert names == ["Enabled", "StartBoundary", "Repetition", "RandomDelay", "ScheduleByDay"]


def test_tor_leads_to_where_the_servers_listen() -> None:
    """The onion service and each configuration name the same address on this machine."""
    port = re.search(r"^HiddenServicePort 80 (127\.0\.0\.1):(\d+)$", read("torrc"), re.M)
    assert port

    for name in SERVER_FILES:
        text = read(name)
        assert f"{port[1]}:{port[2]}" in text or (
            f"http://:{port[2]} {{\n\tbind {port[1]}\n" in text
        )
