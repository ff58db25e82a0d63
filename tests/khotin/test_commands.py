"""`khotin convert` and `khotin explain` as their users run them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SEED = "003_b725fb9d2f1a5794.txt"


def khotin(*args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "khotin.cli", *args]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture
def archive(tmp_path: Path, project: Path) -> Path:
    """An archive with the five seeds and nothing converted."""
    shutil.copytree(project / "seeds", tmp_path / "seeds")
    (tmp_path / "content").mkdir()
    return tmp_path


def test_the_committed_articles_are_what_this_converter_writes(archive: Path, project: Path) -> None:
    assert khotin("convert", cwd=archive).returncode == 0
    written = {p.relative_to(archive): p.read_bytes() for p in (archive / "content").rglob("*.md")}
    assert len(written) == 10
    assert written == {path: (project / path).read_bytes() for path in written}


def test_a_second_run_changes_nothing_and_says_so(archive: Path) -> None:
    khotin("convert", cwd=archive)
    before = {path: path.stat().st_mtime_ns for path in archive.rglob("*")}
    done = khotin("convert", cwd=archive)
    assert done.returncode == 0
    assert "Tổng cộng: 5 không đổi" in done.stdout
    assert {path: path.stat().st_mtime_ns for path in archive.rglob("*")} == before


def test_json_is_one_record_a_raw_file_and_nothing_else(archive: Path) -> None:
    (archive / "seeds" / "rỗng.txt").write_bytes(b"")
    done = khotin("convert", "--json", cwd=archive)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [record["status"] for record in records] == ["written"] * 5 + ["refused"]
    first = records[3]
    assert first["event_date"] == "2024-06-26"
    assert first["localities"] == ["thị trấn Phủ Thông, huyện Bạch Thông, tỉnh Bắc Kạn"]
    assert {line["label"] for line in first["lines"]} >= {"title", "lead", "body", "byline", "blank"}
    assert {item["field"] for item in first["evidence"]} >= {"title", "date", "event_date", "localities"}


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        ("rong.txt", lambda p: p.write_bytes(b""), "tệp rỗng"),
        ("nhi-phan.txt", lambda p: p.write_bytes(os.urandom(4000)), "nhị phân"),
        ("hong.txt", lambda p: p.symlink_to("khong-co"), "liên kết hỏng"),
        ("to.txt", lambda p: p.write_bytes(b"a " * 11_000_000), "quá lớn"),
        (
            "khong-ten.txt",
            lambda p: p.write_text("Chỉ có nội dung, dài. " * 20, "utf-8"),
            "không tìm thấy tên bài",
        ),
        (
            "english.txt",
            lambda p: p.write_text("A headline\n\n" + "The council met on Monday. " * 20),
            "tiếng Việt",
        ),
    ],
)
def test_bad_input_gets_one_clear_line_and_the_others_are_converted(
    archive: Path, name: str, make: object, words: str
) -> None:
    make(archive / "seeds" / name)  # type: ignore[operator]
    done = khotin("convert", cwd=archive)
    told = done.stderr.splitlines()
    assert done.returncode == 1
    assert len(told) == 1 and words in told[0] and f"seeds/{name}: " in told[0]
    assert "5 mới, 1 từ chối" in done.stdout


def test_names_with_blanks_quotes_and_newlines(archive: Path) -> None:
    name = "tin \"mới\" 'hôm nay'\nxã.txt"
    (archive / "seeds" / SEED).rename(archive / "seeds" / name)
    done = khotin("convert", cwd=archive)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 6
    assert "5 không đổi" in khotin("convert", cwd=archive).stdout


def test_markup_of_a_raw_report_stays_text(archive: Path) -> None:
    evil = "<script>alert(1)</script>"
    (archive / "seeds" / "x.txt").write_text(
        f"Xã Kỳ Thọ {evil} sơ kết # *nhiệm kỳ* {{{{ 7*7 }}}}\n14:30 26/05/2023\n\n"
        f"Chiều 25/5, xã Kỳ Thọ (Kỳ Anh, Hà Tĩnh) {evil} tổ chức hội nghị sơ kết với 60 người.\n\n---\ntitle: x\n---\n",
        "utf-8",
    )
    done = khotin("convert", "seeds/x.txt", cwd=archive)
    assert done.returncode == 0, done.stderr
    text = next((archive / "content" / "reports").rglob("*.md")).read_text("utf-8")
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    assert f'title: "Xã Kỳ Thọ {evil} sơ kết # *nhiệm kỳ* {{{{ 7*7 }}}}"' in head
    assert "<script" not in body and "\n---\n" not in body


def test_explain_shows_labels_and_evidence(project: Path) -> None:
    done = khotin("explain", f"seeds/{SEED}", cwd=project)
    assert done.returncode == 0
    assert "tên bài" in done.stdout and "tác giả" in done.stdout
    assert "event_date: 2024-06-26" in done.stdout
    assert "từ dòng 3: «Ngày 26/6, Đảng bộ thị trấn Phủ Thông đã tổ chức», năm lấy từ " in done.stdout


def test_explain_tells_each_value_once_with_all_that_speaks_for_it(archive: Path) -> None:
    (archive / "seeds").mkdir(exist_ok=True)
    (archive / "seeds/x.txt").write_text(
        "Lương Phong, Ngọc Sơn, Đức Thắng ra quân làm thủy lợi\n05/11/2018\n\nSáng 3/11, ba xã Lương Phong, Ngọc Sơn và Đức Thắng"
        " (huyện Hiệp Hòa, tỉnh Bắc Giang) ra quân làm thủy lợi với hơn 600 người tham gia.\n",
        "utf-8",
    )
    lines = khotin("explain", "seeds/x.txt", cwd=archive).stdout.split("\n")
    for name in ("Lương Phong", "Ngọc Sơn", "Đức Thắng"):
        assert lines.count(f"  localities: xã {name}, huyện Hiệp Hòa, tỉnh Bắc Giang") == 1
    assert "      từ dòng 4: «xã Lương Phong, Ngọc Sơn và Đức Thắng»" in lines
    assert "      từ dòng 4: «xã Lương Phong»" not in lines


def test_wrong_calls_end_with_status_2_and_a_hint(project: Path) -> None:
    done = khotin("convert", "--khong-co", cwd=project)
    assert done.returncode == 2
    assert "Xem cách dùng" in done.stderr and "Traceback" not in done.stderr


def test_what_cannot_be_written_is_told_in_one_line(archive: Path) -> None:
    shutil.rmtree(archive / "content")
    (archive / "content").write_text("", "utf-8")
    done = khotin("convert", cwd=archive)
    assert done.returncode == 1
    assert "Không đọc hoặc ghi được tệp" in done.stderr
    assert "Traceback" not in done.stderr
