import assert from "node:assert/strict"
import { test } from "node:test"
import { due, isActing, isOffline, leftWords, next, patience, revived, savedWords, start, type Parcel } from "./state.ts"

const words = {
  savedNow: "saved just now",
  saved: "saved %s s ago",
  savedMinutes: "saved %s min ago",
  saving: "saving …",
  minutes: "%s min left",
  seconds: "%s s left",
}
const draft = (key: string, body: string): Parcel => ({ kind: "draft", key, url: "/draft/", body })
const act = (key: string, body: string): Parcel => ({ kind: "act", key, url: "/answer/", body })

test("a newer draft of the same question replaces one that still waits", () => {
  const first = next(start, { kind: "entered", parcel: draft("q1.0", "a") })
  const second = next(first, { kind: "entered", parcel: draft("q1.0", "ab") })

  assert.deepEqual(second.queue, [draft("q1.0", "ab")])
})

test("a draft on its way is not replaced, so that its acknowledgement belongs to it", () => {
  const sent = next(next(start, { kind: "entered", parcel: draft("q1.0", "a") }), { kind: "sent" })
  const typed = next(sent, { kind: "entered", parcel: draft("q1.0", "ab") })

  assert.equal(due(typed), null)
  assert.equal(typed.queue.length, 2)
  assert.deepEqual(due(next(typed, { kind: "acknowledged", at: 1 })), draft("q1.0", "ab"))
})

test("an answer supersedes the waiting draft of its question and is queued once", () => {
  const typed = next(start, { kind: "entered", parcel: draft("q1.0", "a") })
  const answered = next(typed, { kind: "entered", parcel: act("q1.0", "a") })
  const again = next(answered, { kind: "entered", parcel: act("q1.0", "a") })

  assert.deepEqual(again.queue, [act("q1.0", "a")])
  assert.ok(isActing(again))
})

test("without a network everything stays queued and patience grows to ten seconds", () => {
  let player = next(start, { kind: "entered", parcel: act("q1.0", "a") })
  const waits = []
  for (let attempt = 0; attempt < 6; attempt++) {
    player = next(next(player, { kind: "sent" }), { kind: "unreachable" })
    waits.push(patience(player))
  }

  assert.deepEqual(waits, [1000, 2000, 4000, 8000, 10_000, 10_000])
  assert.ok(isOffline(player))
  assert.deepEqual(due(player), act("q1.0", "a"))
})

test("a refusal is not repeated", () => {
  const sent = next(next(start, { kind: "entered", parcel: act("q1.0", "a") }), { kind: "sent" })

  assert.equal(due(next(sent, { kind: "refused" })), null)
})

test("the saved words follow the clock and say when something still waits", () => {
  const saved = { ...start, savedAt: 10_000 }

  assert.equal(savedWords(start, 10_000, words), "")
  assert.equal(savedWords(saved, 10_400, words), "saved just now")
  assert.equal(savedWords(saved, 12_000, words), "saved 2 s ago")
  assert.equal(savedWords(saved, 310_000, words), "saved 5 min ago")
  assert.equal(savedWords(next(saved, { kind: "entered", parcel: draft("q", "") }), 12_000, words), "saving …")
})

test("the clock speaks of minutes until the last two", () => {
  assert.equal(leftWords(14 * 60_000 + 1, words), "15 min left")
  assert.equal(leftWords(120_000, words), "120 s left")
  assert.equal(leftWords(-5, words), "0 s left")
})

test("a stored queue comes back, and anything else in its place is ignored", () => {
  assert.deepEqual(revived(JSON.stringify([act("q1.0", "a"), { kind: "act" }, 7])), [act("q1.0", "a")])
  assert.deepEqual(revived("no json"), [])
  assert.deepEqual(revived(null), [])
})
