#!/usr/bin/env python3
"""Judges what a failing machine does to a ledger: processes killed at random points, logs cut off at every frame, full
disks, outputs that cannot be written, several people at once. What was acknowledged is there, nothing is there by half,
and nothing ends with a trap.

usage: crash.py PROGRAM DEMO WORK [KILLS [SEED]]

DEMO is the folder that `demo` writes. The seed is printed; the same one repeats a run.
"""

import collections
import contextlib
import os
import pathlib
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
import zipfile

program, demo, work = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
kills = int(sys.argv[4]) if len(sys.argv) > 4 else 320
seed = int(sys.argv[5]) if len(sys.argv) > 5 else random.SystemRandom().randrange(1 << 32)
dice = random.Random(seed)
print(f"seed {seed}")
counts, faults = collections.Counter(), []
shutil.rmtree(work, ignore_errors=True)
work.mkdir(parents=True)
place = work / "place"
environment = {k: v for k, v in os.environ.items() if not k.startswith("FOERDERBUCH")}

EXPENSE = ["record", "expense", "--again", "--beyond-plan", "--measure", "KW-STADT", "--line", "SACH", "--date"]
# The commands, how each shows in the ledger, and the file that it writes.
OPERATIONS = {
    "import": (["import", "viele.csv"], "entry", None),
    "record": (EXPENSE + ["2026-07-03", "--amount", "11,90", "--paid-on", "2026-07-03", "--evidence", "beleg.bin"], "entry", None),
    "close": (["close", "2026-03-31"], "period_close", None),
    "freeze": (["report", "statement-of-use", "NRW-KW-01", "--as-of", "2026-06-30", "-o", "F.xlsx", "--freeze", "--replace"],
               "submission", "F.xlsx"),
    "apply": (["project", "apply", "neu.yaml"], "project_version", None),
    "evidence": (["evidence", "add", "251", "gross.bin"], "evidence", None),
    "reverse": (["reverse", "250", "--reason", "Probe"], "entry", None),
    "report": (["report", "audit", "-o", "A.xlsx", "--replace"], None, "A.xlsx"),
    "backup": (["backup", "S.zip"], None, "S.zip"),
    "restore": (["restore", "alt.zip", "--ledger", "zurueck.sqlite"], None, None),
    "init": (["init", "--ledger", "neu.sqlite"], None, None),
}
WEIGHTS = {"import": 5, "record": 3, "freeze": 4, "evidence": 3, "backup": 4, "restore": 4, "close": 2, "apply": 2}


def run(*arguments, cwd=None, **more):
    return subprocess.run(
        [program, *map(str, arguments)], cwd=cwd or place, capture_output=True, text=True, env=environment, timeout=300, **more)


def fault(what, answer=None):
    text = "" if answer is None else f": rc {answer.returncode}, {(answer.stderr + answer.stdout)[:300]}"
    faults.append(what + text)
    print("FAULT", what + text)


def fresh():
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(base, place)


def number(table, folder=None):
    with contextlib.closing(sqlite3.connect((folder or place) / "foerderbuch.sqlite")) as db:
        return db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def strays():
    return sorted(str(p.relative_to(place)) for p in place.rglob("*") if ".tmp" in p.name or p.name.endswith("-journal"))


def is_whole(path):
    try:
        return zipfile.ZipFile(path).testzip() is None
    except zipfile.BadZipFile:
        return False


def sound(what, ledger="foerderbuch.sqlite"):
    answer = run("verify", "--deep", "--ledger", ledger)
    if answer.returncode != 0:
        fault(f"{what}: not sound afterwards", answer)


# MARK: What every part starts from

base = work / "base"
base.mkdir()
shutil.copy(demo / "foerderbuch.sqlite", base)
shutil.copytree(demo / "foerderbuch.evidence", base / "foerderbuch.evidence")
(base / "beleg.bin").write_bytes(dice.randbytes(2000))
(base / "gross.bin").write_bytes(dice.randbytes(24 << 20))
rows = ["kind;date;measure;line;amount;paidOn;reference"]
rows += [f"expense;2026-06-30;KW-STADT;SACH;{i % 90 + 1},00;2026-06-30;V{i}" for i in range(2000)]
(base / "viele.csv").write_text("\n".join(rows) + "\n")
text = (demo / "beispiele" / "klimawerkstatt.yaml").read_text()
(base / "neu.yaml").write_text(text.replace("title:", "title: Neu", 1) if 'title: "' not in text else text.replace('title: "', 'title: "Neu ', 1))
made = run("backup", "alt.zip", cwd=base)
if made.returncode != 0:
    sys.exit(f"no backup to begin with: {made.stderr}{made.stdout}")


