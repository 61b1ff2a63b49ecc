// <button data-print>. What is folded away on the screen is opened for paper.
export function start(): void {
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-print]")) window.print()
  })
  window.addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll<HTMLDetailsElement>("details.fold:not([open])")) fold.open = true
  })
}
