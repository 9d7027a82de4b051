# Files that are wrong, damaged or meant to do harm: rows of what is handed in and what a preview of it must say. Every
# one is sent as an upload is, and looked at through the interface; nothing of them is imported.
import base64
import gzip
import io
import json
import re
import struct
import zipfile

from bad_http import resident
from workbooks import SHEET, package, workbook

HEADER = "编号,名称,项目群,单位,负责人,金额,币种,立项日期\n"
ROW = "B-1,海堤监测,海岸,临江大学,顾明川,18,CNY,2026-01-05\n"
GOOD = HEADER + ROW


def row(number="B-1", title="海堤监测", amount="18", day="2026-01-05"):
    return f"{number},{title},海岸,临江大学,顾明川,{amount},CNY,{day}\n"


def said(accepted, rejected=0, *refusals):
    """A list that was read: so many rows each way, and these refusals among them."""
    return {"accepted": accepted, "rejected": rejected, "refusals": set(refusals)}


ROWS = [line.split(",") for line in GOOD.splitlines()]
FORMULA = "<f>1+1</f><v>2</v>"

CSV = [
    ("semicolons", GOOD.replace(",", ";"), said(1)),
    ("tabs", GOOD.replace(",", "\t"), said(1)),
    ("CR alone", GOOD.replace("\n", "\r"), said(1)),
    ("CR LF, no end of the last line", GOOD.replace("\n", "\r\n")[:-2], said(1)),
    ("a byte order mark", "\ufeff" + GOOD, said(1)),
    ("UTF-16 with its mark", GOOD.encode("utf-16"), said(1)),
    ("GB18030", GOOD.encode("gb18030"), said(1)),
    ("bytes of no encoding", GOOD.encode() + b"\xff\xff\x81", "unknown_encoding"),
    ("NUL in a cell", GOOD.replace("海堤", "海\0堤"), (said(0, 1, "control_character"), "unknown_encoding")),
    ("only NUL", b"\0" * 5000, ("unknown_format", "unknown_encoding", "mapping_incomplete", "nothing_to_import")),
    ("nothing but a header", HEADER, "nothing_to_import"),
    ("an empty line", "\n", ("mapping_incomplete", "nothing_to_import")),
    ("no header that is known", "a,b,c\n1,2,3\n", "mapping_incomplete"),
    ("a quote that is never closed", GOOD + '"B-2,' + "x" * 1000, "unclosed_quote"),
    ("text behind a quote", GOOD + row("B-2", '"海堤"监测'), said(1, 1, "stray_quote")),
    ("a line end inside quotes", GOOD + row("B-2", '"海堤\n监测"'), said(1, 1, "control_character")),
    ("a row too short", GOOD + "B-2,海堤\n", said(1, 1, "wrong_column_count")),
    ("a row too long", GOOD + ROW.replace("B-1", "B-2").strip() + ",x,y\n", said(1, 1, "wrong_column_count")),
    ("the header again", GOOD + HEADER + row("B-2"), said(2, 1, "repeated_header")),
    ("one number twice", GOOD + row("B-1", "另一项"), said(1, 1, "repeated_in_file")),
    ("a total that agrees", GOOD + row("B-2", amount="2") + "合计,,,,,20,,\n", said(2)),
    ("a total that does not", GOOD + row("B-2", amount="2") + "合计,,,,,21,,\n", (said(2, 0), said(2, 0, "totals_differ"),
                                                                                said(2, 1), "totals_differ")),
    ("an amount of both marks", GOOD + row("B-2", amount='"1,234.50"'), said(2)),
    ("an amount of no sense", GOOD + row("B-2", amount='"1.2.3,4"'), said(1, 1, "not_an_amount")),
    ("an amount with too many decimals", GOOD + row("B-2", amount="0.001"), (said(1, 1, "too_many_decimals"), said(2))),
    ("an amount beyond every account", GOOD + row("B-2", amount="9" * 30), said(1, 1, "number_out_of_range")),
    ("an amount in full width", GOOD + row("B-2", amount="１００"), said(2)),
    ("NaN as an amount", GOOD + row("B-2", amount="NaN"), said(1, 1, "not_an_amount")),
    ("an amount that is a command", GOOD + row("B-2", amount="=cmd|' /C calc'!A0"), said(1, 1, "not_an_amount")),
    ("a title that is a command", GOOD + row("B-2", "=cmd|' /C calc'!A0"), said(2)),
    ("a direction override in a title", GOOD + row("B-2", "a\u202eb"), said(1, 1, "bidi_control")),
    ("a day that never was", GOOD + row("B-2", day="2024-02-30"), said(1, 1, "not_a_date")),
    ("ideographs beyond the first plane", GOOD + row("B-2", "𠮷田𪚥"), said(2)),
    ("a cell of 70 KB", GOOD + row("B-2", "x" * 70_000), "too_long"),
    ("a line of 2 MB", GOOD + row("B-2", '","' * 700_000), "too_large"),
    ("17,000 columns", ("a," * 17_000) + "\n", "too_large"),
    ("65,537 rows", HEADER + "".join(row(f"B-{n}") for n in range(65_537)), said(65_537)),
]

