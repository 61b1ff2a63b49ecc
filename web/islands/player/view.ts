// Reads and changes the page. Everything works without this file too: it only saves reloads and keystrokes.
import { leftWords, savedWords, type Parcel, type Player, type Words } from "./state.ts"

const HIDDEN = "touchstone-clock" // remembered for the tab only: somebody else may use this browser tomorrow

export type View = {
  readonly root: HTMLElement
  readonly words: Words & { readonly offline: string }
  endsAt: number | null
}

export function view(root: HTMLElement): View {
  const text = (name: string): string => root.dataset[name] ?? ""
  const words = {
    savedNow: text("savedNow"),
    saved: text("saved"),
    savedMinutes: text("savedMinutes"),
    saving: text("saving"),
    minutes: text("minutes"),
    seconds: text("seconds"),
    offline: text("offline"),
  }
  const made: View = { root, words, endsAt: null }
  settle(made)
  return made
}

function stage(shown: View): HTMLElement | null {
  return shown.root.querySelector<HTMLElement>("[data-stage]")
}

export function isAsking(shown: View): boolean {
  return stage(shown)?.dataset["stage"] === "question"
}

export function key(shown: View): string {
  return stage(shown)?.dataset["key"] ?? ""
}

/** Put the server's stage into the page. The same stage again is left alone, with what was typed into it. */
export function swap(shown: View, html: string, force: boolean): void {
  const arrived = new DOMParser().parseFromString(html, "text/html").querySelector<HTMLElement>("[data-stage]")
  if (!arrived && force) return location.reload() // no stage any more: let the page itself say why
  if (!arrived || (!force && arrived.dataset["key"] === key(shown))) return
  shown.root.replaceChildren(document.adoptNode(arrived))
  settle(shown)
  document.dispatchEvent(new CustomEvent("htmx:load", { bubbles: true })) // the controllers connect what is new
  const heading = shown.root.querySelector<HTMLElement>("h1[tabindex]")
  heading?.focus({ preventScroll: true }) // so that a screen reader begins with the new question
  window.scrollTo(0, 0)
}

function settle(shown: View): void {
  const remaining = stage(shown)?.dataset["remaining"]
  shown.endsAt = remaining === undefined ? null : Date.now() + Number(remaining) * 1000
  const clock = shown.root.querySelector<HTMLDetailsElement>("[data-clock]")
  if (!clock) return
  clock.open = sessionStorage.getItem(HIDDEN) === "shown"
  clock.addEventListener("toggle", () => sessionStorage.setItem(HIDDEN, clock.open ? "shown" : "hidden"))
}

/** Once a second. Nothing here is announced: a clock must never talk over a question. */
export function tick(shown: View, player: Player, now: number): void {
  const saved = shown.root.querySelector("[data-saved]:not([data-page])")
  if (saved) saved.textContent = savedWords(player, now, shown.words)
  const left = shown.root.querySelector("[data-left]")
  if (left && shown.endsAt !== null) left.textContent = leftWords(shown.endsAt - now, shown.words)
}

export function showConnection(shown: View, offline: boolean): void {
  const there = shown.root.querySelector(".player-offline")
  if (offline === (there !== null)) return
  if (there) return there.remove()
  const notice = document.createElement("p")
  notice.className = "notice player-offline"
  notice.dataset["tone"] = "watch"
  notice.setAttribute("role", "status")
  notice.textContent = shown.words.offline
  stage(shown)?.prepend(notice)
}

export function setBusy(shown: View, busy: boolean): void {
  for (const button of shown.root.querySelectorAll<HTMLButtonElement>("form button")) button.disabled = busy
}

export function packed(kind: Parcel["kind"], form: HTMLFormElement, url: string, button?: HTMLElement | null): Parcel {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.append(name, value)
  if (button instanceof HTMLButtonElement && button.name) fields.append(button.name, button.value)
  fields.delete("csrfmiddlewaretoken") // the wire sends the token of the moment instead
  const about = `${fields.get("presentation") ?? form.action}.${fields.get("revision") ?? ""}`
  return { kind, key: about, url, body: fields.toString() }
}

/** Digits tick options, counted within the group that has the focus, else within the first one without an answer. */
export function choose(shown: View, digit: number): boolean {
  const inputs = [...shown.root.querySelectorAll<HTMLInputElement>("form input:is([type=radio], [type=checkbox])")]
  const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement.name : ""
  const names = [...new Set(inputs.map((input) => input.name))]
  const open = names.find((name) => !inputs.some((input) => input.name === name && input.checked))
  const name = names.includes(focused) ? focused : (open ?? names[0])
  const input = inputs.filter((each) => each.name === name)[digit - 1]
  if (!input) return false
  input.focus()
  input.click()
  return true
}
