// Copies the built web application and lays a brotli and a gzip variant beside each file that gets smaller by it.
// Only zlib of Node itself is used. Usage: node pack_web.mjs <dist> <to>
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [from, to] = process.argv.slice(2);
const compressed_already = /\.(png|jpe?g|webp|avif|woff2|gz|br|zip)$/;

for (const entry of readdirSync(from, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || entry.name.endsWith(".map")) continue;
    const path = join(entry.path ?? entry.parentPath, entry.name);
    const target = join(to, relative(from, path));
    const bytes = readFileSync(path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
    // The page itself gets a nonce each time it is served, so nothing can be packed beforehand.
    if (entry.name === "index.html" || compressed_already.test(entry.name)) continue;

    const brotli = brotliCompressSync(bytes, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    });
    const gzip = gzipSync(bytes, { level: 9 });
    if (brotli.length < bytes.length * 0.95) writeFileSync(`${target}.br`, brotli);
    if (gzip.length < bytes.length * 0.95) writeFileSync(`${target}.gz`, gzip);
}
