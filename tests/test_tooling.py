"""The tools around the archive: what a fresh machine gets, and what the project promises about it."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import browser
import environment

PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(?: ; .*)? \\$", re.MULTILINE)


def name(requirement: str) -> str:
    """Return the normal form of the name in a requirement."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s<>=!~\[;]", requirement, maxsplit=1)[0]).lower()


def pins(lock: Path) -> set[tuple[str, str]]:
    return set(PIN.findall(lock.read_text("utf-8")))


@pytest.fixture
def settings(project: Path) -> dict:
    return tomllib.loads((project / "pyproject.toml").read_text("utf-8"))


class Machine:
    """A project folder of its own, with the commands that setting it up would run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.commands: list[str] = []
        self.broken = False

    def run(self, *command: str | Path) -> None:
        words = " ".join(map(str, command))
        self.commands.append(words)
        if " -m venv " in words:
            environment.PYTHON.parent.mkdir(parents=True, exist_ok=True)
            environment.PYTHON.touch()
        elif self.broken and "--require-hashes" in words:
            raise SystemExit(environment.FAILED.format(code=1, command=words))

    def make(self, monkeypatch: pytest.MonkeyPatch, *options: str) -> list[str]:
        """Return the commands that one call runs."""
        self.commands.clear()
        monkeypatch.setattr("sys.argv", ["environment.py", *options])
        environment.main()
        return list(self.commands)


@pytest.fixture
def machine(tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    for file in ("pyproject.toml", "requirements.lock", "requirements-dev.lock"):
        (tmp_path / file).write_bytes((project / file).read_bytes())
    venv = tmp_path / ".venv"
    monkeypatch.setattr(environment, "PROJECT", tmp_path)
    monkeypatch.setattr(environment, "VENV", venv)
    monkeypatch.setattr(environment, "PYTHON", venv / "bin/python")
    monkeypatch.setattr(environment, "STAMP", venv / "khotin-stamp.json")
    locks = {"site": tmp_path / "requirements.lock", "dev": tmp_path / "requirements-dev.lock"}
    monkeypatch.setattr(environment, "LOCKS", locks)
    made = Machine(tmp_path)
    monkeypatch.setattr(environment, "run", made.run)
    return made


def test_a_second_call_installs_nothing(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    assert any("--require-hashes" in command for command in machine.make(monkeypatch))
    assert machine.make(monkeypatch) == []
    assert machine.make(monkeypatch, "--dev") != []
    assert machine.make(monkeypatch, "--dev") == []
    assert machine.make(monkeypatch) == []


def test_the_tests_are_installed_on_top(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.make(monkeypatch)
    assert not any(" -m venv " in command for command in machine.make(monkeypatch, "--dev"))


def test_an_interrupted_installation_is_made_anew(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.make(monkeypatch)
    machine.broken = True
    with pytest.raises(SystemExit, match="chạy lại lệnh make"):
        machine.make(monkeypatch, "--dev")
    machine.broken = False
    assert any(" -m venv --clear " in command for command in machine.make(monkeypatch))
    assert machine.make(monkeypatch) == []


@pytest.mark.parametrize("stamp", ["", "{", "[]", "null", '{"site": "old"}'])
def test_a_broken_stamp_is_no_stamp(machine: Machine, monkeypatch: pytest.MonkeyPatch, stamp: str) -> None:
    machine.make(monkeypatch)
    environment.STAMP.write_text(stamp, "utf-8")
    assert any(" -m venv --clear " in command for command in machine.make(monkeypatch))


def test_a_new_lock_is_installed(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.make(monkeypatch)
    with (machine.folder / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    assert machine.make(monkeypatch) != []


def test_settings_of_linters_install_nothing(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.make(monkeypatch)
    file = machine.folder / "pyproject.toml"
    file.write_text(file.read_text("utf-8").replace("line-length = 110", "line-length = 100"), "utf-8")
    assert machine.make(monkeypatch) == []


@pytest.mark.parametrize("user", [0, 1000])
def test_a_python_without_venv_is_mended_or_named(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, user: int
) -> None:
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(environment.os, "geteuid", lambda: user)
    monkeypatch.setattr(environment.shutil, "which", lambda _: "/usr/bin/apt-get")
    monkeypatch.setenv("DEBIAN_FRONTEND", "noninteractive")
    if user == 0:
        assert re.search(r"apt-get install .*python3\.\d+-venv", "\n".join(machine.make(monkeypatch)))
    else:
        with pytest.raises(SystemExit, match=r"sudo apt-get install python3\.\d+-venv"):
            machine.make(monkeypatch)


def test_without_rights_the_missing_browser_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "find", lambda: None)
    monkeypatch.setattr(browser, "driver_runs", lambda: True)
    monkeypatch.setattr(browser.os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit, match="sudo apt-get install chromium"):
        browser.main()


def test_a_named_browser_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/opt/chrome")
    assert browser.find() == "/opt/chrome"


def test_every_dependency_is_locked(project: Path, settings: dict) -> None:
    extras = settings["project"]["optional-dependencies"]
    site = {pinned for pinned, _ in pins(project / "requirements.lock")}
    dev = {pinned for pinned, _ in pins(project / "requirements-dev.lock")}
    assert site >= {name(r) for r in settings["project"]["dependencies"] + extras["build"]}
    assert dev >= site | {name(r) for extra in extras.values() for r in extra}


def test_both_locks_agree(project: Path) -> None:
    assert pins(project / "requirements.lock") <= pins(project / "requirements-dev.lock")


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_holds_hashes_and_no_address(project: Path, lock: str) -> None:
    text = (project / lock).read_text("utf-8")
    assert len(re.findall(r" \\\n    --hash=sha256:[0-9a-f]{64}", text)) >= len(PIN.findall(text))
    assert len(PIN.findall(text)) == len(re.findall(r"^\w", text, re.MULTILINE))
    assert "://" not in text
    assert not re.search(r"^--?\w", text, re.MULTILINE)


def test_every_dependency_has_its_reason_beside_it(project: Path, settings: dict) -> None:
    text = (project / "pyproject.toml").read_text("utf-8")
    extras = settings["project"]["optional-dependencies"]
    for requirement in settings["project"]["dependencies"] + extras["dev"] + extras["cluster"]:
        assert re.search(rf'^    "{re.escape(requirement)}", +# \w.+', text, re.MULTILINE), requirement


def test_help_tells_every_target_in_both_languages(project: Path) -> None:
    done = subprocess.run(["make", "--silent"], cwd=project, capture_output=True, text=True, check=True)
    makefile = (project / "Makefile").read_text("utf-8")
    listed = re.findall(r"^  ([a-z-]+) +\S.*\n +\S", done.stdout, re.MULTILINE)
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split()
    internal = {"env", "env-dev", "browser"}
    assert set(listed) == set(phony) - internal


def test_the_readme_starts_with_the_two_commands(project: Path) -> None:
    readme = (project / "README.md").read_text("utf-8")
    code = re.search(r"```\w*\n(.*?)```", readme, re.DOTALL)[1]
    assert re.findall(r"^make (\w+)", code, re.MULTILINE) == ["site", "test"]


def test_workflows_read_only_and_pin_their_actions(project: Path) -> None:
    workflows = sorted((project / ".github/workflows").glob("*.yml"))
    assert workflows
    for workflow in workflows:
        text = workflow.read_text("utf-8")
        assert "permissions:\n  contents: read\n" in text, workflow
        for action in re.findall(r"uses: (\S+)", text):
            assert re.search(r"@[0-9a-f]{40}$", action), action


def test_raw_reports_are_kept_byte_for_byte(project: Path) -> None:
    files = ["seeds/000.txt", "tests/data/page.html"]
    done = subprocess.run(
        ["git", "check-attr", "text", *files], cwd=project, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [f"{file}: text: unset" for file in files]
