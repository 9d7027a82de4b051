// The peer: Fastify answering one document, made into JSON for each request as Fastify does it when it knows no schema.
// Usage: node answer.mjs PORT [FILE.json]
import { readFileSync } from "node:fs";
import Fastify from "fastify";

const [port, file] = process.argv.slice(2);
const document = file ? JSON.parse(readFileSync(file, "utf8")) : { hello: "world" };
const server = Fastify();
server.get("/*", async () => document);
await server.listen({ port: Number(port), host: "127.0.0.1" });
