// On a narrow screen the rail is a bar with a menu.
export function start(): void {
  const rail = document.querySelector<HTMLElement>("[data-rail]")
  const toggle = rail?.querySelector<HTMLElement>("[data-rail-toggle]")
  if (!rail || !toggle) return
  const set = (open: boolean): void => {
    rail.toggleAttribute("data-open", open)
    toggle.setAttribute("aria-expanded", String(open))
  }
  toggle.addEventListener("click", () => { set(!rail.hasAttribute("data-open")) })
  rail.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !rail.hasAttribute("data-open")) return
    set(false)
    toggle.focus()
  })
}
