// The server writes moments in the zone of the reader's record; the browser knows where the reader is now.
const DAY = 86_400
const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 365 * DAY], ["month", 30 * DAY], ["week", 7 * DAY], ["day", DAY], ["hour", 3600], ["minute", 60],
]
const STYLES: Record<string, Intl.DateTimeFormatOptions> = {
  full: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" },
  date: { day: "numeric", month: "short", year: "numeric" },
  time: { hour: "2-digit", minute: "2-digit" },
}

export function ago(then: Date, now: Date, locale: string): string {
  const seconds = (then.getTime() - now.getTime()) / 1000
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" })
  for (const [unit, size] of UNITS) {
    if (Math.abs(seconds) >= size) return words.format(Math.trunc(seconds / size), unit)
  }
  return words.format(0, "minute")
}

export function localize(root: ParentNode): void {
  const language = document.documentElement.lang
  const locale = language === "" || language === "en" ? "en-GB" : language // day before month, 24 hours
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  for (const element of root.querySelectorAll<HTMLTimeElement>("time[data-time]")) {
    const style = element.dataset["time"] ?? "full"
    const then = new Date(element.dateTime)
    const full = new Intl.DateTimeFormat(locale, STYLES["full"]).format(then)
    if (style === "ago") element.textContent = ago(then, new Date(), locale)
    else element.textContent = new Intl.DateTimeFormat(locale, STYLES[style] ?? STYLES["full"]).format(then)
    if (element.closest(".two-zones")) element.append(` ${here.split("/").at(-1)?.replaceAll("_", " ") ?? here}`)
    element.title = `${full} (${here})`
  }
}
