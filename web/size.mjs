// Fails when the scripts that the first page needs, charts apart, exceed 250 kB gzip.
import fs from "node:fs";
import zlib from "node:zlib";

const limit = 250_000;
const dist = new URL("./dist/", import.meta.url);
const manifest = JSON.parse(fs.readFileSync(new URL(".vite/manifest.json", dist), "utf8"));

// A scene is fetched on demand; the two a person meets first count as the first page.
const first = ["index.html", "src/scenes/sign-in/SignIn.tsx", "src/scenes/portfolio/Portfolio.tsx"];
const files = new Set();
const walk = (name) => {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`the manifest does not know ${name}`);
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  (chunk.imports ?? []).forEach(walk);
};
first.forEach(walk);

let total = 0;
for (const file of [...files].sort()) {
  const size = zlib.gzipSync(fs.readFileSync(new URL(file, dist)), { level: 9 }).length;
  total += size;
  console.log(`${String(size).padStart(8)}  ${file}`);
}
console.log(`${String(total).padStart(8)}  in all, gzip; the limit is ${limit}`);
if (process.env.PENSTOCK_SIZE_JSON)
  fs.writeFileSync(process.env.PENSTOCK_SIZE_JSON, JSON.stringify({ bytes: total, limit }));
process.exit(total > limit ? 1 : 0);
