"""However the converter is run, every file comes back once, in order, with the same result."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from khotin.convert import run as runner
from khotin.convert.convert import Result
from khotin.model import Topic

TOPICS = [Topic("nong-thon-moi", "Nông thôn mới", "", ("nông thôn mới",))]


@pytest.fixture
def jobs(tmp_path: Path) -> list[runner.Job]:
    """Seventy raw files, some of them refused."""
    made = []
    for number in range(70):
        path = tmp_path / f"{number:03}.txt"
        if number % 10 == 7:
            path.write_bytes(b"")
        else:
            path.write_text(
                f"Xã Kỳ Thọ xây dựng nông thôn mới năm thứ {number}\n14:30 26/05/2023\n\n"
                f"Sáng 25/5, xã Kỳ Thọ (Kỳ Anh, Hà Tĩnh) họp lần thứ {number} về nông thôn mới với 60 người dự.\n",
                "utf-8",
            )
        made.append((str(path), path.name))
    return made


def told(results: list[list[Result]]) -> list[tuple[str, str, str]]:
    return [(one.file, one.article, one.problem) for several in results for one in several]


def alone(jobs: list[runner.Job]) -> list[tuple[str, str, str]]:
    return told(runner.batch(jobs, TOPICS))


def test_over_cores_as_in_one_process(jobs: list[runner.Job]) -> None:
    results = told(list(runner.run(jobs, TOPICS)))
    assert results == alone(jobs)
    assert [name for name, _, _ in results] == [name for _, name in jobs]
    assert sum(bool(problem) for _, _, problem in results) == 7


def test_a_file_that_kills_its_worker_is_refused_alone(
    jobs: list[runner.Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    home, real = os.getpid(), runner.convert

    def deadly(path: Path, name: str, vocabulary: list[Topic]) -> object:
        if os.getpid() != home and name == "032.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        return real(path, name, vocabulary)

    monkeypatch.setattr(runner, "convert", deadly)
    results = told(list(runner.run(jobs, TOPICS)))
    assert "ngừng đột ngột" in results[32][2]
    whole = alone(jobs)
    assert results[:32] + results[33:] == whole[:32] + whole[33:]


def test_a_fault_of_the_converter_names_the_file_and_goes_on(
    jobs: list[runner.Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = runner.convert

    def faulty(path: Path, name: str, vocabulary: list[Topic]) -> object:
        if name == "003.txt":
            raise RuntimeError("hỏng")
        return real(path, name, vocabulary)

    monkeypatch.setattr(runner, "convert", faulty)
    results = told(list(runner.run(jobs[:10], TOPICS)))
    assert len(results) == 10
    assert "RuntimeError: hỏng" in results[3][2]


def test_parts_of_saved_pages_and_hidden_files_are_no_raw_files(tmp_path: Path) -> None:
    for name in ("a.html", "a_files/style.txt", ".git/x.txt", "b/c.txt", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [path.relative_to(tmp_path).as_posix() for path in runner.raw_files([tmp_path])]
    assert found == ["a.html", "b/c.txt"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::UserWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_over_a_cluster_whose_worker_is_killed_midway(jobs: list[runner.Job]) -> None:
    distributed = pytest.importorskip("distributed")
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None, "silence_logs": 50}
    with distributed.LocalCluster(processes=True, **options) as cluster:
        assert cluster.scheduler_address.startswith("tcp://")
        cluster.wait_for_workers(2, timeout=60)
        results = []
        for number, several in enumerate(runner.run(jobs, TOPICS, cluster.scheduler_address)):
            results.append(several)
            if number == 5:
                os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
    assert told(results) == alone(jobs)


def test_over_a_cluster_whose_scheduler_is_killed_midway(
    jobs: list[runner.Job], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    distributed = pytest.importorskip("distributed")
    told_by = tmp_path / "scheduler.json"
    dask = [sys.executable, "-m", "dask"]
    options: dict[str, object] = {"cwd": tmp_path, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    command = [*dask, "scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", told_by.name]
    with subprocess.Popen(command, **options) as scheduler:  # type: ignore[call-overload]
        try:
            with distributed.Client(scheduler_file=str(told_by), timeout=60) as client:
                address = client.scheduler.address
            command = [*dask, "worker", address, "--nthreads", "1", "--no-dashboard", "--death-timeout", "2"]
            with subprocess.Popen(command, **options) as worker:  # type: ignore[call-overload]
                try:
                    results = []
                    for number, several in enumerate(runner.run(jobs * 6, TOPICS, address)):
                        results.append(several)
                        if number == 5:
                            scheduler.kill()
                finally:
                    worker.kill()
        finally:
            scheduler.kill()
    assert told(results) == alone(jobs) * 6
    assert "Mất liên lạc với bộ điều phối" in capsys.readouterr().err


def test_a_cluster_that_is_not_there_is_named() -> None:
    pytest.importorskip("distributed")
    with pytest.raises(SystemExit, match="Không kết nối được bộ điều phối"):
        list(runner.run([("a", "a")], TOPICS, "tcp://127.0.0.1:9"))


@pytest.mark.parametrize("address", ["xx", "tcp://10.0.0.1", "http://10.0.0.1:8786", "tcp://[::1:8786", ""])
def test_a_cluster_that_cannot_be_called_so_is_told_at_once(address: str) -> None:
    with pytest.raises(SystemExit, match="viết dạng tcp://"):
        list(runner.run([("a.txt", "a.txt")], [], address))


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Ky Tho commune reviews\n\nThe commune held a meeting on Friday. Trees were planted.\n", True),
        ("Hoi nghi tong ket\n\nXa to chuc hoi nghi tong ket cong tac nam, co 60 nguoi du hop.\n", True),
        (
            "Phong trào\n\nHai con trai anh Nam trong bản, theo cha ra khai hoang, nay cho thu hai hai trang.\n",
            False,
        ),
    ],
)
def test_a_short_text_without_one_vietnamese_letter_is_refused(
    tmp_path: Path, text: str, *, refused: bool
) -> None:
    path = tmp_path / "tin.txt"
    path.write_text(text, "utf-8")
    [[result]] = runner.batch([(str(path), "tin.txt")], [])
    assert ("không phải tin tiếng Việt" in result.problem) is refused


def test_a_folder_that_cannot_be_opened_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kin").mkdir()
    (tmp_path / "a.txt").write_text("x", "utf-8")
    real = os.scandir

    def scandir(path: str) -> object:
        if Path(path).name == "kin":
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = runner.raw_files([tmp_path])
    assert [path.name for path in found] == ["a.txt", "kin"]
    monkeypatch.setattr(os, "access", lambda *_: False)
    (refusal,) = runner.each((str(tmp_path / "kin"), "kin"), TOPICS)
    assert "thư mục" in refusal.problem


def test_workers_end_when_their_parent_is_killed() -> None:
    """A killed run leaves no process behind that waits for work for ever."""
    script = (
        "import os, sys, time\n"
        "from concurrent.futures import ProcessPoolExecutor\n"
        "from khotin.convert.run import _end_with_parent\n"
        "pool = ProcessPoolExecutor(2, initializer=_end_with_parent)\n"
        "print(pool.submit(os.getpid).result(), flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.kill()
    for _ in range(100):
        if not _runs(worker):
            break
        time.sleep(0.1)
    assert not _runs(worker)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.parametrize(
    "text",
    [
        (
            "La commune où les élus se sont réunis à l'école a décidé de réparer la route très abîmée après l'été. "
            "Les habitants ont déjà réuni une partie de la somme, et les travaux dureront jusqu'à la fête du village."
        ),
        (
            "La alcaldía presentó ayer la construcción del camino que unirá la población con el río después de un año. "
            "Los vecinos reunieron también una parte del dinero, y las obras durarán hasta la fiesta de la población."
        ),
    ],
)
def test_a_report_in_a_language_with_marks_of_its_own_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "tin.txt"
    path.write_text(f"Kỳ Thọ\n\n12/05/2023\n\n{text}\n", "utf-8")
    [[result]] = runner.batch([(str(path), "tin.txt")], [])
    assert "không phải tin tiếng Việt" in result.problem