GZIP = [
    ("gzip", gzip.compress(GOOD.encode()), said(1)),
    ("gzip in two members", gzip.compress(HEADER.encode()) + gzip.compress(ROW.encode()), said(1)),
    ("gzip that was cut", gzip.compress(GOOD.encode() * 50)[:-9], "unreadable_file"),
    ("gzip with a changed byte", gzip.compress(GOOD.encode())[:-6] + b"\xff" * 6, "unreadable_file"),
    ("64 MB of one letter", gzip.compress(b"a" * (64 << 20), 9), ("expanded_too_large", "too_large")),
    ("gzip within gzip", gzip.compress(gzip.compress(GOOD.encode())), ("unknown_encoding", "unknown_format",
                                                                       "mapping_incomplete")),
]


def archive(parts, **more):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts:
            file.writestr(name, text, **more)
    return out.getvalue()


def sheet(cells):
    return workbook(ROWS[:1], more=cells)


def cell(content, attributes=""):
    return f"<row><c t=\"inlineStr\"><is><t>B-9</t></is></c><c t=\"inlineStr\"><is><t>名</t></is></c>" \
           f"<c t=\"inlineStr\"><is><t>海岸</t></is></c><c t=\"inlineStr\"><is><t>临江大学</t></is></c>" \
           f"<c t=\"inlineStr\"><is><t>顾</t></is></c><c{attributes}>{content}</c>" \
           f"<c t=\"inlineStr\"><is><t>CNY</t></is></c><c t=\"inlineStr\"><is><t>2026-01-05</t></is></c></row>"


def patched(data, mark, at, form, value, last=False):
    """The archive with a number changed in the headers that begin with the mark (all of them, or the last)."""
    data = bytearray(data)
    places = [found.start() for found in re.finditer(re.escape(mark), data)]
    for place in places[-1:] if last else places:
        struct.pack_into(form, data, place + at, value)
    return bytes(data)


LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def overlapping():
    """Forty names that all stand for one kernel of 8 MB: little to send, much to unpack."""
    kernel = archive([("a", b"0" * (8 << 20))])
    at = kernel.index(CENTRAL)
    one = kernel[at:kernel.index(END)]
    names = b"".join(one[:-1] + bytes([48 + n]) for n in range(40))
    whole = kernel[:at] + names
    return whole + END + struct.pack("<HHHHIIH", 0, 0, 40, 40, len(names), at, 0)


def zip64():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in package(ROWS):
            with file.open(name, "w", force_zip64=True) as part:
                part.write(text.encode())
    return out.getvalue()


