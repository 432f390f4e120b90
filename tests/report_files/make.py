#!/usr/bin/env python3
"""Makes the report files that the tests open. All of them are about nobody.

Needs LibreOffice Writer and qpdf: `python3 tests/report_files/make.py`.
"""

import base64
import json
import pathlib
import subprocess
import tempfile
import unicodedata
import zipfile
import zlib

HERE = pathlib.Path(__file__).parent

TITLE = "MRI OF THE THORACIC SPINE"
PARAGRAPHS = [
    "TECHNIQUE: Sagittal T1- and T2-weighted images, T1 after gadolinium.",
    "FINDINGS: There is a lytic metastasis of the T7 vertebral body and its left pedicle, with "
    "epidural extension and compression of the spinal cord, ESCC grade 2. The soft-tissue mass "
    "measures 4.2 × 3.1 cm (Größe ca. 13 cm²).",
    "The T8 and T9 vertebral bodies are unremarkable.",
]
ROWS = [("Level", "Body", "Canal"), ("T7", "metastasis", "invaded"), ("T8", "normal", "free")]
ITEMS = ["Metastasis of T7 with cord compression.", "No further metastasis."]
PLAIN = "\n\n".join([TITLE, *PARAGRAPHS, "IMPRESSION:", *(f"- {item}" for item in ITEMS)]) + "\n"


def write(name, contents):
    (HERE / name).write_bytes(contents)


def page():
    rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in ROWS)
    items = "".join(f"<li>{item}</li>" for item in ITEMS)
    paragraphs = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>x</title></head><body>"
        f"<h1>{TITLE}</h1>{paragraphs}<table>{rows}</table>"
        f"<p>IMPRESSION:</p><ol>{items}</ol></body></html>"
    )


def office(kind, to, filter_name):
    """What LibreOffice makes of the page."""
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "report.html"
        source.write_text(page(), encoding="utf-8")
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
                   "--infilter=HTML (StarWriter)", "--convert-to", f"{kind}:{filter_name}",
                   "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        write(to, (pathlib.Path(folder) / f"report.{kind}").read_bytes())


def pdf(objects, root=1):
    """A PDF of objects that are numbered from 1."""
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, contents in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + contents + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root {root} 0 R >>\n".encode()
    return bytes(out) + f"startxref\n{start}\n%%EOF\n".encode()


def stream(contents, extra=""):
    packed = zlib.compress(contents)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode {extra}>>\nstream\n"
    return head.encode() + packed + b"\nendstream"


