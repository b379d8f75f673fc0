#!/usr/bin/env python3
"""Judges the server under many people and under attack: thirty clerks record at once, one of them while a report of
everything is made; slow clients and ten thousand attempts to sign in hold nobody up; and after it was killed with
SIGKILL in the midst of it, every entry that was acknowledged is there, once.

usage: web_load.py PROGRAM WORK BENCHMARKS [PORT]
"""

import concurrent.futures
import http.client
import io
import json
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.parse
import uuid
import zipfile

import openpyxl

from lib.served import Served

program, work, benchmarks = sys.argv[1:4]
port = int(sys.argv[4]) if len(sys.argv) > 4 else 8395
CLERKS, EACH = 30, 8
faults, acknowledged = [], {}


def expect(what, holds, found=""):
    print("-" if holds else "FAULT", what, found if not holds else "")
    if not holds:
        faults.append(what)


class Clerk:
    """Keeps a connection open, as a browser does."""

    def __init__(self, session):
        self.connection = http.client.HTTPConnection("localhost", port, timeout=120)
        self.cookie, self.token = session

    def ask(self, method, path, fields=None):
        """Status, place or text, and seconds."""
        headers = {"Cookie": "__Host-foerderbuch=" + self.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        began = time.monotonic()
        self.connection.request(method, path, fields and urllib.parse.urlencode(fields), headers)
        answer = self.connection.getresponse()
        text = answer.read().decode(errors="replace")
        return answer.status, answer.headers["Location"] or text, time.monotonic() - began

    def record(self, voucher, cents=1190):
        status, place, seconds = self.ask("POST", "/erfassen", {
            "kind": "expense", "measure": "FB-04", "line": "SACH", "amount": f"{cents // 100},{cents % 100:02}",
            "voucher": voucher, "counterparty": "Müller", "do": "book", "token": self.token})
        if status == 303 and (found := re.search(r"booked=(\d+)", place)):
            acknowledged[voucher] = int(found[1])
            return seconds
        raise AssertionError(f"{voucher}: {status} {place[:3000]}")


def rank(times, share):
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def together(session, each, name):
    def work(clerk):
        one = Clerk(session)
        return [one.record(f"{name}-{clerk}-{number}", 100 + clerk) for number in range(each)]
    with concurrent.futures.ThreadPoolExecutor(CLERKS) as pool:
        began = time.monotonic()
        times = [t for some in pool.map(work, range(CLERKS)) for t in some]
    return times, len(times) / (time.monotonic() - began)


def unserved():
    """Entries a second that as many record in a copy of the ledger through the office, without a page before it."""
    copy = served.work / "unserved.sqlite"
    with sqlite3.connect(served.ledger) as old, sqlite3.connect(copy) as new:
        old.backup(new)
    told = subprocess.run(
        [benchmarks, "--records", copy, "weber", "FB-04", "SACH", str(CLERKS), str(EACH)],
        capture_output=True, text=True, check=True).stdout
    copy.unlink()
    return float(told)


def speed(session, manager):
    one = Clerk(session)
    alone = [one.record(f"A-{number}", 300) for number in range(20)]
    rates = []
    for turn in range(3):
        plain = unserved()
        times, rate = together(session, EACH, f"T{turn}")
        rates.append((rate / plain, rate, plain))
    share, rate, plain = sorted(rates)[1]
    print(f"  through the pages {rate:.1f}/s, without them {plain:.1f}/s: {share:.2f}")
    expect("recording through the pages reaches half of what the office does alone", share >= 0.5, rates)
    print(f"  one clerk: {1 / rank(alone, .5):.1f}/s; {CLERKS} clerks: {rate:.1f}/s, p50 {rank(times, .5) * 1000:.0f} ms,"
          f" p99 {rank(times, .99) * 1000:.0f} ms")
    done = threading.Event()

    def report():
        reader = Clerk(manager)
        while not done.is_set():
            reader.ask("GET", "/berichte/mappe?art=audit")
            reader.ask("GET", "/berichte?art=audit")
    thread = threading.Thread(target=report)
    thread.start()
    beside = [one.record(f"R-{number}", 300) for number in range(100)]
    done.set()
    thread.join()
    print(f"  beside a report: p50 {rank(beside, .5) * 1000:.0f} ms, p99 {rank(beside, .99) * 1000:.0f} ms")
    expect("p99 beside a report is below ten times p50", rank(beside, .99) < 10 * rank(beside, .5), beside)


def sizes(manager):
    reader = Clerk(manager)
    first = reader.ask("GET", "/")[1]
    whole = len(first.encode()) + sum(
        len(reader.ask("GET", place)[1].encode()) for place in re.findall(r'(?:href|src)="(/static/[^"]+)', first))
    print(f"  first page with style, script and icon: {whole / 1000:.1f} KB")
    expect("first page below 100 KB", whole < 100_000, whole)


def slow(session):
    """Heads and bodies that drip, and readers that do not read."""
    sockets = []
    for number in range(200):
        connection = socket.create_connection(("127.0.0.1", port))
        connection.sendall([
            b"GET /journal HTTP/1.1\r\nHo", b"POST /anmelden HTTP/1.1\r\nHost: localhost:%d\r\nContent-Length: 9\r\n\r\nn" % port,
            b"GET /anmelden HTTP/1.1\r\nHost: localhost:%d\r\n\r\n" % port][number % 3])
        sockets.append(connection)
    seconds = max(Clerk(session).record(f"S-{number}", 200) for number in range(5))
    expect("200 slow clients hold nobody up", seconds < 5, seconds)
    for connection in sockets:
        connection.close()


EDGE = "grenze"


def upload(session, name, content, mark=""):
    """The body of a form that lets a file be looked at."""
    return b"".join(
        f'--{EDGE}\r\nContent-Disposition: form-data; name="{field}"{file}\r\n\r\n'.encode() + value + b"\r\n"
        for field, file, value in (
            ("token", "", session[1].encode()), ("do", "", b"look"), ("vorgang", "", mark.encode()),
            ("file", f'; filename="{name}"', content))) + f"--{EDGE}--\r\n".encode()


def look(session, body):
    return served.ask("POST", "/einlesen", body, {
        "Cookie": "__Host-foerderbuch=" + session[0], "Content-Type": f"multipart/form-data; boundary={EDGE}"})


def progress(session, other):
    """A long look at a table is watched by whoever asked for it, and by nobody else. What is done soon says nothing."""
    if not watched(session, other, 20_000):
        expect("a long table is watched", watched(session, other, 300_000))


def watched(session, other, rows):
    mark = str(uuid.uuid4())
    table = "kind;date;measure;line;amount;paidOn;reference\n" + "".join(
        f"expense;2026-06-30;FB-04;SACH;{i % 90 + 1},00;2026-06-30;V{i}\n" for i in range(rows))
    body = upload(session, "viele.csv", table.encode(), mark)
    seen = {}

    def watch(name, cookie):
        seen[name] = served.ask("GET", "/vorgang/" + mark, headers={"Cookie": "__Host-foerderbuch=" + cookie})
    threads = [threading.Thread(target=watch, args=a) for a in (("own", session[0]), ("other", other[0]))]
    for thread in threads:
        thread.start()
    expect("a long table is looked at", look(session, body)[0] == 200)
    threads[0].join()
    told = [int(share) for share in re.findall(r"data: (-?\d+)\n", seen["own"][2])]
    threads[1].join()
    if not told or told[-1] <= 0:
        return False
    expect("its progress is told, upwards", told == sorted(told), seen["own"][2])
    expect("in an event stream", seen["own"][1]["Content-Type"] == "text/event-stream")
    expect("until it is over", seen["own"][2].endswith("event: over\ndata:\n\n"), seen["own"][2])
    expect("others are told nothing of it", f"{rows}" not in seen["other"][2], seen["other"][2])
    expect("nor who has not signed in", served.ask("GET", "/vorgang/" + mark)[0] == 401)
    expect("a mark that is none", served.ask("GET", "/vorgang/x", headers={"Cookie": "__Host-foerderbuch=" + session[0]})[0] == 404)
    return True


def bomb(session):
    """A workbook of a few hundred KB with a sheet of 256 MB, and rows to its end."""
    plain, content = io.BytesIO(), io.BytesIO()
    openpyxl.Workbook().save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name in old.namelist():
            if name != "xl/worksheets/sheet1.xml":
                new.writestr(name, old.read(name))
        with new.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>')
            for _ in range(256):
                sheet.write(b"<row/>" * 174_762)
            sheet.write(b"</sheetData></worksheet>")
    body = upload(session, "bombe.xlsx", content.getvalue())
    began = time.monotonic()
    result = {}

    def send():
        result["answer"] = look(session, body)
    thread = threading.Thread(target=send)
    thread.start()
    seconds = Clerk(session).record("B-1", 200)
    thread.join()
    status, _, text = result["answer"]
    print(f"  a bomb of {len(body) >> 10} KB is refused after {time.monotonic() - began:.1f} s")
    expect("a bomb is refused", status == 422, (status, text[:300]))
    expect("and holds nobody up", seconds < 5, seconds)


def attempts():
    count = 10_000
    before = served.log.count("403 post /anmelden")
    connection = http.client.HTTPConnection("localhost", port, timeout=60)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    statuses, began = set(), time.monotonic()
    for number in range(count):
        connection.request("POST", "/anmelden", f"name=p{number}&password=falsch", headers)
        answer = connection.getresponse()
        answer.read()
        statuses.add(answer.status)
    print(f"  {count} attempts to sign in: {time.monotonic() - began:.0f} s")
    expect("none of 10,000 attempts gets in", statuses == {403}, statuses)
    expect("each is told in the log", served.log.count("403 post /anmelden") - before == count)


def killed(session):
    """SIGKILL while thirty clerks record."""
    stop = threading.Event()

    def work(clerk):
        one = Clerk(session)
        for number in range(10_000):
            if stop.is_set():
                return
            try:
                one.record(f"K-{clerk:03}-{number:04}", 100 + clerk)
            except (OSError, http.client.HTTPException):
                return
    with concurrent.futures.ThreadPoolExecutor(CLERKS) as pool:
        tasks = [pool.submit(work, clerk) for clerk in range(CLERKS)]
        time.sleep(4)
        served.process.send_signal(signal.SIGKILL)
        stop.set()
        for task in tasks:
            task.result()
    served.process.wait()


served = Served(program, work, port)
try:
    weber, lange = served.sign_in("weber"), served.sign_in("lange")
    sizes(lange)
    speed(weber, lange)
    slow(weber)
    bomb(weber)
    progress(weber, lange)
    attempts()
    expect("the log names nobody", not re.search("weber|lange|Müller|T0-0-0", served.log.split("Im Browser")[1]))
    killed(weber)
finally:
    served.process.kill()
rows = json.loads(served.run("list", "entries", "--measure", "FB-04", "--json", person="vogt")[1])["rows"]
found = {row["number"]: row.get("voucher") for row in rows}
vouchers = [row.get("voucher") for row in rows]
lost = [v for v, number in acknowledged.items() if found.get(number) != v or vouchers.count(v) != 1]
print(f"  {len(acknowledged)} acknowledged, {sum(v.startswith('K-') for v in acknowledged)} of them until it was killed")
expect("every acknowledged entry is there, once", not lost and acknowledged, lost)
code, text = served.run("verify", "--deep", "--json")
expect("verify", code == 0, text[:500])
print(len(faults), "faults")
sys.exit(1 if faults else 0)
