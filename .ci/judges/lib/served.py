"""The demo ledger in a server of the program, for judges of the web face."""

import http.client
import json
import pathlib
import re
import shutil
import subprocess
import time
import urllib.parse

PEOPLE = ("weber", "krause", "lange", "vogt")


class Served:
    """`demo --serve`, and `serve` on the same ledger afterwards; ends with the block."""

    def __init__(self, program, work, port, options=(), environment=None):
        self.program, self.port, self.work = pathlib.Path(program).resolve(), port, pathlib.Path(work).resolve()
        self.ledger, self.environment = self.work / "demo" / "foerderbuch.sqlite", environment
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        text = self.start(["demo", self.work / "demo", "--serve", *options])
        self.passwords = {
            name: re.search(name + r".*?([a-z2-9]{4}(?:-[a-z2-9]{4}){4})", text, re.S)[1] for name in PEOPLE
        }

    def start(self, arguments):
        told = self.work / "served.txt"
        self.process = subprocess.Popen(
            [self.program, *arguments, "--listen", f"127.0.0.1:{self.port}"],
            stdout=told.open("w"), stderr=subprocess.STDOUT, cwd=self.work, env=self.environment)
        for _ in range(600):
            if "Im Browser öffnen" in told.read_text() or self.process.poll() is not None:
                break
            time.sleep(0.1)
        assert self.process.poll() is None, told.read_text()
        return told.read_text()

    def again(self, *options):
        return self.start(["serve", "--ledger", self.ledger, *options])

    def stop(self):
        self.process.terminate()
        return self.process.wait(30)

    @property
    def log(self):
        return (self.work / "served.txt").read_text()

    def run(self, *arguments, person=None):
        """The program at a terminal."""
        told = subprocess.run(
            [self.program, *arguments, "--ledger", self.ledger, *(["--as", person] if person else [])],
            capture_output=True, text=True, stdin=subprocess.DEVNULL)
        return told.returncode, told.stdout

    def key(self, person):
        return json.loads(self.run("people", "key", "--json", person=person)[1])["key"]

    def ask(self, method, path, body=None, headers=None):
        """Status, headers and text of an answer."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=120)
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, answer.headers, text

    def post(self, path, fields, cookie=None):
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        if cookie:
            headers["Cookie"] = f"__Host-foerderbuch={cookie}"
        return self.ask("POST", path, urllib.parse.urlencode(fields), headers)

    def sign_in(self, person):
        """The cookie and the form token of somebody who has chosen a password."""
        def cookie(headers):
            return re.search("__Host-foerderbuch=([^;]+)", headers["Set-Cookie"] or "")[1]
        own = "lauter gute Wörter von " + person
        first = cookie(self.post("/anmelden", {"name": person, "password": self.passwords[person]})[1])
        if self.passwords[person] != own:
            self.post("/kennwort", {
                "old": self.passwords[person], "new": own, "again": own, "token": self.token(first)}, first)
            self.passwords[person] = own
        return first, self.token(first)

    def token(self, cookie):
        page = self.ask("GET", "/kennwort", headers={"Cookie": f"__Host-foerderbuch={cookie}"})[2]
        return re.search('name="token" value="([^"]+)', page)[1]
