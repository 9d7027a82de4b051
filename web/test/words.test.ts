// Every word is there in all three languages, none is left over, and the traditional script is fresh.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { areas, everyPair } from "../src/words/all";
import { inLanguage, known, scriptOf, start } from "../src/words";
import traditional from "../src/words/generated/traditional.json";

function sources(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    return entry.isDirectory()
      ? entry.name === "words"
        ? []
        : sources(at)
      : /\.tsx?$/.test(entry.name)
        ? [fs.readFileSync(at, "utf8")]
        : [];
  });
}

describe("words", () => {
  it("stand in Chinese, in English, and in both scripts", () => {
    for (const [key, pair] of everyPair()) {
      expect(pair.zh.trim(), key).not.toBe("");
      expect(pair.en.trim(), key).not.toBe("");
      expect((traditional as Record<string, string>)[key]?.trim(), key).toBeTruthy();
    }
  });

  it("carry the same values in every language", () => {
    const values = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort();
    for (const [key, pair] of everyPair()) {
      expect(values(pair.en), key).toEqual(values(pair.zh));
      if (pair.one) expect(values(pair.one), key).toEqual(values(pair.zh));
    }
  });

  it("mark their values with two braces", () => {
    for (const [key, pair] of everyPair())
      for (const text of Object.values(pair)) expect(text.replace(/{{\w+}}/g, ""), key).not.toMatch(/[{}]/);
  });

  it("are all said somewhere", () => {
    const text = sources("src").join("\n");
    const unused = Object.entries(areas)
      .flatMap(([area, table]) => Object.keys(table).map((key) => `${area}.${key}`))
      .filter((key) => !text.includes(`"${key}"`) && !spoken(text, key));
    expect(unused).toEqual([]);
  });

  it("have a fresh traditional script", () => {
    const made = execFileSync(process.execPath, ["words/traditional.mjs", "--print"], { encoding: "utf8" });
    expect(made).toBe(`${JSON.stringify(traditional, null, 2)}\n`);
  });

  it("use no simplified character in the traditional script", () => {
    for (const [key, text] of Object.entries(traditional))
      expect(text, key).not.toMatch(/[项单开态划录记导设检验证书识别历据库关闭]/);
  });
});

/** A key whose last part is put in when it is said: a template with the same beginning and end. */
function spoken(text: string, key: string): boolean {
  const [area = "", name = ""] = key.split(".");
  return [...text.matchAll(/`(\w+)\.\$\{[^}]*\}(\w*)`/g)].some(
    (match) =>
      match[1] === area &&
      name.endsWith(match[2] ?? "") &&
      (match[2] !== "" ||
        ["goal", "problem", "result", "notAnAmount", "tooManyDecimals", "notice", "agenda", "minutes"].includes(
          name,
        )),
  );
}

describe("recorded text", () => {
  it("is shown in the reader's language, or in the other with a mark", () => {
    expect(inLanguage({ zh: "水", en: "water" }, "en")).toEqual({ words: "water", lang: "en", missing: false });
    expect(inLanguage({ zh: "水", en: "" }, "en")).toEqual({ words: "水", lang: "zh-Hans", missing: true });
    expect(inLanguage({ zh: "", en: "water" }, "zh-Hant")).toEqual({ words: "water", lang: "en", missing: true });
    expect(inLanguage("供应链", "en")).toEqual({ words: "供应链", lang: "zh-Hans", missing: false });
    expect(inLanguage({ zh: "", en: "" }, "en").missing).toBe(false);
  });

  it("is said in traditional script to whoever reads that, and a name in one language is left as it is", async () => {
    await start("zh-Hant");
    const words = { zh: "超出“单次限额”，请台账复核", en: "over the limit" };
    expect(inLanguage(words, "zh-Hant")).toEqual({
      words: "超出「單次限額」，請台賬複核",
      lang: "zh-Hant",
      missing: false,
    });
    expect(inLanguage(words, "zh-Hans").words).toBe(words.zh);
    expect(inLanguage("临江大学", "zh-Hant").words).toBe("临江大学");
  });

  it("has the language of its letters", () => {
    expect(scriptOf("Photonic 光子")).toBe("zh-Hans");
    expect(scriptOf("42")).toBeUndefined();
  });

  it("follows the browser's language", () => {
    expect(known("zh-TW")).toBe("zh-Hant");
    expect(known("zh-Hant-HK")).toBe("zh-Hant");
    expect(known("zh-CN")).toBe("zh-Hans");
    expect(known("en-US")).toBe("en");
    expect(known("fr")).toBeNull();
  });
});
