// A printed paper as a Word file: in the layout of GB/T 9704-2012 or a plain one, or filled into an office's own
// template. It is read off the page, so that paper, PDF and Word file say the same.
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Footer,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  patchDocument,
  PatchType,
  TabStopType,
  TextRun,
} from "docx";

export interface Run {
  text: string;
  label: boolean; // what comes after it belongs to it: "Present:"
}
/** to: whom a notice is for, at the margin; first, second: headings; text: a paragraph. */
export interface Block {
  kind: "to" | "first" | "second" | "text";
  runs: Run[];
}
export interface Official {
  chinese: boolean;
  issuer: string;
  number: string; // of the document, when it has one
  title: string;
  body: Block[];
  signed: string[];
  imprint: string[][]; // each line, what stands left and right of it
  checkpoint: string;
}

/** The places an office's own template may have, each as {{name}}. */
export const places = ["issuer", "number", "title", "body", "signed", "imprint", "checkpoint"] as const;

const said = (of: Element | null | undefined) => (of?.textContent ?? "").trim();
/** Of the article's own parts, for the page around it may have the same classes. */
const part = (article: Element, chosen: string) => [...article.children].find((one) => one.matches(chosen));
const within = (of: Element | undefined, chosen: string) => [...(of?.querySelectorAll(chosen) ?? [])];

/** What an article of class `official` says. */
export function readOfficial(article: Element): Official {
  const runs = (of: Element): Run[] =>
    [...of.childNodes]
      .map((node) => ({ text: node.textContent ?? "", label: node.nodeName === "STRONG" }))
      .filter((run) => run.text !== "");
  const kind = (of: Element): Block["kind"] =>
    of.nodeName === "H3"
      ? of.classList.contains("first")
        ? "first"
        : "second"
      : of.className === "to"
        ? "to"
        : "text";
  return {
    chinese: article.classList.contains("gb"),
    issuer: said(part(article, ".issuer")),
    number: said(part(article, ".document-number")),
    title: said(part(article, "h2")),
    body: within(part(article, ".body"), "p, h3").map((of) => ({ kind: kind(of), runs: runs(of) })),
    signed: within(part(article, ".signed"), "p").map(said),
    imprint: within(part(article, ".imprint"), "p").map((of) =>
      of.children.length > 0 ? [...of.children].map(said) : [said(of)],
    ),
    checkpoint: said(part(article, ".checkpoint")),
  };
}

const song = { ascii: "Times New Roman", eastAsia: "仿宋", hAnsi: "Times New Roman" };
const face = (eastAsia: string) => ({ ...song, eastAsia });
const points = (of: number) => of * 2; // run sizes are in half points
const line = { line: 578, lineRule: LineRuleType.EXACT }; // 28.9 points: 22 lines on a page

/** The styles of GB/T 9704-2012 (7.3): fangsong of 16 points, 22 points for the title, two characters of indent. */
const chineseLook = {
  run: { font: song, size: points(16) },
  issuer: { font: face("方正小标宋简体"), size: points(30), color: "CC0000", bold: true },
  title: { font: face("方正小标宋简体"), size: points(22), bold: true },
  label: { font: face("黑体") },
  heading: { first: { font: face("黑体") }, second: { font: face("楷体") } },
  paragraph: { spacing: line, indent: { firstLineChars: 200, firstLine: 640 } },
  imprint: { size: points(14) },
  rule: { style: BorderStyle.SINGLE, size: 12, color: "CC0000", space: 12 },
  align: AlignmentType.CENTER,
};
const plainLook = {
  run: { font: "Georgia", size: points(11) },
  issuer: { size: points(11), bold: true },
  title: { size: points(18), bold: true },
  label: { bold: true },
  heading: { first: { bold: true, size: points(12) }, second: { bold: true } },
  paragraph: { spacing: { after: 120 } },
  imprint: { size: points(9) },
  rule: { style: BorderStyle.SINGLE, size: 8, color: "000000", space: 6 },
  align: AlignmentType.LEFT,
};

