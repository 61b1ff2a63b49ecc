// What the player still has to send, and what it may say about what is saved. Knows no page and no network.

/** One form's content on its way to the server. */
export type Parcel = {
  readonly kind: "draft" | "act"
  readonly key: string // the question and revision it is about: a newer draft of the same replaces an older one
  readonly url: string
  readonly body: string
}

export type Player = {
  readonly queue: readonly Parcel[] // oldest first; the first one may be on its way
  readonly sending: boolean
  readonly failures: number // in a row; decides how long to wait before the next attempt
  readonly savedAt: number | null
}

export type Happening =
  | { readonly kind: "entered"; readonly parcel: Parcel }
  | { readonly kind: "sent" }
  | { readonly kind: "acknowledged"; readonly at: number }
  | { readonly kind: "refused" } // the server said no and showed how things stand: nothing to repeat
  | { readonly kind: "unreachable" }

export const start: Player = { queue: [], sending: false, failures: 0, savedAt: null }

export function next(player: Player, happening: Happening): Player {
  switch (happening.kind) {
    case "entered":
      return { ...player, queue: enqueue(player, happening.parcel) }
    case "sent":
      return { ...player, sending: true }
    case "acknowledged":
      return { queue: player.queue.slice(1), sending: false, failures: 0, savedAt: happening.at }
    case "refused":
      return { ...player, queue: [], sending: false, failures: 0 }
    case "unreachable":
      return { ...player, sending: false, failures: player.failures + 1 }
  }
}

/** A draft yields to anything newer about the same question, unless it is already on its way. */
function enqueue(player: Player, parcel: Parcel): readonly Parcel[] {
  const kept = player.queue.filter(
    (waiting, place) => (place === 0 && player.sending) || waiting.kind !== "draft" || waiting.key !== parcel.key,
  )
  const repeated = parcel.kind === "act" && kept.some((waiting) => waiting.kind === "act" && waiting.key === parcel.key)
  return repeated ? kept : [...kept, parcel]
}

/** What should be on its way now, if anything. */
export function due(player: Player): Parcel | null {
  return player.sending ? null : (player.queue[0] ?? null)
}

export function isOffline(player: Player): boolean {
  return player.failures > 0
}

/** An answer or a block is waiting, so the page must not take another. */
export function isActing(player: Player): boolean {
  return player.queue.some((waiting) => waiting.kind === "act")
}

/** Milliseconds until the next attempt: 1, 2, 4, 8, then 10 seconds. */
export function patience(player: Player): number {
  return player.failures === 0 ? 0 : Math.min(1000 * 2 ** (player.failures - 1), 10_000)
}

export type Words = {
  readonly savedNow: string
  readonly saved: string
  readonly savedMinutes: string
  readonly saving: string
  readonly minutes: string
  readonly seconds: string
}

export function savedWords(player: Player, now: number, words: Words): string {
  if (player.queue.length > 0) return words.saving
  if (player.savedAt === null) return ""
  const seconds = Math.max(0, Math.round((now - player.savedAt) / 1000))
  if (seconds < 2) return words.savedNow
  if (seconds < 90) return words.saved.replace("%s", String(seconds))
  return words.savedMinutes.replace("%s", String(Math.round(seconds / 60)))
}

/** Minutes while there are some, so that the clock does not hurry anybody; seconds only at the very end. */
export function leftWords(milliseconds: number, words: Words): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  if (seconds <= 120) return words.seconds.replace("%s", String(seconds))
  return words.minutes.replace("%s", String(Math.ceil(seconds / 60)))
}

/** What is left of a stored queue, or nothing if it is not one. */
export function revived(stored: string | null): readonly Parcel[] {
  if (stored === null) return []
  try {
    const parcels: unknown = JSON.parse(stored)
    return Array.isArray(parcels) ? parcels.filter(isParcel) : []
  } catch {
    return []
  }
}

function isParcel(value: unknown): value is Parcel {
  if (typeof value !== "object" || value === null) return false
  const { kind, key, url, body } = value as Record<string, unknown>
  return (kind === "draft" || kind === "act") && [key, url, body].every((field) => typeof field === "string")
}
