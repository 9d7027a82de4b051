# P29: what goes out as a table comes back equal, and no cell of it becomes a formula: texts that look like commands,
# every kind of letter, and the largest and smallest amounts, as CSV and as a workbook, in both languages.
import csv
import io
import json
import os
import re
import secrets
import xml.etree.ElementTree as ET
import zipfile

TITLES = ["=1+1", "=cmd|' /C calc'!A0", "+SUM(A1:A9)", "-2+3", "@SUM(A1)", "'=1+1", "''-1", "＝1+1", "＋1", "－1", "＠x",
          'a "quoted" word', "comma, semicolon; bar|", "ends with \\", "100%", "1e5", "2024-01-01", "TRUE", "#N/A",
          "0.1", "9007199254740993", "00012", "'", "''", '"', ";", "ÿ", "管理科學", "𠮷田𪚥", "العربية", "עברית", "é",
          "👩\u200d🔬", "<b>&amp;</b>", "{{x}}", "_x003D_1", "A1", "=HYPERLINK(\"http://evil.example\",\"x\")"]
MINORS = [0, 1, 10, 99, 100, 123_456_789, 99_999_999_999_999]
REFUSED = ["a\tb", "a\rb", "a\nb", "a\0b", "\u202ea", "a\u200f"]  # which no table therefore has to carry
SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def rows_of(book):
    """The cells of a workbook's sheet as text, and whether any is a formula."""
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        names = parts.namelist()
        shared = []
        if "xl/sharedStrings.xml" in names:
            for item in ET.fromstring(parts.read("xl/sharedStrings.xml")):
                shared.append("".join(text.text or "" for text in item.iter(SPACE + "t")))
        sheet = parts.read("xl/worksheets/sheet1.xml")
    rows = []
    for row in ET.fromstring(sheet).iter(SPACE + "row"):
        cells = {}
        for cell in row:
            place = re.match(r"[A-Z]+", cell.get("r", "A"))[0]
            value, kind = cell.find(SPACE + "v"), cell.get("t")
            text = "".join(each.text or "" for each in cell.iter(SPACE + "t"))
            if kind == "s":
                text = shared[int(value.text)]
            elif kind != "inlineStr" and value is not None:
                text = value.text
            cells[place] = re.sub("_x([0-9A-F]{4})_", lambda code: chr(int(code[1], 16)), text)
        rows.append(cells)
    return rows, re.search(rb"<f[ >/]", sheet) is not None


def differing(sent, got):
    return [f"{number}: {got.get(number)}, not {value}" for number, value in sent.items() if got.get(number) != value]


def out_and_back(world, count):
    mark = secrets.token_hex(4)
    sent = {}
    for number, title in enumerate(TITLES):
        body = {**world.award_body(), "number": f"X-{mark}-{number}", "title": title,
                "amount": {"minor": MINORS[number % len(MINORS)] or 1, "currency": ("CNY", "EUR", "JPY")[number % 3]}}
        status, _, told = world.officer.post("/api/awards", body)
        if status != 200:
            count([f"{title!r}: {status} {told}"[:200]], "P29 a title may be what it likes")
            return
        sent[body["number"]] = title, body["amount"]
    wrong = [repr(title) for title in REFUSED
             if world.officer.post("/api/awards", {**world.award_body(), "title": title})[0] != 422]
    count(wrong, "P29 what a table could not carry unseen is refused at the door")

    wrong = []
    for suffix in (".csv?language=en", ".csv?language=zh&bom=1", ".xlsx?language=en", ".xlsx?language=zh"):
        status, headers, body = world.officer.call("GET", "/api/awards" + suffix)
        if suffix.startswith(".xlsx"):
            rows, formula = rows_of(body)
            rows = [list(row.values()) for row in rows]
            wrong += [f"{suffix}: a formula"] if formula else []
        else:
            rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))
        by_number = {row[1]: row for row in rows if len(row) > 2}
        for number, (title, amount) in sent.items():
            row = by_number.get(number, ["", "", ""])
            plain = re.sub(r"^'(?='*[=+\-@\t\r＝＋－＠])", "", row[2])  # the guard, as whoever imports it takes it off
            if plain != title:
                wrong.append(f"{suffix}: {title!r} came as {row[2]!r}")
            if suffix.startswith(".csv") and re.match(r"[=+\-@\t\r＝＋－＠]", row[2]):
                wrong.append(f"{suffix}: {row[2]!r} would be a formula")
    count(wrong[:6], f"P29 {len(TITLES)} titles go out in four tables as they are, and none is a formula")

    for suffix in (".csv?language=zh", ".csv?language=en", ".xlsx?language=zh", ".xlsx?language=en"):
        status, _, body = world.officer.call("GET", "/api/awards" + suffix)
        name = "awards" + suffix.replace("?language=", "-")
        path = os.path.join(world.server.folder.name, name)
        with open(path, "wb") as file:
            file.write(body)
        database = "sqlite:" + path + ".db"
        ran = world.server.elsewhere("import", "awards", path, "--yes", "--json", "--database", database)
        listed = world.server.elsewhere("awards", "list", "--json", "--sort=-number", "--limit", "200", "--database",
                                        database)
        got = {item["number"]: (item["title"], item["amount"]) for item in json.loads(listed.stdout)["items"]
               if item["number"].startswith("X-" + mark)}
        wrong = differing(sent, got)
        count(wrong[:5] + ([ran.stderr[-200:]] if wrong else []),
              f"P29 {len(sent)} awards go out as {name} and come back equal, to the smallest unit")
    number, (title, amount) = next(iter(sent.items()))
    count([] if differing({number: (title, {**amount, "minor": amount["minor"] + 1})}, got) else ["it was not noticed"],
          "P29 control: one smallest unit more would have been noticed")
