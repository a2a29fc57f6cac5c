#!/usr/bin/env python3
"""Takes away one guard of the program at a time and expects a test to notice: ./dev guards [WORD…]

Each entry of guards.toml names a file, the words that make the guard (`from`), what stands in their
place without it (`to`) and the tests that have to turn red. All of it happens in a copy of the
sources in build/guards; the working tree stays untouched. With words, only the guards whose name
contains one of them. --table writes the result as a Markdown table.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCE = ROOT / "build" / "guards"
# As deep below its sources as the usual build, so that ccache knows the objects.
BUILD = SOURCE / "build" / "dev"
TEST_SECONDS = 180


def copy_sources():
    """The files that git knows or would take, as they are now; untouched ones keep their time."""
    listed = subprocess.run(["git", "ls-files", "-z", "-c", "-o", "--exclude-standard"], cwd=ROOT,
                            check=True, capture_output=True).stdout.decode().split("\0")
    wanted = {name for name in listed if name and (ROOT / name).is_file()}
    for name in wanted:
        target = SOURCE / name
        if target.is_file() and target.read_bytes() == (ROOT / name).read_bytes():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
        shutil.copymode(ROOT / name, target)
    for folder in [SOURCE / name for name in ("app", "core", "ui", "tests")]:
        for old in [path for path in folder.rglob("*") if path.is_file()]:
            if str(old.relative_to(SOURCE)) not in wanted and "node_modules" not in old.parts:
                old.unlink()


def build(targets):
    return subprocess.run(["cmake", "--build", str(BUILD), "--target", *targets],
                          capture_output=True, text=True)


def run(test):
    """The functions that failed."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", "TZ": "UTC",
                   "XDG_CURRENT_DESKTOP": ""}
    program = BUILD / "tests" / test
    try:
        done = subprocess.run([str(program)], env=environment, capture_output=True, text=True,
                              errors="replace", timeout=TEST_SECONDS, cwd=BUILD / "tests")
    except subprocess.TimeoutExpired:
        return ["does not end"]
    failed = re.findall(r"^FAIL!\s*: \w+::(\w+)\(", done.stdout, re.MULTILINE)
    if done.returncode != 0 and not failed:
        failed = ["ends in a crash"]
    return list(dict.fromkeys(failed))


def place(guard):
    """The text with the guard taken away, or a reason why that cannot be done."""
    path = SOURCE / guard["file"]
    if not path.is_file():
        return None, "its file is gone"
    text = path.read_text()
    found = text.count(guard["from"])
    if found != 1:
        return None, f"its words occur {found} times in {guard['file']}"
    return text.replace(guard["from"], guard["to"]), None


def judge(guard, red_anyway):
    """What became of one guard: its word, and the functions that turned red by test."""
    mutated, reason = place(guard)
    if reason:
        return f"STALE: {reason}", {}
    path = SOURCE / guard["file"]
    original = path.read_text()
    path.write_text(mutated)
    try:
        built = build(guard["tests"])
        if built.returncode != 0:
            lines = [line for line in built.stdout.splitlines() if "error" in line]
            return "STALE: does not compile: " + (lines or ["?"])[0], {}
        red = {}
        for test in guard["tests"]:
            failed = [name for name in run(test) if name not in red_anyway[test]]
            if failed:
                red[test] = failed
                break
        return ("ok" if red else "NOT NOTICED"), red
    finally:
        path.write_text(original)


def main():
    arguments = argparse.ArgumentParser(description="Does a test notice when a guard is gone?")
    arguments.add_argument("words", nargs="*", help="only guards whose name contains one of these")
    arguments.add_argument("--table", help="write a Markdown table to this file", metavar="FILE")
    options = arguments.parse_args()

    guards = tomllib.loads((pathlib.Path(__file__).parent / "guards.toml").read_text())["guard"]
    chosen = [guard for guard in guards
              if not options.words or any(word in guard["name"] for word in options.words)]
    if not chosen:
        sys.exit("There is no such guard.")

    copy_sources()
    subprocess.run(["cmake", "--preset", "dev"], cwd=SOURCE, check=True,
                   stdout=subprocess.DEVNULL)
    tests = sorted({test for guard in chosen for test in guard["tests"]})
    print(f"Building {len(tests)} tests", flush=True)
    built = build(tests)
    if built.returncode != 0:
        sys.exit(built.stdout[-4000:] + built.stderr)
    red_anyway = {test: run(test) for test in tests}
    for test, failed in red_anyway.items():
        if failed:
            print(f"{test} is red with every guard in place: {', '.join(failed)}", flush=True)

    rows = []
    for guard in chosen:
        began = time.monotonic()
        verdict, red = judge(guard, red_anyway)
        where = "; ".join(f"{test}: {', '.join(functions)}" for test, functions in red.items())
        print(f"{verdict:12} {guard['name']}  [{where}]  {time.monotonic() - began:.0f} s",
              flush=True)
        rows.append((guard, verdict, red))
    if options.table:
        write_table(pathlib.Path(options.table), rows)
    bad = [guard["name"] for guard, verdict, _ in rows if verdict != "ok"]
    print(f"{len(rows) - len(bad)} of {len(rows)} guards are watched by a test.")
    sys.exit(1 if bad else 0)


def write_table(path, rows):
    lines = ["| what is promised | taken away in | noticed by |", "| --- | --- | --- |"]
    for guard, verdict, red in rows:
        noticed = "<br>".join(f"`{test}`: {', '.join(functions[:3])}"
                              + (f" and {len(functions) - 3} more" if len(functions) > 3 else "")
                              for test, functions in red.items())
        lines.append(f"| {guard['name']} | `{guard['file']}` | {noticed or verdict} |")
    path.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
