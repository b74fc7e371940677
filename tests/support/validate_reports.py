#!/usr/bin/env python3
"""Validates the reports that the tests made against the published schema.

validate_reports.py SCHEMA FOLDER: every *.json below FOLDER is a report, every line of every *.jsonl a line of one. Prints how many there were;
fails when one is wrong or when there are none.
"""

import json
import pathlib
import sys

import jsonschema


def main(schema_path, folder):
    schema = json.loads(pathlib.Path(schema_path).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    whole = jsonschema.Draft202012Validator(schema)
    line = whole.evolve(schema={"$ref": "#/$defs/jsonl", "$defs": schema["$defs"]})

    reports = [(path, whole, [path.read_text(encoding="utf-8")]) for path in sorted(pathlib.Path(folder).rglob("*.json"))]
    reports += [(path, line, path.read_text(encoding="utf-8").removesuffix("\n").split("\n")) for path in sorted(pathlib.Path(folder).rglob("*.jsonl"))]

    wrong = checked = 0
    for path, validator, texts in reports:
        for number, text in enumerate(texts, 1):
            checked += 1
            try:
                errors = list(validator.iter_errors(json.loads(text)))
            except json.JSONDecodeError as error:
                errors = [error]
            wrong += bool(errors)
            for error in errors[:5]:
                place = getattr(error, "json_path", "")
                print(f"{path}:{number}: {place}: {getattr(error, 'message', error)}", file=sys.stderr)

    print(f"{checked} reports in {len(reports)} files, {wrong} of them not as the schema says")
    return 1 if wrong or not checked else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2]))
