// The types of the interface follow the server's description; a change there must be generated anew.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { expect, it } from "vitest";

it("are those of test/golden/openapi.json; if not, run: npm run generate", () => {
  const made = execFileSync(process.execPath, ["types/generate.mjs", "--print"], { encoding: "utf8" });
  expect(fs.readFileSync("src/api/generated/schemas.ts", "utf8") === made).toBe(true);
}, 60_000);
