// Every form that changes something is sent once, however often its button is pressed; after a second it says "busy".
const PATIENCE = 600

export function start(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented || form.method !== "post") return
    if (form.target || form.matches("[hx-post], [data-hx-post]")) return // htmx disables its own buttons
    if (form.dataset["sent"] !== undefined) {
      event.preventDefault()
      return
    }
    form.dataset["sent"] = ""
    const button = event.submitter
    button?.setAttribute("aria-disabled", "true")
    window.setTimeout(() => { if (form.dataset["sent"] !== undefined) button?.setAttribute("data-busy", "") }, PATIENCE)
  })
  // A page that comes back from the browser's memory may be sent again.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sent]")) {
      delete form.dataset["sent"]
      for (const button of form.querySelectorAll("[aria-disabled]")) {
        button.removeAttribute("aria-disabled")
        button.removeAttribute("data-busy")
      }
    }
    document.body.removeAttribute("data-navigating")
  })
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null
    const plain = !event.defaultPrevented && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey
    if (!link || !plain || link.target || link.hasAttribute("download")) return
    if (link.origin !== location.origin || (link.hash && link.pathname === location.pathname)) return
    document.body.setAttribute("data-navigating", "")
    window.setTimeout(() => { document.body.removeAttribute("data-navigating") }, 12_000)
  })
}