BOOK, PARTS = workbook(ROWS), package(ROWS)
LINK = zipfile.ZipInfo("xl/link")
LINK.external_attr = 0o120777 << 16
WORKBOOKS = [
    ("a workbook", BOOK, said(1)),
    ("one with long sizes (ZIP64)", zip64(), said(1)),
    ("one cut in half", BOOK[:len(BOOK) // 2], "unreadable_file"),
    ("bytes behind the end", BOOK + b"x" * 100, (said(1), "unreadable_file")),
    ("a second archive behind it", BOOK + archive([("a", "b")]), (said(1), "unreadable_file", "unknown_format")),
    ("bytes before the beginning", b"%PDF-1.7\n" + BOOK, "unknown_format"),
    ("HTML before the beginning", b"<html>" + BOOK, "unknown_format"),
    ("an archive of no workbook", archive([("a.txt", "b")]), "unknown_format"),
    ("a workbook within an archive", archive([("book.xlsx", BOOK)]), "unknown_format"),
    ("no [Content_Types].xml", archive(PARTS[1:]), "unknown_format"),
    ("no sheet", archive(PARTS[:-1]), "unreadable_file"),
    ("one name twice", archive(PARTS + PARTS[-1:]), "unreadable_file"),
    ("../ in a name", archive(PARTS + [("../../etc/cron.d/x", "x")]), "unreadable_file"),
    ("/ at the front of a name", archive(PARTS + [("/etc/cron.d/x", "x")]), "unreadable_file"),
    ("a backslash in a name", archive(PARTS + [("..\\..\\x", "x")]), "unreadable_file"),
    ("a symbolic link", archive(PARTS + [(LINK, "/etc/passwd")]), said(1)),
    ("encrypted", patched(patched(BOOK, LOCAL, 6, "<H", 1), CENTRAL, 8, "<H", 1), "unreadable_file"),
    ("an unknown way of packing", patched(patched(BOOK, LOCAL, 8, "<H", 99), CENTRAL, 10, "<H", 99), "unreadable_file"),
    ("sizes that are too small", patched(patched(BOOK, LOCAL, 22, "<I", 3), CENTRAL, 24, "<I", 3),
     ("unreadable_file", said(1))),
    ("sizes that are too large", patched(BOOK, CENTRAL, 24, "<I", 0xfffffff0), "expanded_too_large"),
    ("another checksum", patched(patched(BOOK, LOCAL, 14, "<I", 7), CENTRAL, 16, "<I", 7), "unreadable_file"),
    ("an offset beyond the end", patched(BOOK, CENTRAL, 42, "<I", 0x7fffffff), "unreadable_file"),
    ("65,535 files stated", patched(BOOK, END, 10, "<H", 65_535, last=True), ("expanded_too_large", "unreadable_file")),
    ("10,001 files", archive(PARTS + [(f"x/{n}", "") for n in range(10_001)]), "expanded_too_large"),
    ("files that lie over each other", overlapping(), "expanded_too_large"),
    ("300 MB of spaces", archive(PARTS[:-1] + [(SHEET, PARTS[-1][1].replace("<sheetData>", " " * (300 << 20) +
                                                                             "<sheetData>"))]), "expanded_too_large"),
    ("64 MB of spaces in 64 KB", archive(PARTS[:-1] + [(SHEET, PARTS[-1][1] + " " * (64 << 20))]),
     ("expanded_too_large", "unreadable_file")),
    ("a formula for an amount", sheet(cell(FORMULA)), said(0, 1, "formula_cell")),
    ("an error for an amount", sheet(cell("<v>#DIV/0!</v>", ' t="e"')), said(0, 1, "error_cell")),
    ("a shared text that is not there", sheet(cell("<v>7</v>", ' t="s"')), "unreadable_file"),
    ("a style that is not there", sheet(cell("<v>7</v>", ' s="99"')), ("unreadable_file", said(1))),
    ("a place beyond every column", sheet(cell("<v>7</v>", ' r="ZZZZ1"')), ("unreadable_file", "too_large")),
    ("an amount stored as text", sheet(cell("<is><t>18.50</t></is>", ' t="inlineStr"')), said(1)),
    ("an amount with an exponent", sheet(cell("<v>1.8E1</v>")), said(1)),
    ("infinity", sheet(cell("<v>1E400</v>")), (said(0, 1, "not_an_amount"), said(0, 1, "number_out_of_range"),
                                               "unreadable_file")),
    ("a document type in a sheet", archive(PARTS[:-1] + [(SHEET, '<!DOCTYPE x [<!ENTITY a "b">]>' + PARTS[-1][1])]),
     "document_type_refused"),
    ("a sheet that is no XML", archive(PARTS[:-1] + [(SHEET, "\x00\x01")]), "unreadable_file"),
]


def iati(inside="", head='<?xml version="1.0"?>'):
    return head + f"<iati-activities version=\"2.03\">{inside}</iati-activities>"


NEST = "".join(f'<!ENTITY l{n} "&l{n - 1};&l{n - 1};">' for n in range(1, 30))
ACTIVITY = ('<iati-activity><iati-identifier>X-1</iati-identifier><title><narrative>T</narrative></title>'
            '<participating-org role="4"><narrative>O</narrative></participating-org>'
            '<transaction><transaction-type code="2"/><transaction-date iso-date="2026-01-05"/>'
            '<value currency="EUR" value-date="2026-01-05">{}</value></transaction></iati-activity>')
XML = [
    ("a document type", "<?xml version=\"1.0\"?><!DOCTYPE iati-activities><iati-activities/>", "document_type_refused"),
    ("an entity of a file", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' +
     iati("&x;", ""), "document_type_refused"),
    ("an entity of an address", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "http://169.254.169.254/">]>' +
     iati("&x;", ""), "document_type_refused"),
    ("a parameter entity", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]>' +
     iati("", ""), "document_type_refused"),
    ("a billion laughs", f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "ha">{NEST}]>' + iati("&l29;", ""),
     "document_type_refused"),
    ("one entity used very often", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "' + "a" * 50_000 + '">]>' +
     iati("&x;" * 50_000, ""), "document_type_refused"),
    ("an inclusion", iati('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>'),
     ("nothing_to_import", said(0))),
    ("100,000 attributes", iati("<iati-activity " + " ".join(f'a{n}="x"' for n in range(100_000)) + "/>"),
     "unreadable_file"),
    ("one attribute twice", iati('<iati-activity a="1" a="2"/>'), "unreadable_file"),
    ("depth of 100,000", iati("<a>" * 100_000), "unreadable_file"),
    ("another encoding than stated", iati("\u00e9", '<?xml version="1.0" encoding="UTF-8"?>').encode("latin-1"),
     "unreadable_file"),
    ("an encoding nobody knows", iati("", '<?xml version="1.0" encoding="EBCDIC-X"?>'), "unreadable_file"),
    ("never closed", iati(ACTIVITY.format("5"))[:-20], "unreadable_file"),
    ("two roots", iati() + iati("", ""), "unreadable_file"),
    ("an entity nobody defined", iati("<iati-activity>&x;</iati-activity>"), "unreadable_file"),
    ("a script for the page", iati("<script>alert(1)</script>"), ("nothing_to_import", said(0))),
    ("another document", '<?xml version="1.0"?><html/>', "unknown_format"),
    ("an amount of no sense", iati(ACTIVITY.format("1e999")), said(0, 1, "not_an_amount")),
    ("an amount beyond every account", iati(ACTIVITY.format("9" * 40)), said(0, 1, "number_out_of_range")),
]


