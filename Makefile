# Every job of the project, one target each. `make` alone explains them.
# A fresh machine needs Python 3.11 or later, git and make; everything else comes with the targets.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
BIN := .venv/bin
SETUP = @test -n "$(PYTHON)" || { echo 'Cần Python 3.11 trở lên / Python 3.11 or later is needed' >&2; exit 1; }; \
	"$(PYTHON)" tools/environment.py
PELICAN := $(BIN)/pelican content --fatal errors

# The same bytes whatever the language of the machine.
export PYTHONUTF8 = 1

.DEFAULT_GOAL := help
.PHONY: help site serve publish test lint fmt bench lock clean env env-dev browser

help: ## In bảng này | Print this list
	@echo 'Kho Tin: make <lệnh>'
	@awk -F ':.*## | \\| ' '/^[a-z-]+:.*## / { printf "  %-9s %s\n            %s\n", $$1, $$2, $$3 }' Makefile

site: env ## Chuyển tin thô trong seeds/ thành bài, dựng trang vào output/ | Convert seeds/, build the site in output/
	$(BIN)/khotin convert
	$(PELICAN)
	@echo
	@echo 'Xong: trang nằm ở output/index.html. Xem trong trình duyệt: make serve'
	@echo 'Done: the site is output/index.html. To look at it in a browser: make serve'

serve: env ## Xem thử tại http://localhost:8000, tự dựng lại khi sửa | Live preview, rebuilt on every change
	$(BIN)/python -m khotin.serve --port $(PORT)

publish: env ## Dựng bản công bố theo publishconf.py vào output/ | Build what is published, by publishconf.py
	$(PELICAN) --settings publishconf.py

test: env-dev browser lint ## Chạy mọi bài kiểm tra | Run every check and test
	$(BIN)/python -m pytest

lint: env-dev ## Kiểm tra cách viết và kiểu của mã | Check format, lint and types of the code
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

fmt: env-dev ## Định dạng lại mã | Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix-only .

bench: env-dev ## Đo tốc độ (bench/README.md) | Run the benchmarks
	PATH="$(CURDIR)/$(BIN):$$PATH" bench/run

lock: env-dev ## Khóa lại phiên bản thư viện sau khi sửa pyproject.toml | Lock the dependencies again
	$(BIN)/python tools/lock.py

clean: ## Xóa những gì make đã tạo, giữ nguyên bài và tin thô | Remove all that make made; articles stay
	rm -rf .venv output .cache build plugins/*.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis __pycache__
	find plugins tools tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

env:
	$(SETUP)

env-dev:
	$(SETUP) --dev

browser: env-dev
	@$(BIN)/python tools/browser.py
