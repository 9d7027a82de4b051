// What a Word file of a paper says, read back from its parts; and an office's own template, filled.
import { inflateRawSync } from "node:zlib";
import { Document, Packer, Paragraph } from "docx";
import { describe, expect, it } from "vitest";
import { filledTemplate, places, readOfficial, wordFile } from "../src/parts/word_file";

/** One part of a package, found by the directory at its end (APPNOTE 4.3.12). */
async function part(file: Blob, name: string): Promise<string> {
  const bytes = Buffer.from(await file.arrayBuffer());
  let at = bytes.readUInt32LE(bytes.lastIndexOf("PK\x05\x06") + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [named, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    if (bytes.toString("utf8", at + 46, at + 46 + named) === name) {
      const start = bytes.readUInt32LE(at + 42);
      const data = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
      const packed = bytes.subarray(data, data + bytes.readUInt32LE(at + 20));
      return (bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString("utf8");
    }
    at += 46 + named + extra + comment;
  }
  throw new Error(`no ${name}`);
}

const textOf = (xml: string) =>
  [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map((one) =>
    [...one[0].matchAll(/<w:t[ >][^<]*<\/w:t>|<w:tab\/>/g)]
      .map(([run]) => run.replace(/<w:tab\/>/, "\t").replace(/<[^>]+>/g, ""))
      .join(""),
  );

function article(look: "gb" | "plain", number = ""): Element {
  const box = document.createElement("div");
  box.className = "body"; // as the page around it is
  box.innerHTML = `<article class="official ${look}"><p class="issuer">临川市科技委员会纪要</p>${number}<hr class="red">
    <h2>第三次会议纪要</h2><div class="body"><p class="to">各位成员：</p><section><h3 class="first">一、听取汇报</h3>
    <p><strong>文稿：</strong>甲、乙 &amp; 丙</p></section></div><div class="signed"><p>临川市科技委员会</p></div>
    <footer class="imprint"><p>分送：会议成员。</p><p class="last"><span>委员会</span><span>2026年11月30日印发</span></p></footer>
    <p class="checkpoint">日志检查点：12 条</p></article>`;
  return box.firstElementChild as Element;
}

describe("Word files of official papers", () => {
  it("are read off the page", () => {
    const paper = readOfficial(article("gb"));
    expect(paper.chinese).toBe(true);
    expect(paper.title).toBe("第三次会议纪要");
    expect(paper.body.map((block) => block.kind)).toEqual(["to", "first", "text"]);
    expect(paper.body[2]?.runs).toEqual([
      { text: "文稿：", label: true },
      { text: "甲、乙 & 丙", label: false },
    ]);
    expect(paper.imprint).toEqual([["分送：会议成员。"], ["委员会", "2026年11月30日印发"]]);
  });

  it("say what the page says, in the layout of GB/T 9704 or a plain one", async () => {
    const xml = await part(await wordFile(readOfficial(article("gb"))), "word/document.xml");
    expect(textOf(xml).filter((line) => line !== "")).toEqual([
      "临川市科技委员会纪要",
      "第三次会议纪要",
      "各位成员：",
      "一、听取汇报",
      "文稿：甲、乙 &amp; 丙",
      "临川市科技委员会",
      "分送：会议成员。",
      "委员会\t2026年11月30日印发",
      "日志检查点：12 条",
    ]);
    expect(xml).toContain('w:eastAsia="仿宋"');
    expect(xml).toContain('w:firstLineChars="200"');
    expect(xml).toMatch(/w:pgMar w:top="209\d" w:right="147\d" w:bottom="198\d" w:left="158\d"/);
    const plain = await part(await wordFile(readOfficial(article("plain"))), "word/document.xml");
    expect(textOf(plain)).toEqual(textOf(xml));
    expect(plain).not.toContain("仿宋");
  });

  it("bear the number of the document under the mark, where it has one", async () => {
    const numbered = readOfficial(article("gb", '<p class="document-number">临科委〔2026〕7号</p>'));
    expect(numbered.number).toBe("临科委〔2026〕7号");
    const lines = textOf(await part(await wordFile(numbered), "word/document.xml")).filter((line) => line !== "");
    expect(lines.slice(0, 3)).toEqual(["临川市科技委员会纪要", "临科委〔2026〕7号", "第三次会议纪要"]);
    expect(readOfficial(article("gb")).number).toBe("");
  });

  it("fill an office's own template, and refuse what is none", async () => {
    const own = await Packer.toBlob(
      new Document({
        sections: [
          {
            children: ["Our letterhead", ...places.map((place) => `{{${place}}}`)].map((text) => new Paragraph(text)),
          },
        ],
      }),
    );
    const lines = textOf(await part(await filledTemplate(own, readOfficial(article("gb"))), "word/document.xml"));
    expect(lines).toContain("Our letterhead");
    expect(lines).toContain("第三次会议纪要");
    expect(lines).toContain("文稿：甲、乙 &amp; 丙");
    expect(lines.join("")).not.toContain("{{");
    await expect(filledTemplate(new Blob(["no package"]), readOfficial(article("gb")))).rejects.toThrow();
  });
});
