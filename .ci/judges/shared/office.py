"""LibreOffice, what prints, and sheets: one way to call and read them for all judges."""

import os
import subprocess

PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>de-DE</value></prop></item>
</oor:items>
"""


class Office:
    """LibreOffice with a profile of its own, which always recalculates."""

    def __init__(self, folder):
        self.folder = folder
        user = os.path.join(folder, "profile", "user")
        os.makedirs(user)
        with open(os.path.join(user, "registrymodifications.xcu"), "w", encoding="utf-8") as file:
            file.write(PROFILE)

    def convert(self, paths, target, kind):
        """Converts all files in one run; the results, in the same order."""
        os.makedirs(target, exist_ok=True)
        command = [
            "soffice", f"-env:UserInstallation=file://{self.folder}/profile", "--headless",
            "--norestore", "--convert-to", kind, "--outdir", target, *paths,
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=1800, check=False)
        ending = "." + kind.split(":")[0]
        results = [
            os.path.join(target, os.path.splitext(os.path.basename(path))[0] + ending)
            for path in paths
        ]
        for path, result in zip(paths, results):
            if done.returncode != 0 or not os.path.exists(result):
                raise RuntimeError(f"LibreOffice did not convert {path}: {done.stderr.strip()}")
        return results


def page_texts(pdf):
    """The text of each page, as it stands on it."""
    text = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    return text.split("\f")[:-1]


def covered(sheet):
    """The cells that lie under a merged one."""
    return {
        (row, column) for area in sheet.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
        if (row, column) != (area.min_row, area.min_col)}
