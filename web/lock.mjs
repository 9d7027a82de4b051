// Completes package-lock.json: a registry that mirrors one platform only makes npm leave the packages of the others
// out, and then `npm ci` refuses the lock everywhere. Run by `npm run lock` after a change of package.json.
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8"));
const systems = [
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];

// "@rollup/rollup-linux-arm-gnueabihf" is for linux on arm; a package that is not named so keeps no restriction.
function platform(name) {
  const words = name.split("/").pop().split("-");
  const at = words.findIndex((word) => systems.includes(word));
  const [os, cpu, libc] = at < 0 ? [] : words.slice(at);
  return {
    ...(os ? { os: [os] } : {}),
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(libc === "musl" ? { libc: ["musl"] } : {}),
  };
}

// The one such package that is asked for by a range and has no platform in its name.
const fsevents = { version: "2.3.3", os: ["darwin"], dev: true, optional: true };

let added = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`;
    if (lock.packages[place] || lock.packages[`${path}/${place}`]) continue;
    const found = { version, ...platform(name), ...(entry.dev ? { dev: true } : {}), optional: true };
    lock.packages[place] = name === "fsevents" ? fsevents : found;
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`package-lock.json: ${added} packages of other platforms added`);
