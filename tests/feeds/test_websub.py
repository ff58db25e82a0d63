"""The hub hears of exactly the feeds that changed, over real HTTP."""

from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import parse_qs

import pytest

from khotin import cli


@pytest.fixture
def hub():
    """A hub that notes what it is told; `hub.status` is its answer."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            assert form["hub.mode"] == ["publish"]
            self.server.told += form["hub.url"]
            self.send_response(self.server.status)
            self.end_headers()

        def log_message(self, *arguments):
            pass

    with HTTPServer(("localhost", 0), Handler) as server:
        server.told, server.status = [], 204
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_exactly_the_changed_feeds_are_told(desk, hub, tmp_path, capsys):
    address, output = f"http://localhost:{hub.server_port}/", tmp_path / "output"
    arguments = ["ping", str(output), "--state", str(tmp_path / "state" / "websub.json")]

    def publish():
        desk.build(hub=address).write(output)
        return cli.main(arguments)

    assert cli.main(arguments) == 1
    desk.write(1, "2023-05-01", localities=["huyện Chi Lăng, tỉnh Lạng Sơn"], topics=["y-te"], terms=[])
    desk.write(2, "2023-05-02")
    assert publish() == 0 and not hub.told
    assert publish() == 0 and not hub.told
    desk.write(3, "2023-05-03")
    hub.status = 500
    assert publish() == 1
    assert "Chưa báo được https://khotin.example.vn/rss.xml: HTTP Error 500" in capsys.readouterr().err
    hub.told, hub.status = [], 202
    assert cli.main(arguments) == 0
    folders = ["", "moi-bo-sung/", "chu-de/giam-ngheo/", "nhiem-ky/2020-2025/", "nhiem-ky/2020-2025/ha-tinh/"]
    folders += [f"dia-phuong/{path}/" for path in ("ha-tinh", "ha-tinh/ky-anh", "ha-tinh/ky-anh/ky-tho")]
    files = ("rss.xml", "atom.xml", "feed.json")
    assert sorted(hub.told) == sorted(
        f"https://khotin.example.vn/{folder}{file}" for folder in folders for file in files
    )
    hub.told = []
    assert publish() == 0 and not hub.told


def test_without_a_hub_nothing_is_told(desk, tmp_path):
    arguments = ["ping", str(tmp_path / "output"), "--state", str(tmp_path / "websub.json")]
    for number in (1, 2):
        desk.write(number, "2023-05-01")
        desk.build().write(tmp_path / "output")
        assert cli.main(arguments) == 0
