// How a table's rows compare: numbers as numbers, dates as their moments, words as the reader's language sorts them.
export type Direction = "ascending" | "descending"

export function valueOf(text: string): number | string {
  const trimmed = text.trim()
  const number = Number(trimmed.replaceAll(/[\s%,]|\u2009|\u00a0/g, "").replace("−", "-"))
  return trimmed !== "" && Number.isFinite(number) ? number : trimmed
}

export function compare(a: string, b: string, direction: Direction, locale: string): number {
  const [x, y] = [valueOf(a), valueOf(b)]
  // What is empty stays at the end, whichever way the rest is turned.
  if (x === "" || y === "") return x === y ? 0 : x === "" ? 1 : -1
  const sign = direction === "ascending" ? 1 : -1
  if (typeof x === "number" && typeof y === "number") return sign * (x - y)
  return sign * String(x).localeCompare(String(y), locale, { numeric: true })
}

export function matches(text: string, query: string): boolean {
  const haystack = text.toLocaleLowerCase()
  return query.toLocaleLowerCase().split(/\s+/).every((word) => haystack.includes(word))
}

export function turned(direction: string | null): Direction {
  return direction === "ascending" ? "descending" : "ascending"
}
