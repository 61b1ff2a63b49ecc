// The player of a screen: saves drafts, sends answers without reloading, keeps them while there is no network.
import { isActing, isOffline } from "./state.ts"
import { choose, isAsking, key, packed, setBusy, showConnection, swap, tick, view } from "./view.ts"
import { Wire } from "./wire.ts"

const PAUSE = 500 // milliseconds without a keystroke

const root = document.querySelector<HTMLElement>("#player")
if (root) play(root)

function play(root: HTMLElement): void {
  const page = root.dataset["page"] ?? location.pathname
  const shown = view(root)
  const wire = new Wire(page, {
    changed: (player) => {
      showConnection(shown, isOffline(player))
      setBusy(shown, isActing(player))
      tick(shown, player, Date.now())
    },
    arrived: (html) => swap(shown, html, pendingSwap()),
  })
  let forced = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function pendingSwap(): boolean {
    const force = forced
    forced = false
    return force
  }

  function saveDraft(form: HTMLFormElement): void {
    const url = form.closest<HTMLElement>("[data-draft]")?.dataset["draft"]
    if (url && !isActing(wire.player)) wire.enter(packed("draft", form, url))
  }

  root.addEventListener("input", (event) => {
    const form = (event.target as Element).closest("form")
    clearTimeout(timer)
    if (form) timer = setTimeout(() => saveDraft(form), PAUSE)
  })

  root.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement
    event.preventDefault()
    clearTimeout(timer)
    if (isActing(wire.player)) return
    forced = true
    wire.enter(packed("act", form, form.action, event.submitter))
  })

  root.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-swap]")
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    forced = true
    void wire.look(link.href)
  })

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || !isAsking(shown)) return
    const at = event.target as Element
    if (at.matches("textarea, select, input:not([type=radio], [type=checkbox])")) return
    if (/^[1-9]$/.test(event.key) && choose(shown, Number(event.key))) event.preventDefault()
    if (event.key === "Enter" && !at.matches("a, button, summary")) {
      event.preventDefault()
      root.querySelector<HTMLFormElement>("form")?.requestSubmit()
    }
  })

  const look = (): void => {
    if (key(shown) && !isActing(wire.player)) void wire.look(page)
  }
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") look()
  })
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) look()
  })
  setInterval(() => {
    tick(shown, wire.player, Date.now())
    if (shown.endsAt !== null && Date.now() > shown.endsAt) {
      shown.endsAt = null
      look()
    }
  }, 1000)
  wire.push() // what an earlier visit could not send any more
}
