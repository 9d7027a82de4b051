// Writes our own words in traditional script (src/words/traditional.ts says how). Run by `npm run build`; a test sees
// that the file is fresh.
import fs from "node:fs";
import { build } from "esbuild";

const here = new URL(".", import.meta.url);
const out = new URL("../src/words/generated/traditional.json", here);

async function traditional() {
  const bundle = await build({
    stdin: {
      contents: 'export * from "./all"; export * from "./traditional";',
      resolveDir: new URL("../src/words", here).pathname,
    },
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    logLevel: "silent",
  });
  const { everyPair, inTraditional, corrected } = await import(
    `data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].contents).toString("base64")}`
  );
  const words = {};
  for (const [key, pair] of everyPair()) words[key] = corrected[key] ?? inTraditional(pair.zh);
  return `${JSON.stringify(words, null, 2)}\n`;
}

if (process.argv.includes("--print")) process.stdout.write(await traditional());
else {
  fs.mkdirSync(new URL(".", out), { recursive: true });
  fs.writeFileSync(out, await traditional());
}
