// `make up` serves the built frontend with Vite's preview server, under the policy that nginx sends in production:
// what it would block there is seen here first.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const template = readFileSync(path("../docker/nginx/templates/otomo.conf.template"), "utf8");
const policy = /"(default-src [^"]+)"/.exec(template)?.[1];
if (!policy) throw new Error("the Content-Security-Policy is not where it was in the nginx template");

const tiles = process.env.OTOMO_TILES__URL;
const tileOrigin = tiles ? new URL(tiles.replaceAll(/[{}]/g, "")).origin : "";
const backend = { target: process.env.OTOMO_API };

export default {
  root: path("../frontend"),
  preview: {
    headers: { "Content-Security-Policy": policy.replaceAll("${OTOMO_TILE_ORIGIN}", tileOrigin) },
    proxy: { "/api": backend, "/health": backend },
  },
};
