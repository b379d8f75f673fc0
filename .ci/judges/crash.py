#!/usr/bin/env python3
"""Judges what a failing machine does to a ledger: processes killed at random points, signals, logs cut off at every
frame, full disks, outputs that cannot be written, several people at once. What was acknowledged is there, nothing is
there by half, and nothing ends with a trap.

usage: crash.py PROGRAM DEMO WORK [KILLS [SEED]]

DEMO is the folder that `demo` writes. So many processes are really killed; the seed is printed, and the same one
repeats a run.
"""

import collections
import concurrent.futures
import contextlib
import multiprocessing
import os
import pathlib
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile

from chain import PEOPLE, forge

program, demo, work = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
kills = int(sys.argv[4]) if len(sys.argv) > 4 else 320
seed = int(sys.argv[5]) if len(sys.argv) > 5 else random.SystemRandom().randrange(1 << 32)
migrations = sorted((pathlib.Path(__file__).resolve().parents[2] / "Schemas" / "migrations").glob("*.sql"))
counts, faults = collections.Counter(), []
place = work / "place"
environment = {k: v for k, v in os.environ.items() if not k.startswith("FOERDERBUCH")}

EXPENSE = ["record", "expense", "--again", "--beyond-plan", "--measure", "KW-STADT", "--line", "SACH", "--date"]
FREEZE = ["report", "statement-of-use", "NRW-KW-01", "--as-of", "2026-06-30", "-o", "F.xlsx", "--freeze", "--replace"]
# What is killed: how often, from which state it starts, the command, and the file or folder that it writes.
OPERATIONS = {
    "import": (5, "base", ["import", "viele.csv"], None),
    "record": (3, "base", EXPENSE + ["2026-07-03", "--amount", "11,90", "--paid-on", "2026-07-03", "--evidence", "beleg.bin"], None),
    "close": (2, "base", ["close", "2026-03-31"], None),
    "freeze": (4, "base", FREEZE, "F.xlsx"),
    "apply": (3, "base", ["project", "apply", "neu.yaml"], None),
    "evidence": (3, "base", ["evidence", "add", "251", "gross.bin"], None),
    "reverse": (1, "base", ["reverse", "250", "--reason", "Probe"], None),
    "release": (4, "people", ["release", "1", "--as", "bert"], None),
    "release of a freeze": (2, "people", ["release", "2", "--as", "bert"], None),
    "migration": (4, "older", EXPENSE + ["2026-07-03", "--amount", "11,90"], None),
    "report": (1, "base", ["report", "audit", "-o", "A.xlsx", "--replace"], "A.xlsx"),
    "backup": (4, "base", ["backup", "S.zip"], "S.zip"),
    "restore": (4, "base", ["restore", "alt.zip", "--ledger", "zurueck.sqlite"], "zurueck.sqlite"),
    "init": (1, "base", ["init", "--ledger", "neu.sqlite"], None),
    "beancount": (1, "base", ["export", "beancount", "-o", "J.beancount"], "J.beancount"),
    "audit-copy": (2, "base", ["export", "audit-copy", "-o", "K.sqlite"], "K.sqlite"),
    "gobd": (1, "base", ["export", "gobd", "-o", "Z3"], "Z3"),
}


def run(*arguments, cwd=None, **more):
    return subprocess.run(
        [program, *map(str, arguments)], cwd=cwd or place, capture_output=True, text=True, env=environment, timeout=300, **more)


def fault(what, answer=None):
    faults.append(what + ("" if answer is None else f": rc {answer.returncode}, {(answer.stderr + answer.stdout)[:300]}"))


def fresh(state="base"):
    """The place as a state has it. What nobody writes into is linked, on the same disk."""
    shutil.rmtree(place, ignore_errors=True)
    is_near = place.parent.stat().st_dev == work.stat().st_dev
    copy = lambda a, b: (os.link if is_near and not a.endswith(".sqlite") else shutil.copy)(a, b)
    shutil.copytree(work / state, place, copy_function=copy)


def ask(sql, ledger="foerderbuch.sqlite"):
    with contextlib.closing(sqlite3.connect(place / ledger)) as db:
        return db.execute(sql).fetchall()


def number(table):
    return ask(f"SELECT count(*) FROM {table}")[0][0]


def content():
    """How many rows of each kind are sealed: what tells states of a ledger apart."""
    return dict(ask("SELECT record, count(*) FROM seal GROUP BY 1")) | {"version": ask("PRAGMA user_version")[0][0]}


