// <button data-dialog-open="id"> opens <dialog id="id">; [data-dialog-close] within closes it.
export function start(): void {
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return
    const opener = event.target.closest<HTMLElement>("[data-dialog-open]")
    const dialog = opener && document.getElementById(opener.dataset["dialogOpen"] ?? "")
    if (dialog instanceof HTMLDialogElement) dialog.showModal()
    else if (event.target.closest("[data-dialog-close]")) event.target.closest("dialog")?.close()
    else if (event.target instanceof HTMLDialogElement) closeFromOutside(event.target, event)
  })
}

function closeFromOutside(dialog: HTMLDialogElement, event: MouseEvent): void {
  const box = dialog.getBoundingClientRect()
  const inside =
    event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom
  const byKeyboard = event.detail === 0 // Enter on a button inside bubbles as a click without a place
  if (!inside && !byKeyboard) dialog.close()
}
