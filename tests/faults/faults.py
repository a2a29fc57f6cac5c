#!/usr/bin/env python3
"""Makes every fault of faults.toml happen and writes down what came of it: ./dev faults [F1 F2…]

Builds and runs the named test functions in build/dev, and writes docs/faults.md. With names, only
those faults are run and nothing is written.
"""
import os
import pathlib
import re
import subprocess
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "dev"
TEST_SECONDS = 600


def functions_of(fault):
    """Program and function, in the order of the file."""
    for line in fault["tests"]:
        program, functions = line.split(":")
        for function in functions.split(","):
            yield program.strip(), function.strip()


def run(program, functions):
    """What became of each function: passed, failed or missing."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", "TZ": "UTC",
                   "XDG_CURRENT_DESKTOP": ""}
    try:
        done = subprocess.run([str(BUILD / "tests" / program), *functions], env=environment,
                              capture_output=True, text=True, errors="replace",
                              timeout=TEST_SECONDS, cwd=BUILD / "tests")
        output = done.stdout
    except subprocess.TimeoutExpired:
        return {function: "does not end" for function in functions}
    verdicts = {}
    for function in functions:
        lines = re.findall(rf"^(PASS|FAIL!|XPASS|SKIP)\s*: \w+::{function}\(", output, re.MULTILINE)
        bad = [word for word in lines if word != "PASS"]
        absent = not lines or f"Function not found: {function}" in output
        verdicts[function] = "missing" if absent else "failed" if bad else "passed"
    return verdicts


def write(faults, verdicts):
    lines = [
        "# What goes wrong, and what then",
        "",
        "Every trouble between this computer and a release that we know of, what Slipway does about it,",
        "and the tests that make it happen. `./dev faults` runs them all and writes this table;",
        "`./dev faults F3 F8` runs those of some faults. The sentences stand in",
        "`tests/faults/faults.toml`.",
        "",
        "| | fault | what we do | made to happen by | result |",
        "| --- | --- | --- | --- | --- |",
    ]
    for fault in faults:
        tests = list(functions_of(fault))
        programs = {}
        for program, function in tests:
            programs.setdefault(program, []).append(function)
        named = "<br>".join(f"`{program}`: {', '.join(functions)}"
                            for program, functions in programs.items())
        results = {verdicts[test] for test in tests}
        result = "passed" if results == {"passed"} else ", ".join(sorted(results))
        lines.append(f"| {fault['id']} | {fault['fault']} | {fault['answer']} | {named} | {result} |")
    (ROOT / "docs" / "faults.md").write_text("\n".join(lines) + "\n")


def main():
    faults = tomllib.loads((pathlib.Path(__file__).parent / "faults.toml").read_text())["fault"]
    chosen = [fault for fault in faults if not sys.argv[1:] or fault["id"] in sys.argv[1:]]
    if not chosen:
        sys.exit("There is no such fault.")
    wanted = {}
    for fault in chosen:
        for program, function in functions_of(fault):
            wanted.setdefault(program, [])
            if function not in wanted[program]:
                wanted[program].append(function)
    print(f"Building {len(wanted)} tests", flush=True)
    built = subprocess.run(["cmake", "--build", str(BUILD), "--target", *wanted],
                           capture_output=True, text=True)
    if built.returncode != 0:
        sys.exit(built.stdout[-4000:] + built.stderr)
    verdicts = {}
    for program, functions in sorted(wanted.items()):
        for function, verdict in run(program, functions).items():
            verdicts[program, function] = verdict
            print(f"{verdict:8} {program}: {function}", flush=True)
    bad = [test for test, verdict in verdicts.items() if verdict != "passed"]
    print(f"{len(verdicts) - len(bad)} of {len(verdicts)} tests passed, for {len(chosen)} faults.")
    if not sys.argv[1:]:
        write(faults, verdicts)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
