// Ctrl or Cmd and K: go to a page, or find a candidate, a role, a question that this member may see.
import { matches } from "./order.ts"
import { step } from "./rows.ts"

const PAUSE = 140

function mark(options: HTMLElement[], at: number, input: HTMLInputElement): void {
  options.forEach((option, index) => {
    option.id ||= `palette-${crypto.randomUUID()}`
    option.setAttribute("aria-selected", String(index === at))
    if (index !== at) return
    input.setAttribute("aria-activedescendant", option.id)
    option.scrollIntoView({ block: "nearest" })
  })
  if (options.length === 0) input.removeAttribute("aria-activedescendant")
}

async function search(url: string, query: string, signal: AbortSignal): Promise<string> {
  const reply = await fetch(`${url}?q=${encodeURIComponent(query)}`, { signal })
  return reply.ok ? reply.text() : ""
}

export function start(): void {
  const dialog = document.querySelector<HTMLDialogElement>("dialog[data-palette]")
  const input = dialog?.querySelector("input")
  const list = dialog?.querySelector("ul")
  const empty = dialog?.querySelector<HTMLElement>("[data-palette-empty]")
  if (!dialog || !input || !list || !empty) return
  let at = 0
  let waiting = 0
  let running = new AbortController()

  const options = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>("li:not([hidden])")]
  const show = (): void => {
    at = 0
    mark(options(), at, input)
    empty.hidden = options().length > 0
  }
  const go = (option: HTMLElement | undefined): void => {
    if (option?.dataset["url"]) location.assign(option.dataset["url"])
  }
  const open = (): void => {
    input.value = ""
    narrow()
    dialog.showModal()
  }

  function narrow(): void {
    const query = input?.value.trim() ?? ""
    for (const option of list?.querySelectorAll<HTMLElement>("li") ?? []) {
      if (option.dataset["static"] === undefined) option.remove()
      else option.hidden = !matches(option.textContent, query)
    }
    show()
    running.abort()
    window.clearTimeout(waiting)
    const url = dialog?.dataset["url"]
    if (!url || query.length < 2) return
    waiting = window.setTimeout(() => {
      running = new AbortController()
      search(url, query, running.signal).then(
        (html) => { list?.insertAdjacentHTML("beforeend", html); show() },
        () => { show() }, // overtaken by the next letter, or the network is gone: the pages remain
      )
    }, PAUSE)
  }

  input.addEventListener("input", narrow)
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault()
      at = step(at, event.key === "ArrowDown" ? 1 : -1, options().length)
      mark(options(), at, input)
    } else if (event.key === "Enter") {
      event.preventDefault()
      go(options()[at])
    }
  })
  list.addEventListener("click", (event) => {
    if (event.target instanceof Element) go(event.target.closest<HTMLElement>("li") ?? undefined)
  })
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (dialog.open) dialog.close()
    else open()
  })
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-palette-open]")) open()
  })
}
