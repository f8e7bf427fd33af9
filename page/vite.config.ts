import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

// The page is built into the Python package: whoever installs the wheel needs no Node.
export default defineConfig({
  plugins: [svelte()],
  build: {
    outDir: "../src/rasid/web/static",
    emptyOutDir: true,
    assetsInlineLimit: 0, // data: URLs of fonts and styles are refused by the page's own policy
    modulePreload: { polyfill: false }, // it would be an inline script
    target: "es2022",
  },
  server: { proxy: { "/api": "http://127.0.0.1:8765", "/feed": "http://127.0.0.1:8765" } },
});
