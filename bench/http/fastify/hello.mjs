// The peer: Fastify answering a constant. Usage: node hello.mjs PORT
import Fastify from "fastify";

const server = Fastify();
server.get("/*", async () => ({ hello: "world" }));
await server.listen({ port: Number(process.argv[2]), host: "127.0.0.1" });