def strays():
    return sorted(str(p.relative_to(place)) for p in place.rglob("*") if ".tmp" in p.name or p.name.endswith("-journal"))


def is_whole(target):
    path = place / target
    if path.is_dir():
        return (path / "index.xml").exists() and (path / "verfahrensdokumentation.txt").exists()
    if path.suffix == ".sqlite":
        return run("verify", "--deep", "--ledger", target).returncode == 0
    if path.suffix == ".beancount":
        return path.stat().st_size == sizes[target]
    try:
        return zipfile.ZipFile(path).testzip() is None
    except zipfile.BadZipFile:
        return False


def sound(what, ledger="foerderbuch.sqlite"):
    answer = run("verify", "--deep", "--ledger", ledger)
    # One that is not brought up to date yet can only be asked itself.
    if answer.returncode == 78 and ask("PRAGMA user_version")[0][0] == len(migrations) - 1:
        if ask("PRAGMA integrity_check") != [("ok",)]:
            fault(f"{what}: the older file is not whole")
    elif answer.returncode != 0:
        fault(f"{what}: not sound afterwards", answer)


# MARK: What every part starts from


def prepare():
    base = work / "base"
    base.mkdir()
    shutil.copy(demo / "foerderbuch.sqlite", base)
    shutil.copytree(demo / "foerderbuch.evidence", base / "foerderbuch.evidence")
    dice = random.Random(seed)
    (base / "beleg.bin").write_bytes(dice.randbytes(2000))
    (base / "gross.bin").write_bytes(dice.randbytes(8 << 20))
    rows = ["kind;date;measure;line;amount;paidOn;reference"]
    rows += [f"expense;2026-06-30;KW-STADT;SACH;{i % 90 + 1},00;2026-06-30;V{i}" for i in range(2000)]
    (base / "viele.csv").write_text("\n".join(rows) + "\n")
    text = (demo / "beispiele" / "klimawerkstatt.yaml").read_text()
    old, new = ('title: "', 'title: "Neu ') if 'title: "' in text else ("title:", "title: Neu")
    (base / "neu.yaml").write_text(text.replace(old, new, 1))

    def done(folder, *arguments):
        answer = run(*arguments, cwd=folder)
        if answer.returncode != 0:
            sys.exit(f"{arguments}: cannot begin: {answer.stderr}{answer.stdout}")

    done(base, "backup", "alt.zip")
    # A ledger with people, and proposals that were made at another machine.
    people = work / "people"
    shutil.copytree(base, people)
    manager = ["people", "grant", "anna", "--role", "manager", "--as", "vera"]
    for arguments in PEOPLE[:4] + [manager] + [["import", "viele.csv", "--as", "anna"], FREEZE + ["--as", "anna"]]:
        done(people, *arguments)
    forge(people / "foerderbuch.sqlite", "UPDATE actor SET login = 'anderswo' WHERE person = 'anna'", reseal=True)
    # One of the version before, made by its own migrations.
    older = work / "older"
    shutil.copytree(base, older)
    with contextlib.closing(sqlite3.connect(older / "foerderbuch.sqlite")) as db:
        db.execute("ATTACH ? AS now", [str(base / "foerderbuch.sqlite")])
        tables = [name for name, in db.execute("SELECT name FROM now.sqlite_master WHERE type = 'table'")]
    (older / "foerderbuch.sqlite").unlink()
    with contextlib.closing(sqlite3.connect(older / "foerderbuch.sqlite", isolation_level=None)) as db:
        for migration in migrations[:-1]:
            db.executescript(migration.read_text())
        known = {name for name, in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        db.execute("ATTACH ? AS now", [str(base / "foerderbuch.sqlite")])
        for table in tables:
            if table in known - {"kind", "fact", "migration"}:
                db.execute(f"INSERT INTO {table} SELECT * FROM now.{table}")
        db.execute(f"INSERT INTO migration SELECT * FROM now.migration WHERE version < {len(migrations)}")
        db.execute(f"PRAGMA user_version = {len(migrations) - 1}")
        db.execute("PRAGMA journal_mode = WAL")


# MARK: Killed


def measure(name):
    """How long it takes here, that it works at all, and what it does."""
    _, state, arguments, target = OPERATIONS[name]
    fresh(state)
    before, start = content(), time.monotonic()
    answer = run(*arguments)
    span = time.monotonic() - start
    if answer.returncode != 0:
        fault(f"{name}: does not work here", answer)
    return name, (span, before, content(), (place / target).stat().st_size if target and answer.returncode == 0 else 0)


def interrupted(name, span, before, after, dice, number):
    """Runs an operation and sends it a signal at some point. Returns what became of it."""
    _, state, arguments, target = OPERATIONS[name]
    fresh(state)
    process = subprocess.Popen(
        [program, *arguments], cwd=place, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    time.sleep(dice.uniform(0.002, span))
    process.send_signal(number)
    _, told = process.communicate()
    what = f"{name}, {signal.Signals(number).name}"
    if process.returncode not in (0, -number):
        fault(f"{what}: ended with {process.returncode}: {told[:200]}")
    sound(what)
    now = content()
    # Bringing a ledger up to date is a step of its own.
    if now not in (before, after) and now != before | {"version": after["version"]}:
        fault(f"{what}: a part of it is done: {before} {now}")
    if process.returncode == 0 and now != after:
        fault(f"{what}: acknowledged and lost")
    if target and (place / target).exists() and not is_whole(target):
        fault(f"{what}: half a file at {target}")
    if target and process.returncode == 0 and not (place / target).exists():
        fault(f"{what}: acknowledged without its file")
    for kept in place.glob("foerderbuch.sqlite.v*"):
        if ask("PRAGMA integrity_check", kept.name) != [("ok",)] or ask("PRAGMA user_version", kept.name)[0][0] == len(migrations):
            fault(f"{what}: {kept.name} is not the ledger of then")
    return what, process.returncode, told, now


def killed(index, spans):
    dice = random.Random(f"{seed} {index}")
    name = dice.choice([n for n, (weight, *_) in OPERATIONS.items() for _ in range(weight)])
    span, before, after, _ = spans[name]
    what, code, _, _ = interrupted(name, span, before, after, dice, signal.SIGKILL)
    counts["killed" if code else "came to their end"] += 1
    counts[f"killed in {name}"] += 1 if code else 0
    # Every temporary file of a dead run goes with the next one that writes there.
    counts["left by killed runs"] += len(strays())
    arguments = OPERATIONS[name][2]
    again = run(*arguments)
    if again.returncode not in (0, 65, 73):
        fault(f"{what}: cannot be repeated", again)
    if name in ("restore", "init") and not (place / arguments[-1]).exists():
        fault(f"{what}: nothing there after the repeat", again)
    sound(f"{what} and repeated")
    if name == "restore":
        sound(f"{what} and repeated", "zurueck.sqlite")
    if run("anchor", "-o", "anker.txt", *(["--as", "vera"] if OPERATIONS[name][1] == "people" else [])).returncode != 0:
        fault(f"{what}: no anchor afterwards")
    left = [s for s in strays() if "/" not in s]
    if left:
        fault(f"{what}: still there after the next run: {left}")


def signalled(index, spans):
    """A signal that can be heard: nothing is left over, and what is told is the truth."""
    dice = random.Random(f"{seed} signal {index}")
    name = dice.choice(list(OPERATIONS))
    number = dice.choice([signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
    span, before, after, _ = spans[name]
    what, code, told, now = interrupted(name, span, before, after, dice, number)
    counts["signals heard" if code else "came to their end"] += 1
    if strays():
        fault(f"{what}: left {strays()}")
    if "nichts geändert" in told and {**now, "version": 0} != {**before, "version": 0}:
        fault(f"{what}: booked, and told that nothing was: {told}")
    if code and now == after != before and name not in ("init", "migration") and "danach wurde abgebrochen" not in told:
        fault(f"{what}: booked, and not told: {told!r}")


# MARK: Logs cut off


def log():
    """Five bookings in the log."""
    fresh()
    with contextlib.closing(sqlite3.connect(place / "foerderbuch.sqlite", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        start = reader.execute("SELECT count(*) FROM entry").fetchone()[0]
        for i in range(5):
            answer = run(*EXPENSE, "2026-07-04", "--amount", f"{i + 1},00", "--reference", f"W{i}")
            if answer.returncode != 0:
                fault("a booking beside a reader", answer)
        return start, (place / "foerderbuch.sqlite").read_bytes(), (place / "foerderbuch.sqlite-wal").read_bytes()


def damages(content):
    frame = 4096 + 24
    frames = (len(content) - 32) // frame
    dice = random.Random(f"{seed} log")
    cuts = [0, 10, 32] + [32 + frame * k for k in range(frames + 1)]
    cuts += [32 + frame * k + dice.randrange(1, frame) for k in range(0, frames, 3)]
    yield from ((f"cut at {c}", content[:c]) for c in cuts)
    for _ in range(20):
        flipped = bytearray(content)
        flipped[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        yield "a bit turned", bytes(flipped)


def damaged(what, start, file, content):
    """The log ends anywhere. What comes out is one of the six states."""
    fresh()
    (place / "foerderbuch.sqlite").write_bytes(file)
    (place / "foerderbuch.sqlite-wal").write_bytes(content)
    sound(f"log {what}")
    if not start <= number("entry") <= start + 5:
        fault(f"log {what}: {number('entry')} entries")
    answer = run(*EXPENSE, "2026-07-05", "--amount", "9,00")
    if answer.returncode != 0:
        fault(f"log {what}: no booking afterwards", answer)
    counts["logs"] += 1


# MARK: Full disks


def full(name, size, is_disk, spans):
    """A disk with so many bytes left; or no file may grow beyond them, as a quota has it."""
    global place
    _, state, arguments, target = OPERATIONS[name]
    what = f"{name} with {size} bytes" + (" left" if is_disk else " a file at most")
    home, fill, more = place, None, {}
    if is_disk:
        place = home.with_name(home.name + "-disk") / "place"
        fill = place.parent / "fill"
    else:
        more["preexec_fn"] = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    try:
        fresh(state)
        if fill:
            fill.write_bytes(b"\0" * max(0, shutil.disk_usage(place).free - size))
        answer = run(*arguments, **more)
        if fill:
            fill.unlink()
        sound(what)
        _, before, after, _ = spans[name]
        counts["full disks"] += 1
        if answer.returncode not in (0, 73, 74):
            fault(f"{what}: not told", answer)
        if answer.returncode == 0:
            counts["enough room all the same"] += 1
        elif fill and "Platz" not in answer.stderr and "voll" not in answer.stderr:
            fault(f"{what}: full is not called full", answer)
        done = content() == after if after["version"] == before["version"] else content().get("entry") == after.get("entry")
        if before != after and done != (answer.returncode == 0):
            fault(f"{what}: {'lost' if answer.returncode == 0 else 'booked and refused'}", answer)
        if target and answer.returncode != 0 and (place / target).exists():
            fault(f"{what}: a file is there in spite of the refusal")
        known = {digest.hex() for digest, in ask("SELECT sha256 FROM evidence")}
        strangers = [p.name for p in (place / "foerderbuch.evidence").rglob("*") if p.is_file() and p.name not in known]
        if strays() or strangers:
            fault(f"{what}: left {strays()} {strangers}")
    finally:
        if fill:
            shutil.rmtree(place, ignore_errors=True)
            place = home


# MARK: Outputs that cannot be written

COMMANDS = [
    ["--help"], ["status"], ["check"], ["settle", "NRW-KW-01"], ["drawdown", "NRW-KW-01"], ["interest", "NRW-KW-01"],
    ["deadlines"], ["agenda"], ["list", "entries"], ["list", "open"], ["show", "12"], ["account", "1800"], ["explain", "LATE_USE"],
    ["verify"], ["doctor"], ["submissions"], ["evidence", "list", "1"], ["evidence", "export", "-o", "belege"],
    ["evidence", "add", "251", "beleg.bin"], ["export", "hledger", "-o", "j.journal"], ["export", "gobd", "-o", "z3"],
    ["record", "own-funds", "--date", "2026-06-29", "--measure", "KW-STADT", "--source", "eigen", "--amount", "1,00"],
    ["close", "2026-03-31"], ["backup", "S.zip"], ["restore", "alt.zip", "--ledger", "zurueck.sqlite"], ["anchor", "-o", "anker.txt"],
    ["import", "viele.csv"], ["reverse", "250", "--reason", "Probe"], ["project", "apply", "neu.yaml"], ["proposals"],
    ["people", "list"], ["people", "add", "vera", "--name", "Vera", "--role", "admin"], ["report", "audit", "-o", "A.xlsx"],
    ["template", "bookings", "-o", "E.xlsx"], ["init", "--ledger", "neu.sqlite"], ["demo", "probe"], ["gibtesnicht"],
]
# Those that fail by themselves do so.
OWN_FAILURES = {"gibtesnicht": 64}


def unheard(arguments, how):
    fresh()
    before = number("entry")
    more = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    reading, writing = os.pipe()
    os.close(reading)
    if how == "full":
        more["stdout"] = open("/dev/full", "w")
    elif how == "reader gone":
        more["stdout"] = writing
    closed = {"closed": [1], "both closed": [1, 2]}.get(how, [])
    process = subprocess.run(
        [program, *arguments], cwd=place, env=environment, preexec_fn=lambda: [os.close(d) for d in closed], timeout=300, **more)
    os.close(writing)
    counts["outputs"] += 1
    if process.returncode != OWN_FAILURES.get(arguments[0], 74):
        fault(f"{' '.join(arguments)}, output {how}: ended with {process.returncode}: {process.stderr!r}")
    if how != "both closed" and arguments[0] == "record":
        told = f"Buchung {before + 1}" in (process.stderr or b"").decode()
        if number("entry") != before + 1 or not told:
            fault(f"record, output {how}: the booking is not told: {process.stderr!r}")


# MARK: Several at once


def together():
    """Four people with bookings, one import and readers: all are done, nobody is refused in the usual wait."""
    fresh()
    before = number("entry")
    script = 'for i in $(seq 100); do "$0" "$@" --reference "$P-$i" >/dev/null || exit 1; done'
    people = [
        subprocess.Popen(
            ["bash", "-c", script, program, *EXPENSE, "2026-07-03", "--amount", "1,00"], cwd=place,
            env=environment | {"P": f"P{p}", "FOERDERBUCH_USER": f"Person {p}"}, stderr=subprocess.PIPE, text=True)
        for p in range(4)]
    imports = subprocess.Popen([program, "import", "viele.csv"], cwd=place, env=environment, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True)
    while any(p.poll() is None for p in people):
        answer = run("status")
        counts["readers beside writers"] += 1
        if answer.returncode != 0:
            fault("a reader beside writers", answer)
    for process in people + [imports]:
        process.wait()
        if process.returncode != 0:
            fault(f"one of several: {process.returncode} {process.stderr.read()[:300]}")
    sound("several at once")
    if number("entry") != before + 400 + 2000:
        fault(f"several at once: {number('entry') - before} of 2400 booked")


# MARK: All of it, on as many processors as there are


def begin(workers, measured):
    global place, sizes
    with workers.get_lock():
        workers.value += 1
        place = work / f"place{workers.value}"
    sizes = {OPERATIONS[name][3]: size for name, (*_, size) in measured.items()}
    disk = place.with_name(place.name + "-disk")
    disk.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk], capture_output=True)


def task(call):
    counts.clear()
    faults.clear()
    result = call[0](*call[1:])
    return result, collections.Counter(counts), list(faults)


def all_of(pool, calls):
    results = []
    for result, found, wrong in pool.map(task, calls):
        results.append(result)
        counts.update(found)
        for each in wrong:
            print("FAULT", each, flush=True)
        faults.extend(wrong)
    return results


def pool(measured):
    context = multiprocessing.get_context("fork")
    return concurrent.futures.ProcessPoolExecutor(
        os.cpu_count(), context, begin, (context.Value("i", 0), measured))


def main():
    print(f"seed {seed}", flush=True)
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    prepare()
    began = time.monotonic()

    def passed(part):
        print(f"{time.monotonic() - began:4.0f} s  {part}", flush=True)

    try:
        with pool({}) as workers:
            spans = dict(all_of(workers, [(measure, name) for name in OPERATIONS]))
        with pool(spans) as workers:
            passed("measured")
            index = 0
            while counts["killed"] < kills and index < kills * 3:
                wave = range(index, index + max(8, kills - counts["killed"]))
                all_of(workers, [(killed, i, spans) for i in wave])
                index = wave.stop
            passed("killed")
            all_of(workers, [(signalled, i, spans) for i in range(kills // 4)])
            passed("signalled")
            start, file, content = log()
            all_of(workers, [(damaged, what, start, file, bytes) for what, bytes in damages(content)])
            passed("logs")
            hasDisk = os.path.ismount(work / "place1-disk")
            if not hasDisk:
                print("no disk of its own could be mounted here: the limits on files stand for it")
            all_of(workers, [
                (full, name, size, is_disk, spans) for name in OPERATIONS for is_disk in [False, True][:1 + hasDisk]
                for size in (0, 12_000, 90_000, 400_000)])
            passed("full disks")
            all_of(workers, [(unheard, c, how) for c in COMMANDS for how in ("full", "closed", "both closed", "reader gone")])
            passed("outputs")
        together()
        passed("several at once")
    finally:
        for disk in work.glob("place*-disk"):
            while os.path.ismount(disk):
                subprocess.run(["umount", disk], check=True)
    if counts["killed"] < kills:
        fault(f"only {counts['killed']} of {kills} were killed in time")
    print(", ".join(f"{name} {count}" for name, count in sorted(counts.items())))
    print(f"{len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
