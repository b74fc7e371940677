"""README.md says what is so: its commands exist, and its console blocks show what citevet prints.

usage: readme_test.py SOURCE_FOLDER FOLDER_OF_CITEVET

In a console block a line `$ command` is run; the lines below it are what it prints. A line `…` stands for any lines.
"""

import difflib
import os
import re
import subprocess
import sys


def console_blocks(text):
    for block in re.findall(r"^```console\n(.*?)^```$", text, re.M | re.S):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            yield command, output


def matches(shown, printed):
    pattern = "".join("(?:.*\n)*?" if line == "…\n" else re.escape(line) for line in shown.splitlines(keepends=True))
    return re.fullmatch(pattern, printed) is not None


def run(command, source, tools):
    environment = dict(os.environ, PATH=tools + os.pathsep + os.environ["PATH"], LC_ALL="C")
    return subprocess.run(["bash", "-c", command], cwd=source, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          encoding="utf-8", timeout=120)


def main(source, tools):
    with open(os.path.join(source, "README.md"), encoding="utf-8") as file:
        text = file.read()
    complaints = []

    blocks = list(console_blocks(text))
    if not blocks:
        complaints.append("there is no console block with a `$ command`")
    for command, shown in blocks:
        printed = run(command, source, tools).stdout
        if not matches(shown, printed):
            difference = difflib.unified_diff(shown.splitlines(), printed.splitlines(), "README.md", command, lineterm="")
            complaints.append("`" + command + "` prints something else:\n" + "\n".join(difference))

    verbs = set(re.findall(r"^  ([a-z]+)", run("./dev", source, tools).stdout, re.M))
    for verb in sorted(set(re.findall(r"\./dev ([a-z]+)", text)) - verbs):
        complaints.append(f"./dev has no verb {verb}")

    for command in sorted(set(re.findall(r"`citevet ([a-z]+)", text)) | {"check"}):
        asked = run(f"citevet {command} --help", source, tools)
        if asked.returncode != 0:
            complaints.append(f"there is no citevet {command}")
    options = run("citevet check --help", source, tools).stdout
    for option in sorted(set(re.findall(r"`(?:citevet check )?(--[a-z-]+)", text))):
        if option not in options:
            complaints.append(f"citevet check has no option {option}")

    print("\n".join(complaints) or "README.md says what is so")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
