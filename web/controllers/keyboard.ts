/** Whether the keyboard belongs to a field or a dialog just now, so that single letters must stay letters. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.closest("input, select, textarea, dialog[open]") !== null
}