def grants(inside):
    return '{"grants":[' + inside + "]}"


GRANT = ('{"id":"360G-B-1","title":"T","currency":"GBP","amountAwarded":%s,"awardDate":"2021-03-01",'
         '"recipientOrganization":[{"id":"GB-CHC-1","name":"R"}],"fundingOrganization":[{"id":"GB-CHC-2","name":"F"}]}')
JSON = [
    ("a grant", grants(GRANT % "100.10"), said(1)),
    ("an amount of 1e999", grants(GRANT % "1e999"), said(0, 1, "not_an_amount")),
    ("an amount NaN", grants(GRANT % "NaN"), ("malformed_json", "unreadable_file")),
    ("an amount as text", grants(GRANT % '"100"'), (said(0, 1, "wrong_type"), said(0, 1, "not_an_amount"), said(1))),
    ("a member twice", grants(GRANT.replace('"title"', '"id":"x","title"') % "1"),
     ("duplicate_field", "malformed_json", said(0, 1, "duplicate_field"), said(1))),
    ("depth of 100,000", grants("[" * 100_000), ("too_deep", "malformed_json")),
    ("never closed", grants(GRANT % "1")[:-2], ("malformed_json", "unreadable_file")),
    ("trailing bytes", grants(GRANT % "1") + "x", ("malformed_json", "unreadable_file")),
    ("no grants", "{}", ("nothing_to_import", "unknown_format", "missing_field")),
    ("null", '{"grants":null}', ("nothing_to_import", "wrong_type", "unknown_format", "malformed_json")),
]

