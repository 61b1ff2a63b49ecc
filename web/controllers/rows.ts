// j and k walk through the rows of a list or table, Enter opens the first link of the marked one.
import { isTyping } from "./keyboard.ts"

export function step(at: number, by: number, count: number): number {
  if (count === 0) return -1
  return Math.min(Math.max(at + by, 0), count - 1)
}

export function connect(list: HTMLElement): void {
  let active: HTMLElement | null = null
  const rows = (): HTMLElement[] =>
    [...list.querySelectorAll<HTMLElement>("tbody tr, :scope > li")].filter((row) => row.offsetParent !== null)

  document.addEventListener("keydown", (event) => {
    if (isTyping(event)) return
    if (event.key === "j" || event.key === "k") {
      const all = rows()
      const next = all[step(active ? all.indexOf(active) : -1, event.key === "j" ? 1 : -1, all.length)]
      active?.removeAttribute("data-active")
      active = next ?? null
      active?.setAttribute("data-active", "")
      const link = active?.querySelector<HTMLElement>("a[href]")
      ;(link ?? active)?.focus({ preventScroll: true })
      active?.scrollIntoView({ block: "nearest" })
    }
  })
}
