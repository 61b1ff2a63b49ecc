// What went well leaves by itself unless somebody is reading it; warnings and errors stay until closed.
const STAY = 7000

function leaveLater(toast: HTMLElement): void {
  if (toast.dataset["tone"] === "error" || toast.dataset["tone"] === "warning") return
  window.setTimeout(() => {
    if (toast.matches(":hover, :focus-within")) leaveLater(toast)
    else toast.remove()
  }, STAY)
}

export function start(): void {
  for (const toast of document.querySelectorAll<HTMLElement>("[data-toast]")) leaveLater(toast)
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element) event.target.closest("[data-toast-close]")?.closest("[data-toast]")?.remove()
  })
}

/** A short word from the page itself. */
export function say(sentence: string): void {
  const region = document.querySelector("[data-toasts]")
  if (!region) return
  const toast = document.createElement("div")
  toast.className = "toast"
  toast.dataset["tone"] = "success"
  const text = document.createElement("p")
  text.textContent = sentence
  toast.append(text)
  region.append(toast)
  leaveLater(toast)
}
