// Bundles styles, controllers and islands into web/dist, which Django serves as static files.
import { build } from "esbuild"
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const here = dirname(fileURLToPath(import.meta.url))
const out = join(here, "dist")
rmSync(out, { recursive: true, force: true })
mkdirSync(join(out, "touchstone"), { recursive: true })

const folder = join(here, "islands")
const islands = (existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [])
  .filter((entry) => entry.isDirectory())
  .map((entry) => ({ in: join(folder, entry.name, "index.ts"), out: entry.name }))
const controllers = join(here, "controllers", "index.ts")
const styles = join(here, "styles", "index.css")

await build({
  absWorkingDir: here,
  entryPoints: [
    ...islands,
    ...(existsSync(controllers) ? [{ in: controllers, out: "controllers" }] : []),
    ...(existsSync(styles) ? [{ in: styles, out: "styles" }] : []),
  ],
  outdir: join(out, "touchstone"),
  bundle: true,
  minify: true,
  sourcemap: false,
  format: "esm",
  target: ["es2022"],
  loader: { ".woff2": "file", ".svg": "dataurl" },
  logLevel: "warning",
})
copyFileSync(join(here, "node_modules", "htmx.org", "dist", "htmx.min.js"), join(out, "touchstone", "htmx.js"))
