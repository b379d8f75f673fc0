#!/usr/bin/env python3
"""Judges project files with an independent validator: PyPI jsonschema and PyYAML.

usage: project_schema.py SCHEMA FIXTURES [EXAMPLE...]

FIXTURES/good and every EXAMPLE must pass the schema, FIXTURES/faulty must not, and neither may
FIXTURES/faulty-beyond-schema be refused by it (else the case belongs into faulty).
"""

import json
import pathlib
import re
import sys

import yaml
from jsonschema import Draft202012Validator, FormatChecker


class LiteralLoader(yaml.SafeLoader):
    """Keeps the text of scalars, as the program's own reader does; only null and booleans are typed."""


LiteralLoader.yaml_implicit_resolvers = {}
LiteralLoader.add_implicit_resolver(
    "tag:yaml.org,2002:null", re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
LiteralLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])


def load(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return json.loads(text, parse_float=str, parse_int=str)
    return yaml.load(text, Loader=LiteralLoader)


def main():
    schema = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    fixtures = pathlib.Path(sys.argv[2])
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=FormatChecker())

    wrong = []
    counts = {}

    def judge(path, wanted):
        try:
            errors = sorted(validator.iter_errors(load(path)), key=lambda error: list(map(str, error.path)))
        except (yaml.YAMLError, json.JSONDecodeError) as error:
            # What is no YAML is refused before any schema sees it.
            if wanted == "unreadable or passes":
                return
            errors = [error]
        passed = not errors
        if wanted == "passes" and not passed:
            wrong.append(f"{path}: should pass, but: {errors[0]}")
        elif wanted == "fails" and passed:
            wrong.append(f"{path}: should fail, but passes the schema")
        elif wanted == "unreadable or passes" and not passed:
            wrong.append(f"{path}: the schema sees this fault; move it to faulty/")

    for folder, wanted in [
        ("good", "passes"), ("faulty", "fails"), ("faulty-beyond-schema", "unreadable or passes"),
    ]:
        paths = sorted((fixtures / folder).iterdir())
        counts[folder] = len(paths)
        for path in paths:
            judge(path, wanted)
        if not paths:
            wrong.append(f"{fixtures / folder}: no case at all")
    for example in sys.argv[3:]:
        judge(pathlib.Path(example), "passes")

    for line in wrong:
        print(line, file=sys.stderr)
    if wrong:
        sys.exit(1)
    print("project schema: " + ", ".join(f"{count} {name}" for name, count in counts.items())
          + f", {len(sys.argv) - 3} examples: reader and validator agree")


if __name__ == "__main__":
    main()
