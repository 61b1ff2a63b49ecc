// Bundles styles, controllers and islands into web/dist, which Django serves as static files.
import { build } from "esbuild"
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
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

await build({
  absWorkingDir: here,
  entryPoints: [
    ...islands,
    { in: join(here, "controllers", "index.ts"), out: "controllers" },
    { in: join(here, "styles", "index.css"), out: "styles" },
  ],
  outdir: join(out, "touchstone"),
  bundle: true,
  minify: true,
  sourcemap: false,
  format: "esm",
  target: ["es2022"],
  loader: { ".woff2": "file" },
  logLevel: "warning",
})

// One sprite of the icons that are used, so that a page names an icon instead of carrying it.
const lucide = JSON.parse(readFileSync(join(here, "node_modules/@iconify-json/lucide/icons.json"), "utf8"))
const symbols = JSON.parse(readFileSync(join(here, "styles", "icons.json"), "utf8")).map((name) => {
  const icon = lucide.icons[name] ?? lucide.icons[lucide.aliases[name]?.parent]
  if (!icon) throw new Error(`There is no icon “${name}”.`)
  const body = icon.body.replaceAll(/ stroke-width="[\d.]+"/g, "") // weight is the style sheet's business
  return `<symbol id="${name}" viewBox="0 0 24 24">${body}</symbol>`
})
writeFileSync(join(out, "touchstone", "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`)

copyFileSync(join(here, "styles", "favicon.svg"), join(out, "touchstone", "favicon.svg"))
copyFileSync(join(here, "node_modules", "htmx.org", "dist", "htmx.min.js"), join(out, "touchstone", "htmx.js"))
