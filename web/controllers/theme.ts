// The choice lives in a cookie, so that the server can paint the right theme at once and nothing flashes.
const YEAR = 365 * 24 * 3600

function show(chosen: string): void {
  if (chosen) document.documentElement.dataset["theme"] = chosen
  else delete document.documentElement.dataset["theme"]
  for (const button of document.querySelectorAll<HTMLElement>("[data-theme-choice]")) {
    button.setAttribute("aria-pressed", String(button.dataset["themeChoice"] === chosen))
  }
}

export function start(): void {
  show(document.documentElement.dataset["theme"] ?? "")
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-theme-choice]") : null
    if (!button) return
    const chosen = button.dataset["themeChoice"] ?? ""
    document.cookie = `theme=${chosen}; path=/; max-age=${chosen ? YEAR : 0}; samesite=lax`
    show(chosen)
  })
}
