#!/usr/bin/env python3
"""Judges the pages behind nginx with the example that ships, and its systemd unit: TLS outside, the program on this
machine only; somebody signs in and books, a foreign name is refused, an address that a client makes up counts for
nothing, and an upload that is too large is told so.

usage: web_proxy.py PROGRAM WORK [PORT]
"""

import http.client
import os
import pathlib
import re
import shutil
import ssl
import subprocess
import sys
import time
import urllib.parse

from lib.served import Served

program, work = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
port = int(sys.argv[3]) if len(sys.argv) > 3 else 8393
outside, name = port + 1000, "foerderbuch.stadt.example"
examples = pathlib.Path(__file__).resolve().parents[2] / "Schemas" / "server"
faults = []


def expect(what, holds, found=""):
    print("-", what)
    if not holds:
        faults.append(what)
        print("FAULT", what, str(found)[:400])


class Browser:
    """Keeps a cookie, and knows the site by its name outside."""

    def __init__(self):
        self.cookie, self.context = None, ssl.create_default_context(cafile=work / "server.pem")

    def ask(self, method, path, fields=None, host=f"{name}:{outside}", **headers):
        connection = http.client.HTTPSConnection("localhost", outside, timeout=60, context=self.context)
        headers |= {"Host": host, "Origin": f"https://{name}:{outside}", "Sec-Fetch-Site": "same-origin"}
        if self.cookie:
            headers["Cookie"] = self.cookie
        body = fields if isinstance(fields, (bytes, type(None))) else urllib.parse.urlencode(fields)
        if isinstance(fields, dict):
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body, {k.replace("_", "-"): v for k, v in headers.items()})
        answer = connection.getresponse()
        text = answer.read().decode()
        if answer.headers["Set-Cookie"]:
            self.cookie = answer.headers["Set-Cookie"].split(";")[0]
        return answer.status, answer.headers, text

    def token(self, page):
        return re.search('name="token" value="([^"]+)', self.ask("GET", page)[2])[1]


def proxy():
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name},DNS:localhost",
         "-keyout", work / "server.key", "-out", work / "server.pem"], check=True, capture_output=True)
    site = (examples / "nginx.conf").read_text()
    for old, new in {
        "listen 443": f"listen 127.0.0.1:{outside}", "127.0.0.1:8080": f"127.0.0.1:{port}",
        "/etc/ssl/foerderbuch.pem": f"{work}/server.pem", "/etc/ssl/foerderbuch.key": f"{work}/server.key",
    }.items():
        assert site.count(old) == 1 or old == "127.0.0.1:8080", old
        site = site.replace(old, new)
    temporary = "".join(
        f"{kind}_temp_path {work}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    # Workers that stay who the master is can write into WORK wherever it lies.
    user = "user root; " if os.geteuid() == 0 else ""
    (work / "nginx.conf").write_text(
        f"{user}worker_processes 1; pid {work}/nginx.pid; error_log {work}/error.log; events {{}}"
        f" http {{ access_log off; {temporary} {site} }}")
    return subprocess.Popen(["nginx", "-c", work / "nginx.conf", "-g", "daemon off;"])


served = Served(program, work, port, ["--behind-proxy", f"https://{name}:{outside}"])
nginx = proxy()
try:
    time.sleep(1)
    expect("nginx runs", nginx.poll() is None, (work / "error.log").read_text())
    clerk = Browser()
    status, headers, text = clerk.ask("POST", "/anmelden", {"name": "weber", "password": served.passwords["weber"]})
    expect("signs in", status == 303 and "Secure" in headers["Set-Cookie"], text)
    own = "lauter gute Wörter von weber"
    status, _, text = clerk.ask(
        "POST", "/kennwort",
        {"old": served.passwords["weber"], "new": own, "again": own, "token": clerk.token("/kennwort")})
    expect("chooses a password", status == 303, text)
    status, headers, text = clerk.ask("POST", "/erfassen", {
        "kind": "expense", "measure": "KW-STADT", "line": "SACH", "amount": "11,90", "voucher": "PROXY-1",
        "counterparty": "Müller", "do": "book", "token": clerk.token("/kennwort")})
    expect("books", status == 303 and "booked=" in headers["Location"], text)
    _, headers, text = clerk.ask("GET", "/journal?voucher=PROXY-1")
    expect("sees it", "PROXY-1" in text)
    expect("TLS only from now on", headers["Strict-Transport-Security"] == "max-age=31536000")
    expect("one policy", headers.get_all("Content-Security-Policy")[0].startswith("default-src 'none'"))
    expect("another name", clerk.ask("GET", "/journal", host="boese.example")[0] == 421)
    large = clerk.ask("POST", "/einlesen", b"x" * (600 << 10), Content_Type="application/x-www-form-urlencoded")
    expect("too large", large[0] == 413 and "zu groß" in large[2], large)
    tries = [
        Browser().ask("POST", "/anmelden", {"name": f"p{n}", "password": "x"}, X_Forwarded_For=f"10.9.0.{n}")
        for n in range(51)
    ]
    expect("made-up addresses are one", "15 Minuten" in tries[-1][2], tries[-1][2])
    direct = served.ask("GET", "/anmelden", headers={"Host": f"localhost:{port}"})
    expect("not without the proxy's name", direct[0] == 421, direct)
finally:
    nginx.terminate()
    nginx.wait(20)
    expect("ends in good order", served.stop() == 0)
if shutil.which("systemd-analyze"):
    unit = (examples / "foerderbuch.service").read_text().replace("/usr/local/bin/foerderbuch", str(served.program))
    (work / "foerderbuch.service").write_text(unit)
    told = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", work / "foerderbuch.service"], capture_output=True, text=True)
    expect("systemd takes the unit", told.returncode == 0 and "foerderbuch" not in told.stderr, told.stderr)
command = re.search(r"^ExecStart=\S+ (.*)$", (examples / "foerderbuch.service").read_text(), re.M)[1]
help_text = served.run("serve", "--help")[1]
expect("the unit's options are the program's", all(o in help_text for o in re.findall(r"--[a-z-]+", command)))
expect("verify", served.run("verify", "--json")[0] == 0)
print(len(faults), "faults")
sys.exit(1 if faults else 0)
