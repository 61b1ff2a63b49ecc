// What scrolls sideways must be reachable by keyboard, and only while it scrolls.
const SCROLLERS = ".table-wrap, .diff, .tabs"

function measure(): void {
  for (const box of document.querySelectorAll<HTMLElement>(SCROLLERS)) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0
    else box.removeAttribute("tabindex")
  }
}

export function start(): void {
  measure()
  window.addEventListener("resize", measure)
  document.addEventListener("htmx:load", measure)
}