def hand_made(contents, resources=b"/Font << /F 5 0 R >>", extra=()):
    """A page as old report systems write it: a standard font, nothing embedded."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    return pdf([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << "
        + resources + b" >> >>",
        stream(contents),
        font,
        *extra,
    ])


def shown(x, y, words, size=10):
    text = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return f"BT /F {size} Tf {x} {y} Td (".encode() + text + b") Tj ET\n"


def wrapped(words, width):
    lines, line = [], ""
    for word in words.split():
        if len(line) + len(word) + 1 > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


def width(word):
    """About how wide Helvetica of 10 points draws a word."""
    wide = {**dict.fromkeys("ijl.,'", 2.4), **dict.fromkeys("frtI()-", 3.2), **dict.fromkeys("mwMW", 8)}
    return sum(wide.get(c, 7 if c.isupper() else 5.6) for c in word)


def system_pdf():
    """Labels are drawn first and what belongs to them later; words lie apart without spaces."""
    contents = b"".join(shown(50, 780 - 24 * i, label)
                        for i, label in enumerate(["Examination", "Findings"]))
    contents += shown(150, 780, "MRI thoracic spine")
    for i, line in enumerate(wrapped(PARAGRAPHS[1].removeprefix("FINDINGS: "), 60)):
        x = 150
        for word in line.split():
            contents += shown(x, 756 - 14 * i, word)
            x += width(word) + 3.5
    return hand_made(contents)


def columns_pdf():
    left = ("The patient had a metastasis of the T7 vertebral body. It extended into the left "
            "pedicle and into the epidural space, where it compressed the spinal cord. ") * 3
    right = ("At surgery a laminectomy of T6 to T8 was performed. The tumour was removed in pieces "
             "and the spine was stabilised with screws from T5 to T9. ") * 3
    contents = shown(50, 800, "Compression of the spinal cord by a metastasis: report of a case", 14)
    for x, words in [(50, left), (310, right)]:
        for i, line in enumerate(wrapped(words, 46)):
            contents += shown(x, 770 - 13 * i, line)
    return hand_made(contents)


def pages_pdf():
    """A sentence that goes on on the next page, with a head and a foot on both."""
    halves = ["There is a lytic metastasis of the T7 vertebral body", "and its left pedicle."]
    streams = [shown(50, 800, "Hospital of Nowhere") + shown(50, 760, half)
               + shown(50, 40, f"Page {i + 1} of 2") for i, half in enumerate(halves)]
    resources = b"/MediaBox [0 0 595 842] /Resources << /Font << /F 7 0 R >> >>"
    page = b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R " + resources + b" >>"
    return pdf([
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
        page % 5, page % 6, stream(streams[0]), stream(streams[1]),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ])


def scanned_pdf():
    image = stream(bytes(200 * 280), "/Type /XObject /Subtype /Image /Width 200 /Height 280 "
                   "/ColorSpace /DeviceGray /BitsPerComponent 8 ")
    return hand_made(b"q 595 0 0 842 0 0 cm /I Do Q\n", b"/XObject << /I 6 0 R >>", [image])


def nested_pdf():
    """Forms that draw each other: ten times in ten times, 50 deep."""
    forms = [stream(f"/X{i + 1} Do\n".encode() * 10, f"/Type /XObject /Subtype /Form "
             f"/BBox [0 0 9 9] /Resources << /XObject << /X{i + 1} {i + 7} 0 R >> >> ")
             for i in range(50)]
    forms.append(stream(b"", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] "))
    return hand_made(b"/X0 Do\n", b"/XObject << /X0 6 0 R >>", forms)


def encrypt(name, to, *words):
    command = ["qpdf", "--deterministic-id", "--static-aes-iv", "--encrypt", *words, "256", "--",
               str(HERE / name), str(HERE / to)]
    subprocess.run([w for w in command if w != "--deterministic-id"], check=True)


def word_docx():
    """What Word writes: runs cut anywhere, a tracked change, a header, a text box, numbering."""
    w = ("xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
         "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'")

    def run(words):
        return f"<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"

    def paragraph(*runs, properties=""):
        return f"<w:p w:rsidR='00A1'><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"

    def cell(words):
        return f"<w:tc><w:tcPr><w:tcW w:w='1'/></w:tcPr>{paragraph(run(words))}</w:tc>"

    table = "<w:tbl>" + "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in ROWS)
    number = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"
    body = [
        paragraph(run(TITLE)),
        paragraph(),
        paragraph(run("FINDINGS: There is a lytic meta"), "<w:proofErr w:type='spellStart'/>",
                  run("stasis of the "), "<w:del w:id='1'><w:r><w:delText>T6</w:delText></w:r></w:del>",
                  "<w:ins w:id='2'>" + run("T7") + "</w:ins>", run(" vertebral body &amp; its left"
                  " pedicle,"), "<w:r><w:br/></w:r>", run("epidural mass T6"),
                  "<w:r><w:noBreakHyphen/></w:r>", run("T8, ESCC grade 2.")),
        table + "</w:tbl>",
        *(paragraph(run(item), properties=number) for item in ITEMS),
        "<mc:AlternateContent><mc:Choice><w:p>" + run("In a box: T9 is normal.")
        + "</w:p></mc:Choice><mc:Fallback><w:p>" + run("In a box: T9 is normal.")
        + "</w:p></mc:Fallback></mc:AlternateContent>",
    ]
    relations = ("<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/"
                 "relationships'><Relationship Id='1' Target='/word/document2.xml' Type='http://"
                 "schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'/>"
                 "</Relationships>")
    document = f"<?xml version='1.0'?><w:document {w}><w:body>{''.join(body)}</w:body></w:document>"
    with zipfile.ZipFile(HERE / "word.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in [("_rels/.rels", relations), ("word/document2.xml", document),
                           ("word/header1.xml", f"<w:hdr {w}>{paragraph(run('Jane Doe'))}</w:hdr>")]:
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text,
                             zipfile.ZIP_DEFLATED)


def bomb_docx():
    """A Word document of 68 kB that unpacks to 70 MB."""
    with zipfile.ZipFile(HERE / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("word/document.xml", (1980, 1, 1, 0, 0, 0)),
                         b" " * 70_000_000, zipfile.ZIP_DEFLATED)


def word_rtf():
    lines = [
        r"{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\froman"
        r"\fcharset238 Times New Roman CE;}}{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 "
        r"Normal;}}{\info{\author Jane Doe}{\title x}}{\*\generator Word;}{\header Jane Doe\par}",
        r"\pard\plain\f0\fs24\b MRI OF THE THORACIC SPINE\b0\par\par",
        r"FINDINGS: There is a lytic metasta{\b sis} of the T7 vertebral body and its left pedicle,",
        r" ESCC grade 2. The mass measures 4.2\~\'d7\~3.1\~cm (Gr\'f6\'dfe ca. 13\u160?cm\'b2).\par",
        r"\trowd\cellx1000\cellx2000\cellx3000",
        *(r"\pard\intbl " + "".join(rf"{cell}\cell " for cell in row) + r"\row" for row in ROWS),
        r"\pard {\pntext\'b7\tab}Metastasis of T7 with cord compression.\par",
        r"\f1 \'a3\'f3d\'9f\f0 , T8\u8211\'96T9 free.\par}",
    ]
    write("word.rtf", "\r\n".join(lines).encode("ascii"))


def fhir():
    def attachment(kind, name):
        data = base64.b64encode((HERE / name).read_bytes()).decode()
        return {"contentType": kind, "data": data, "title": "Jane Doe.pdf"}

    base = {
        "resourceType": "DiagnosticReport", "status": "final",
        "code": {"text": "MR thoracic spine"},
        "subject": {"reference": "Patient/1", "display": "Jane Doe"},
    }
    div = ("<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>MRI of the thoracic spine</p><p>Metastasis "
           "of <b>T7</b> with canal invasion, mass &lt; 5&#160;cm.</p></div>")
    narrative = base | {
        "text": {"status": "generated", "div": div},
        "contained": [{"resourceType": "Observation", "id": "a", "status": "final",
                       "code": {"text": "Other levels"}, "valueString": "T8 is normal."}],
        "result": [{"reference": "#a"}],
        "conclusion": "Metastasis of T7 with cord compression.",
    }
    forms = {
        "fhir-pdf.json": attachment("application/pdf", "libreoffice.pdf"),
        "fhir-rtf.json": attachment("application/rtf", "word.rtf"),
        "fhir-html.json": attachment("text/html", "page.html"),
        "fhir-text.json": attachment("text/plain; charset=utf-8", "plain.txt"),
        "fhir-scanned.json": attachment("application/pdf", "scanned.pdf"),
    }
    for name, form in forms.items():
        write(name, json.dumps(base | {"presentedForm": [form]}).encode())
    write("fhir-narrative.json", json.dumps(narrative, indent=1).encode())
    other = base | {"result": [{"reference": "Observation/b"}], "conclusion": "Lesion of L3."}
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": [
        {"resource": {"resourceType": "Patient", "id": "1", "name": [{"text": "Jane Doe"}]}},
        {"resource": narrative}, {"resource": other},
        {"resource": {"resourceType": "Observation", "id": "b", "status": "final",
                      "code": {"text": "x"}, "component": [{"code": {"text": "y"},
                      "valueString": "L3 body is lytic."}]}}]}
    write("fhir-bundle.json", json.dumps(bundle).encode())
    write("fhir-patient.json", b'{"resourceType": "Patient", "name": [{"text": "Jane Doe"}]}')


def main():
    write("plain.txt", PLAIN.encode())
    write("markdown.md", f"# {TITLE}\n\n**FINDINGS**\n\n- T7: *lytic* metastasis\n- T8: normal\n".encode())
    write("utf16.txt", PLAIN.encode("utf-16"))
    write("windows-1252.txt", PLAIN.replace("\n", "\r\n").encode("cp1252"))
    write("macintosh.txt", PLAIN.replace("×", "x").replace("²", "2").replace("\n", "\r").encode("mac_roman"))
    write("decomposed.txt", unicodedata.normalize("NFD", PLAIN).encode())
    write("page.html", page().encode())
    office("docx", "libreoffice.docx", "MS Word 2007 XML")
    office("rtf", "libreoffice.rtf", "Rich Text Format")
    office("pdf", "libreoffice.pdf", "writer_pdf_Export")
    office("doc", "libreoffice.doc", "MS Word 97")
    write("system.pdf", system_pdf())
    write("columns.pdf", columns_pdf())
    write("pages.pdf", pages_pdf())
    write("scanned.pdf", scanned_pdf())
    write("nested.pdf", nested_pdf())
    encrypt("system.pdf", "password.pdf", "secret", "owner")
    encrypt("system.pdf", "owner-password.pdf", "", "owner")
    word_docx()
    bomb_docx()
    word_rtf()
    fhir()


if __name__ == "__main__":
    main()
