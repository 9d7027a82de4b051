// Builds the web application into dist/, which the server embeds. Nothing is fetched from elsewhere at run time.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// The server refuses what seems to come from another site, so the page's own host is passed on.
const server = { target: process.env["PENSTOCK_SERVER"] ?? "http://127.0.0.1:8080", changeOrigin: false };

export default defineConfig({
  plugins: [react()],
  server: { proxy: { "/api": server, "/journal": server } },
  build: {
    target: "es2022",
    manifest: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      output: {
        manualChunks: (id) => (/node_modules\/(echarts|zrender)\//.test(id) ? "charts" : undefined),
      },
    },
  },
  test: {
    environment: "happy-dom",
    include: ["test/**/*.test.{ts,tsx}"],
    restoreMocks: true,
    setupFiles: ["test/setup.ts"],
  },
});
