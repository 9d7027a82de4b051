// Writes the types of everything the server sends and accepts from its OpenAPI description, so that none is written
// by hand. Run by `npm run generate`; a test sees that the result is fresh. With --print, writes to the output only.
import fs from "node:fs";
import openapi, { astToString } from "openapi-typescript";
import ts from "typescript";

const from = new URL("../../test/golden/openapi.json", import.meta.url);
const out = new URL("../src/api/generated/schemas.ts", import.meta.url);
const head = `// Written by web/types/generate.mjs from test/golden/openapi.json: change the C++ structs, not this file.
/** A whole number of the smallest unit; text when it is too long for a JavaScript number to hold exactly. */
export type Minor = number | string;
`;

async function schemas() {
  const described = JSON.parse(fs.readFileSync(from, "utf8"));
  const nodes = await openapi(JSON.stringify({ ...described, paths: {} }), {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    silent: true,
    transform: (_schema, { path }) =>
      path?.endsWith("/minor") ? ts.factory.createTypeReferenceNode("Minor") : undefined,
  });
  const kept = nodes.filter((node) => !["paths", "webhooks", "$defs", "operations"].includes(node.name?.text));
  return head + astToString(kept);
}

if (process.argv.includes("--print")) process.stdout.write(await schemas());
else {
  fs.mkdirSync(new URL(".", out), { recursive: true });
  fs.writeFileSync(out, await schemas());
}
