// <button data-copy="#id of a field or text" | data-copy="text itself" data-copied="Copied.">
import { say } from "./toast.ts"

function textOf(source: string): string {
  const element = source.startsWith("#") ? document.querySelector(source) : null
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return element.value
  return element?.textContent ?? source
}

export function start(): void {
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-copy]") : null
    if (!button) return
    void navigator.clipboard.writeText(textOf(button.dataset["copy"] ?? "")).then(() => {
      say(button.dataset["copied"] ?? "✓")
    })
  })
}
