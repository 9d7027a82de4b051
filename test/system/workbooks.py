# Workbooks as small as the format allows, for tests that hand them in.
import io
import zipfile
from xml.sax.saxutils import escape

SHEET = "xl/worksheets/sheet1.xml"


def package(rows, more=""):
    """Names and texts of the parts; the sheet is the last. `more` is rows already written as XML."""
    package_space = "http://schemas.openxmlformats.org/package/2006/"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    cells = "".join("<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in row) + "</row>"
                    for row in rows) + more
    return [
        ("[Content_Types].xml", f'<Types xmlns="{package_space}content-types"><Default Extension="rels" ContentType='
                                f'"application/vnd.openxmlformats-package.relationships+xml"/>'
                                f'<Override PartName="/xl/workbook.xml" ContentType="{kind}sheet.main+xml"/>'
                                f'<Override PartName="/{SHEET}" ContentType="{kind}worksheet+xml"/></Types>'),
        ("_rels/.rels", f'<Relationships xmlns="{package_space}relationships"><Relationship Id="a" Type="{office}/'
                        'officeDocument" Target="xl/workbook.xml"/></Relationships>'),
        ("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="a" sheetId="1" '
                            'r:id="a"/></sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package_space}relationships"><Relationship Id="a" Type='
                                       f'"{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'),
        (SHEET, f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'),
    ]


def workbook(rows, more=""):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in package(rows, more):
            file.writestr(name, text)
    return out.getvalue()
