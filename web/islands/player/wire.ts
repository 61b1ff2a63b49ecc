// Sends parcels, one at a time and in order, until each is acknowledged. What waits survives a closed tab.
import { due, isOffline, next, patience, revived, start, type Happening, type Parcel, type Player } from "./state.ts"

const TOO_LONG = 15_000

export type Shore = {
  readonly changed: (player: Player) => void
  readonly arrived: (html: string) => void // the page's stage as the server now sees it
}

export class Wire {
  player: Player
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly name: string
  private readonly shore: Shore

  constructor(page: string, shore: Shore) {
    this.name = `touchstone-player:${page}`
    this.shore = shore
    this.player = { ...start, queue: revived(localStorage.getItem(this.name)) }
    window.addEventListener("online", () => this.push())
  }

  enter(parcel: Parcel): void {
    this.happen({ kind: "entered", parcel })
    this.push()
  }

  /** Try now, whatever the patience was. */
  push(): void {
    clearTimeout(this.timer)
    const parcel = due(this.player)
    if (parcel) void this.send(parcel)
  }

  /** Ask how things stand: another tab or device may have gone on. */
  async look(url: string): Promise<void> {
    try {
      const reply = await fetch(url, { headers: { "X-Player": "1" }, signal: AbortSignal.timeout(TOO_LONG) })
      if (reply.headers.get("Content-Type")?.startsWith("text/html")) this.shore.arrived(await reply.text())
    } catch {
      // Not reachable just now; what is on the page stays true enough to work on.
    }
  }

  private async send(parcel: Parcel): Promise<void> {
    this.happen({ kind: "sent" })
    try {
      const reply = await fetch(parcel.url, {
        method: "POST",
        body: new URLSearchParams(parcel.body),
        headers: { "X-Player": "1", "X-CSRFToken": token() },
        signal: AbortSignal.timeout(TOO_LONG),
      })
      if (reply.status >= 500 || reply.status === 429) {
        this.wait()
        return
      }
      const html = reply.status === 204 ? "" : await reply.text()
      this.happen(reply.ok ? { kind: "acknowledged", at: Date.now() } : { kind: "refused" })
      if (html) this.shore.arrived(html)
      this.push()
    } catch {
      this.wait()
    }
  }

  private wait(): void {
    this.happen({ kind: "unreachable" })
    this.timer = setTimeout(() => this.push(), patience(this.player))
  }

  private happen(happening: Happening): void {
    this.player = next(this.player, happening)
    if (this.player.queue.length > 0) localStorage.setItem(this.name, JSON.stringify(this.player.queue))
    else localStorage.removeItem(this.name)
    this.shore.changed(this.player)
  }

  get offline(): boolean {
    return isOffline(this.player)
  }
}

/** Of the forms on the page as it is now: the cookie itself is out of a script's reach. */
function token(): string {
  return document.querySelector<HTMLInputElement>("input[name=csrfmiddlewaretoken]")?.value ?? ""
}
