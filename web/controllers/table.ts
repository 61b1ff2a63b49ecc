// Sorts by a click on a heading and filters by a word. The state is kept in the address, so that a view can be sent on.
import { compare, matches, turned, type Direction } from "./order.ts"
import { isTyping } from "./keyboard.ts"

const FEW = 8 // below that the eye is the quicker filter

const text = (cell: Element | undefined): string =>
  cell instanceof HTMLElement
    ? (cell.dataset["sort"] ?? cell.querySelector("time")?.dateTime ?? cell.textContent)
    : ""

function remember(changes: Record<string, string>): void {
  const address = new URL(location.href)
  for (const [key, value] of Object.entries(changes)) {
    if (value) address.searchParams.set(key, value)
    else address.searchParams.delete(key)
  }
  history.replaceState(history.state, "", address)
}

export function connect(table: HTMLElement): void {
  const body = table.querySelector("tbody")
  const headings = [...table.querySelectorAll<HTMLTableCellElement>("thead th")]
  if (!body) return
  const prefix = table.id ? `${table.id}-` : ""
  const given = new URLSearchParams(location.search)

  function sort(column: number, direction: Direction): void {
    const rows = [...(body?.rows ?? [])]
    const locale = document.documentElement.lang
    rows.sort((a, b) => compare(text(a.cells[column]), text(b.cells[column]), direction, locale))
    body?.append(...rows)
    headings.forEach((heading, index) => {
      if (index === column) heading.setAttribute("aria-sort", direction)
      else heading.removeAttribute("aria-sort")
    })
  }

  headings.forEach((heading, column) => {
    if (!heading.textContent.trim() || heading.dataset["sort"] === "none") return
    const button = document.createElement("button")
    button.type = "button"
    button.className = "sort"
    button.append(...heading.childNodes)
    heading.append(button)
    button.addEventListener("click", () => {
      const direction = turned(heading.getAttribute("aria-sort"))
      sort(column, direction)
      remember({ [`${prefix}sort`]: `${direction === "descending" ? "-" : ""}${column}` })
    })
  })

  const wanted = given.get(`${prefix}sort`)
  if (wanted && headings[Math.abs(Number(wanted))]) {
    sort(Math.abs(Number(wanted)), wanted.startsWith("-") ? "descending" : "ascending")
  }
  if (table.dataset["filter"] !== "none" && body.rows.length >= FEW) addFilter(table, body, `${prefix}filter`, given.get(`${prefix}filter`) ?? "")
}

function addFilter(table: HTMLElement, body: HTMLTableSectionElement, key: string, initial: string): void {
  const tools = document.createElement("div")
  tools.className = "table-tools"
  const input = document.createElement("input")
  input.type = "search"
  input.placeholder = table.dataset["filter"] ?? document.body.dataset["textFilter"] ?? ""
  input.setAttribute("aria-label", input.placeholder)
  input.value = initial
  const count = document.createElement("output")
  tools.append(input, count)
  ;(table.closest(".table-wrap") ?? table).before(tools)

  const apply = (): void => {
    let shown = 0
    for (const row of body.rows) {
      const hit = matches(row.textContent, input.value)
      row.toggleAttribute("data-hidden", !hit)
      if (hit) shown += 1
    }
    count.textContent = input.value ? `${shown} / ${body.rows.length}` : ""
    remember({ [key]: input.value })
  }
  input.addEventListener("input", apply)
  if (initial) apply()
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || isTyping(event)) return
    event.preventDefault()
    input.focus()
  })
}