def lengths():
    """How long each takes here, and that each works at all."""
    spans = {}
    for name, (arguments, _, _) in OPERATIONS.items():
        fresh()
        start = time.monotonic()
        answer = run(*arguments)
        spans[name] = time.monotonic() - start
        if answer.returncode != 0:
            fault(f"{name}: does not work here", answer)
    return spans


# MARK: Killed


def killed(name, span):
    arguments, table, target = OPERATIONS[name]
    fresh()
    before = number(table) if table else 0
    process = subprocess.Popen(
        [program, *arguments], cwd=place, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(dice.uniform(0.002, span * 1.05))
    process.kill()
    process.communicate()
    acknowledged = process.returncode == 0
    counts["killed" if process.returncode == -9 else "came to their end"] += 1
    what = f"{name}, killed"
    if process.returncode not in (0, -9):
        fault(f"{what}: ended with {process.returncode}")
    sound(what)
    if table:
        now = number(table)
        if acknowledged and now == before:
            fault(f"{what}: acknowledged and lost")
        if name == "import" and now not in (before, before + 2000):
            fault(f"{what}: a part of the file is booked ({now - before})")
    if target and (place / target).exists() and not is_whole(place / target):
        fault(f"{what}: half a file at {target}")
    if target and acknowledged and not (place / target).exists():
        fault(f"{what}: acknowledged without its file")
    # Every temporary file of a dead run goes with the next one that writes there, an hour later.
    for stray in strays():
        os.utime(place / stray, (time.time() - 7200,) * 2)
        counts["left by killed runs"] += 1
    again = run(*arguments)
    if again.returncode not in (0, 65, 73):
        fault(f"{what}: cannot be repeated", again)
    if name in ("restore", "init") and not (place / arguments[-1]).exists():
        fault(f"{what}: nothing there after the repeat", again)
    sound(f"{what} and repeated")
    if name == "restore":
        sound(f"{what} and repeated", "zurueck.sqlite")
    if run("anchor", "-o", "anker.txt").returncode != 0:
        fault(f"{what}: no anchor afterwards")
    left = [s for s in strays() if "/" not in s]
    if left:
        fault(f"{what}: still there after the next run: {left}")


# MARK: Logs cut off


def logs():
    """Five bookings in the log; then the log ends anywhere. What comes out is one of the six states."""
    fresh()
    reader = sqlite3.connect(place / "foerderbuch.sqlite", isolation_level=None)
    reader.execute("BEGIN")
    start = reader.execute("SELECT count(*) FROM entry").fetchone()[0]
    for i in range(5):
        answer = run(*EXPENSE, "2026-07-04", "--amount", f"{i + 1},00", "--reference", f"W{i}")
        if answer.returncode != 0:
            return fault("a booking beside a reader", answer)
    file, log = (place / "foerderbuch.sqlite").read_bytes(), (place / "foerderbuch.sqlite-wal").read_bytes()
    reader.close()
    frame = 4096 + 24
    frames = (len(log) - 32) // frame
    cuts = [0, 10, 32] + [32 + frame * k for k in range(frames + 1)]
    cuts += [32 + frame * k + dice.randrange(1, frame) for k in range(frames)]
    damaged = [(f"cut at {c}", log[:c]) for c in cuts]
    for _ in range(20):
        flipped = bytearray(log)
        flipped[dice.randrange(len(log))] ^= 1 << dice.randrange(8)
        damaged.append(("a bit turned", bytes(flipped)))
    for what, content in damaged:
        for suffix in ("-wal", "-shm"):
            (place / f"foerderbuch.sqlite{suffix}").unlink(missing_ok=True)
        (place / "foerderbuch.sqlite").write_bytes(file)
        (place / "foerderbuch.sqlite-wal").write_bytes(content)
        sound(f"log {what}")
        if not start <= number("entry") <= start + 5:
            fault(f"log {what}: {number('entry')} entries")
        answer = run(*EXPENSE, "2026-07-05", "--amount", "9,00")
        if answer.returncode != 0:
            fault(f"log {what}: no booking afterwards", answer)
        sound(f"log {what}, and booked")
        counts["logs"] += 1


# MARK: Full disks


def limited(size):
    """No file may grow beyond `size`: what a full disk or a quota tells a program."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def full(what, arguments, table, target, fill=None, **more):
    before = number(table, base) if table else 0
    answer = run(*arguments, **more)
    sound(what)
    if fill:
        fill.unlink()
    counts["full disks"] += 1
    if answer.returncode < 0 or answer.returncode not in (0, 73, 74):
        fault(f"{what}: not told", answer)
    if answer.returncode == 0:
        counts["enough room all the same"] += 1
    elif fill and "Platz" not in answer.stderr and "voll" not in answer.stderr:
        fault(f"{what}: full is not called full", answer)
    if table and (number(table) > before) != (answer.returncode == 0):
        fault(f"{what}: {'lost' if answer.returncode == 0 else 'booked and refused'}", answer)
    if target and answer.returncode != 0 and (place / target).exists():
        fault(f"{what}: a file is there in spite of the refusal")
    if strays():
        fault(f"{what}: left {strays()}")


def disks():
    for name, (arguments, table, target) in OPERATIONS.items():
        for size in (0, 9000, 60_000, 300_000):
            fresh()
            full(f"{name}, files of at most {size}", arguments, table, target, preexec_fn=limited(size))
    disk = work / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk], capture_output=True).returncode != 0:
        print("no disk of its own could be mounted here: the limits on files stand for it")
        return
    global place
    home, place = place, disk / "place"
    try:
        for name, (arguments, table, target) in OPERATIONS.items():
            for free in (0, 12, 90, 400):
                fresh()
                room = shutil.disk_usage(disk).free - free * 1024
                fill = disk / "fill"
                fill.write_bytes(b"\0" * max(0, room))
                full(f"{name} with {free} KiB left", arguments, table, target, fill)
    finally:
        place = home
        subprocess.run(["umount", disk], check=True)


# MARK: Outputs that cannot be written

QUESTIONS = [
    ["--help"], ["status"], ["check"], ["settle", "NRW-KW-01"], ["drawdown", "NRW-KW-01"], ["interest", "NRW-KW-01"],
    ["deadlines"], ["agenda"], ["list", "entries"], ["list", "open"], ["show", "12"], ["account", "1800"], ["explain", "LATE_USE"],
    ["verify"], ["doctor"], ["submissions"], ["evidence", "list", "1"], ["export", "hledger", "-o", "j.journal"],
    ["record", "own-funds", "--date", "2026-06-29", "--measure", "KW-STADT", "--source", "eigen", "--amount", "1,00"],
    ["close", "2026-03-31"], ["backup", "S.zip"], ["anchor", "-o", "anker.txt"], ["import", "viele.csv"], ["gibtesnicht"],
]


def outputs():
    def closed_out():
        os.close(1)

    def closed_both():
        os.close(1)
        os.close(2)

    for arguments in QUESTIONS:
        for how in ("full", "closed", "both closed", "reader gone"):
            fresh()
            before = number("entry")
            more = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
            sink = open("/dev/full", "w") if how == "full" else None
            if sink:
                more["stdout"] = sink
            if how == "reader gone":
                reading, writing = os.pipe()
                os.close(reading)
                more["stdout"] = writing
            hook = {"closed": closed_out, "both closed": closed_both}.get(how)
            process = subprocess.run([program, *arguments], cwd=place, env=environment, preexec_fn=hook, timeout=300, **more)
            if how == "reader gone":
                os.close(writing)
            counts["outputs"] += 1
            code = process.returncode
            expected = (64,) if arguments == ["gibtesnicht"] else (74,)
            if code not in expected:
                fault(f"{' '.join(arguments)}, output {how}: ended with {code}")
            if how != "both closed" and arguments[0] == "record":
                told = f"Buchung {before + 1}" in (process.stderr or b"").decode()
                if number("entry") != before + 1 or not told:
                    fault(f"record, output {how}: the booking is not told: {process.stderr!r}")


# MARK: Several at once


def together():
    """Four people with bookings, one import and readers: all are done, and nobody is refused."""
    fresh()
    before = number("entry")
    script = 'for i in $(seq 25); do "$0" "$@" --reference "$P-$i" >/dev/null || exit 1; done'
    people = [
        subprocess.Popen(
            ["bash", "-c", script, program, *EXPENSE, "2026-07-03", "--amount", "1,00", "--wait", "120"], cwd=place,
            env=environment | {"P": f"P{p}", "FOERDERBUCH_USER": f"Person {p}"}, stderr=subprocess.PIPE, text=True)
        for p in range(4)]
    imports = subprocess.Popen([program, "import", "viele.csv", "--wait", "120"], cwd=place, env=environment, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True)
    reads = 0
    while any(p.poll() is None for p in people):
        answer = run("status")
        reads += 1
        if answer.returncode != 0:
            fault("a reader beside writers", answer)
    for process in people + [imports]:
        process.wait()
        if process.returncode != 0:
            fault(f"one of several: {process.returncode} {process.stderr.read()[:300]}")
    sound("several at once")
    if number("entry") != before + 100 + 2000:
        fault(f"several at once: {number('entry') - before} of 2100 booked")
    counts["readers beside writers"] = reads


spans = lengths()
names = [n for n in OPERATIONS for _ in range(WEIGHTS.get(n, 1))]
for _ in range(kills):
    name = dice.choice(names)
    counts[name] += 1
    killed(name, spans[name])
logs()
disks()
outputs()
together()
print(", ".join(f"{name} {count}" for name, count in sorted(counts.items())))
print(f"{len(faults)} faults")
sys.exit(1 if faults else 0)
