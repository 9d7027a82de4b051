// Writes the traditional-script words from the simplified ones: OpenCC's characters, mainland terms, then the
// corrections of words/overrides.json, which people edit. Run by `npm run build`; a test sees that it is fresh.
import fs from "node:fs";
import { build } from "esbuild";
import { Converter } from "opencc-js/cn2t";

const here = new URL(".", import.meta.url);
const out = new URL("../src/words/generated/traditional.json", here);

async function traditional() {
  const bundle = await build({
    entryPoints: [new URL("../src/words/all.ts", here).pathname],
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    logLevel: "silent",
  });
  const { everyPair } = await import(
    `data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].contents).toString("base64")}`
  );
  const { terms, keys } = JSON.parse(fs.readFileSync(new URL("overrides.json", here), "utf8"));
  const convert = Converter({ from: "cn", to: "tw" });
  const words = {};
  for (const [key, pair] of everyPair()) {
    let text = convert(pair.zh).replace(/“/g, "「").replace(/”/g, "」");
    for (const [from, to] of Object.entries(terms)) text = text.replaceAll(from, to);
    words[key] = keys[key] ?? text;
  }
  return `${JSON.stringify(words, null, 2)}\n`;
}

if (process.argv.includes("--print")) process.stdout.write(await traditional());
else {
  fs.mkdirSync(new URL(".", out), { recursive: true });
  fs.writeFileSync(out, await traditional());
}
