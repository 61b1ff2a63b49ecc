// `?` shows what the keyboard can do.
import { isTyping } from "./keyboard.ts"

export function start(): void {
  const dialog = document.querySelector<HTMLDialogElement>("dialog[data-keys]")
  if (!dialog) return
  document.addEventListener("keydown", (event) => {
    if (event.key !== "?" || isTyping(event)) return
    event.preventDefault()
    dialog.showModal()
  })
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-keys-open]")) dialog.showModal()
  })
}