OTHERS = [
    ("a PDF", b"%PDF-1.7\n" + b"x" * 100, "unknown_format"),
    ("an old .xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "unknown_format"),
    ("a picture", base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAA"),
     "unknown_format"),
    ("a picture that says it is 100,000 x 100,000", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" +
     struct.pack(">II", 100_000, 100_000) + b"\x08\x06\0\0\0" + bytes(8), "unknown_format"),
    ("SVG with a script", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
     ("unknown_format", "mapping_incomplete", "nothing_to_import")),
    ("a program", b"\x7fELF" + bytes(100), "unknown_format"),
    ("a database", b"SQLite format 3\0" + bytes(100), "unknown_format"),
    ("what scanners call EICAR", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*",
     ("mapping_incomplete", "nothing_to_import")),
]

SURFACES = {"CSV": CSV, "gzip": GZIP, "ZIP and XLSX": WORKBOOKS, "XML": XML, "360Giving JSON": JSON,
            "other files": OTHERS}

PAYMENT = ('<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>{}</Stmt>'
           "</BkToCstmrStmt></Document>")
BANK = [
    ("a document type", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' +
     PAYMENT.format("&x;"), "document_type_refused"),
    ("a billion laughs", f'<!DOCTYPE a [<!ENTITY l0 "ha">{NEST}]>' + PAYMENT.format("&l29;"), "document_type_refused"),
    ("a message of orders", PAYMENT.replace("camt.053.001.08", "pain.001.001.09").format(""), "not_iso_20022"),
    ("a negative amount", PAYMENT.format('<Ntry><Amt Ccy="CNY">-5</Amt></Ntry>'), "not_an_amount"),
    ("an exponent", PAYMENT.format('<Ntry><Amt Ccy="CNY">1e3</Amt></Ntry>'), "not_an_amount"),
    ("cut short", PAYMENT.format("")[:-9], "unreadable_file"),
    ("depth of 100,000", PAYMENT.format("<a>" * 100_000), "unreadable_file"),
    ("a name of another space", '<x:Document xmlns:x="urn:evil"/>', "not_iso_20022"),
    ("nothing of it", "hello", "not_iso_20022"),
    ("bytes", bytes(range(256)), ("not_iso_20022", "not_utf8")),
    ("a status nobody knows", "end_to_end_id,status\nP,paid\n", "not_a_choice"),
    ("a day that never was", "end_to_end_id,status,value_on\nP,settled,2026-02-30\n", "not_a_date"),
]
FIGURE_HEADER = "indicator_id,domain_zh,name_zh,name_en,unit,direction,kind,year,operator,value,source_url,note\n"
FIGURES = [
    ("without its columns", "a,b\n1,2\n", "column_missing"), ("nothing", "\n", ("column_missing", "nothing_to_import")),
    ("beyond 4 MB", FIGURE_HEADER + "x" * (5 << 20), "too_large"),
    ("a workbook that grows", archive(PARTS[:-1] + [(SHEET, PARTS[-1][1] + " " * (64 << 20))]), ("expanded_too_large",
                                                                                               "column_missing")),
    ("bytes", b"\xff\xff\x81" * 99, ("unknown_encoding", "column_missing")),
]
COMMUNIQUES = [
    ("nothing", " ", None), ("bytes", b"\xff\xff\x81" * 999, None),
    ("beyond its size", "会议" * 3_000_000, "too_large"),
    ("a million lines", "会议\n" * 300_000, None),
    ("a document that grows", archive([("[Content_Types].xml", "<Types/>"), ("word/document.xml", b" " * (64 << 20))]),
     ("expanded_too_large", "unreadable_file")),
    ("a document with a document type", archive([("[Content_Types].xml", "<Types/>"),
     ("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><w/>')]), "document_type_refused"),
]


def upload(client, content):
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    status, _, body = client.call("POST", "/api/uploads?name=list", raw=raw,
                                  headers={"Content-Type": "application/octet-stream"})
    return json.loads(body)["digest"] if status == 200 else None


def outcome(client, path, ask):
    """What was said: the refusal's name, or what became of the rows; and what is wrong with the shape of it."""
    status, headers, body = client.call("POST", path, ask)
    told = json.loads(body)
    if status >= 500:
        return f"{status}", f"{status} {told.get('refusal')}"
    if status == 200:
        refusals = {each["refusal"] for each in told.get("problem_counts", [])}
        return {"accepted": told.get("accepted"), "rejected": told.get("rejected"), "refusals": refusals}, ""
    if not told["title"]["zh"] or not told["title"]["en"]:
        return told["refusal"], "without words"
    return [told["refusal"]] + [each["refusal"] for each in told["errors"]], ""


def fits(found, expected):
    if expected is None:
        return True
    if isinstance(expected, tuple):
        return any(fits(found, each) for each in expected)
    if isinstance(expected, str):
        return isinstance(found, list) and expected in found
    return isinstance(found, dict) and {**found, "refusals": None} == {**expected, "refusals": None} and \
        expected["refusals"] <= found["refusals"]


def looked_at(client, rows, path, ask):
    wrong = []
    for what, content, expected in rows:
        digest = upload(client, content)
        if not digest:
            wrong.append(f"{what}: it could not be uploaded")
            continue
        found, fault = outcome(client, path, {"digest": digest, **ask})
        if fault or not fits(found, expected):
            wrong.append(f"{what}: {fault or found}, not {expected}"[:230])
    return wrong


def files(world, count):
    before, memory = world.size(), resident(world.server)
    for surface, rows in SURFACES.items():
        wrong = looked_at(world.officer, rows, "/api/import-previews", {"name": "list", "mapping": ""})
        count(wrong[:6], f"{surface}: {len(rows)} lists are read or refused as they must be")
    wrong = looked_at(world.by["finance"], BANK, "/api/bank-answer-previews", {"name": "list"})
    count(wrong[:6], f"bank answers: {len(BANK)} that are none are refused")
    plans = world.secretary.get("/api/plans?limit=1")[1]["items"]
    wrong = looked_at(world.secretary, FIGURES, "/api/figure-previews", {"plan": plans[0]["id"] if plans else 1})
    count(wrong[:6], f"figures: {len(FIGURES)} tables that are none are refused")
    wrong = looked_at(world.secretary, COMMUNIQUES, "/api/communique-readings", {"name": "list"})
    count(wrong[:6], f"communiqués: {len(COMMUNIQUES)} texts are read or refused as they must be")
    count([] if world.size() == before else ["it was"], "files: nothing of them was recorded")
    grown = resident(world.server) - memory
    count([f"by {grown:.0f} MiB"] if grown > 150 else [], f"P22 memory did not grow with them: {grown:.0f} MiB")
    control = looked_at(world.officer, [("a good list", GOOD, said(0, 1))], "/api/import-previews",
                        {"name": "list", "mapping": ""})
    count([] if control else ["it was not noticed"], "control: a good list that is expected to be refused is noticed")
