import assert from "node:assert/strict"
import { test } from "node:test"
import { compare, matches, turned, valueOf } from "./order.ts"
import { step } from "./rows.ts"
import { ago } from "./time.ts"

test("numbers compare as numbers, however they are written", () => {
  assert.equal(valueOf("1,024"), 1024)
  assert.equal(valueOf(" −0.5 "), -0.5)
  assert.equal(valueOf("83 %"), 83)
  assert.ok(compare("9", "13", "ascending", "en") < 0)
})

test("words compare as the language sorts them", () => {
  assert.ok(compare("Ángela", "Bo", "ascending", "en") < 0)
  assert.ok(compare("Ángela", "Bo", "descending", "en") > 0)
})

test("what is empty stays at the end both ways", () => {
  assert.equal(compare("", "1", "ascending", "en"), 1)
  assert.equal(compare("", "1", "descending", "en"), 1)
})

test("a filter wants every word, in any order and case", () => {
  assert.ok(matches("Priya Raman, Model trainer", "model priya"))
  assert.ok(!matches("Priya Raman", "priya weber"))
})

test("a second click turns the order", () => {
  assert.equal(turned(null), "ascending")
  assert.equal(turned("ascending"), "descending")
})

test("stepping through rows stops at both ends", () => {
  assert.equal(step(-1, 1, 3), 0)
  assert.equal(step(2, 1, 3), 2)
  assert.equal(step(0, -1, 3), 0)
  assert.equal(step(-1, 1, 0), -1)
})

test("a moment ago is said in the largest fitting unit", () => {
  const now = new Date("2026-11-02T12:00:00Z")
  assert.equal(ago(new Date("2026-10-30T11:00:00Z"), now, "en"), "3 days ago")
  assert.equal(ago(new Date("2026-11-02T11:59:50Z"), now, "en"), "this minute")
})