const lookOf = (paper: Official) => (paper.chinese ? chineseLook : plainLook);
const textWidth = convertMillimetersToTwip(156);

function paragraph(runs: IRunOptions[], of: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...of, children: runs.map((run) => new TextRun(run)) });
}

function bodyOf(paper: Official): Paragraph[] {
  const look = lookOf(paper);
  return paper.body.map(({ kind, runs }) => {
    const heading = kind === "first" || kind === "second" ? look.heading[kind] : {};
    return paragraph(
      runs.map((run) => ({ ...look.run, ...heading, ...(run.label && look.label), text: run.text })),
      {
        ...look.paragraph,
        ...(kind === "to" && { indent: {} }),
        keepNext: kind === "first" || kind === "second",
        alignment: paper.chinese ? AlignmentType.BOTH : AlignmentType.LEFT,
      },
    );
  });
}

function imprintOf(paper: Official): Paragraph[] {
  const look = lookOf(paper);
  const edge = { style: BorderStyle.SINGLE, size: 6, color: "000000", space: 1 };
  return paper.imprint.map((sides, i) =>
    paragraph([{ ...look.run, ...look.imprint, text: sides.join("\t") }], {
      border: { top: edge, ...(i + 1 === paper.imprint.length && { bottom: edge }) },
      tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
    }),
  );
}

function signedOf(paper: Official): Paragraph[] {
  return paper.signed.map((text) =>
    paragraph([{ ...lookOf(paper).run, text }], {
      alignment: AlignmentType.RIGHT,
      indent: { right: 1280 },
      keepLines: true,
    }),
  );
}

const small = (text: string): Paragraph => paragraph([{ text, size: points(7.5), font: "Courier New" }]);

/** The paper in our own layout: A4 with the margins of GB/T 9704-2012 (5.2). */
export function wordFile(paper: Official): Promise<Blob> {
  const look = lookOf(paper);
  const page = new TextRun({ children: ["— ", PageNumber.CURRENT, " —"], size: points(14) });
  const [top, right, bottom, left] = [37, 26, 35, 28].map(convertMillimetersToTwip);
  const blank = new Paragraph({});
  return Packer.toBlob(
    new Document({
      title: paper.title,
      sections: [
        {
          properties: {
            page: {
              size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
              margin: { top, right, bottom, left },
            },
          },
          footers: {
            default: new Footer({ children: [new Paragraph({ alignment: look.align, children: [page] })] }),
          },
          children: [
            paragraph([{ ...look.run, ...look.issuer, text: paper.issuer }], {
              alignment: look.align,
              ...(!paper.number && { border: { bottom: look.rule } }),
            }),
            ...(paper.number
              ? [
                  blank,
                  paragraph([{ ...look.run, text: paper.number }], {
                    alignment: look.align,
                    border: { bottom: look.rule },
                  }),
                ]
              : []),
            blank,
            paragraph([{ ...look.run, ...look.title, text: paper.title }], { alignment: look.align }),
            blank,
            ...bodyOf(paper),
            ...(paper.signed.length > 0 ? [blank, ...signedOf(paper)] : []),
            blank,
            ...imprintOf(paper),
            ...(paper.checkpoint ? [small(paper.checkpoint)] : []),
          ],
        },
      ],
    }),
  );
}

/** The paper in an office's own template: each of `places` it has is filled, its styles stay. Fails when it is none. */
export async function filledTemplate(template: Blob, paper: Official): Promise<Blob> {
  const words = (text: string) => ({ type: PatchType.PARAGRAPH, children: [new TextRun(text)] }) as const;
  const whole = (children: Paragraph[]) => ({ type: PatchType.DOCUMENT, children }) as const;
  return patchDocument({
    outputType: "blob",
    data: new Uint8Array(await template.arrayBuffer()),
    keepOriginalStyles: true,
    patches: {
      issuer: words(paper.issuer),
      number: words(paper.number),
      title: words(paper.title),
      body: whole(bodyOf(paper)),
      signed: whole(signedOf(paper)),
      imprint: whole(imprintOf(paper)),
      checkpoint: words(paper.checkpoint),
    },
  });
}
