// A <details data-menu> closes when the reader turns elsewhere.
function open(): NodeListOf<HTMLDetailsElement> {
  return document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]")
}

export function start(): void {
  document.addEventListener("click", (event) => {
    for (const menu of open()) if (!(event.target instanceof Node) || !menu.contains(event.target)) menu.open = false
  })
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return
    for (const menu of open()) {
      menu.open = false
      menu.querySelector("summary")?.focus()
    }
  })
}
