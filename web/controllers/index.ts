// Small behaviours on pages that the server rendered. Each file exports `start` (once a page, by delegation) or
// `connect` (once an element that names it in data-controller).
import { connect as rows } from "./rows.ts"
import { connect as table } from "./table.ts"
import { start as confirm } from "./confirm.ts"
import { start as copy } from "./copy.ts"
import { start as dialog } from "./dialog.ts"
import { start as keys } from "./keys.ts"
import { start as menu } from "./menu.ts"
import { start as palette } from "./palette.ts"
import { start as print } from "./print.ts"
import { start as rail } from "./rail.ts"
import { start as scroll } from "./scroll.ts"
import { start as submit } from "./submit-once.ts"
import { start as theme } from "./theme.ts"
import { localize } from "./time.ts"
import { start as toast } from "./toast.ts"

const controllers: Record<string, (element: HTMLElement) => void> = { rows, table }
const connected = new WeakSet<Element>()

function connect(root: ParentNode): void {
  localize(root)
  for (const element of root.querySelectorAll<HTMLElement>("[data-controller]")) {
    if (connected.has(element)) continue
    connected.add(element)
    for (const name of (element.dataset["controller"] ?? "").split(" ")) controllers[name]?.(element)
  }
}

for (const start of [confirm, copy, dialog, keys, menu, palette, print, rail, scroll, submit, theme, toast]) start()
connect(document)
// htmx announces what it has put into the page.
document.addEventListener("htmx:load", (event) => {
  if (event.target instanceof Element) connect(event.target.parentElement ?? document)
})
