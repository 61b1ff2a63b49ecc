// data-confirm="sentence" on a form or its button asks first; data-confirm-word="delete" wants the word typed.
let answered: HTMLElement | null = null

function button(label: string, value: string, look: string): HTMLButtonElement {
  const made = document.createElement("button")
  made.textContent = label
  made.value = value
  made.className = `button ${look}`
  return made
}

function typedWord(word: string, yes: HTMLButtonElement): HTMLElement {
  const label = document.createElement("label")
  label.className = "field"
  const input = document.createElement("input")
  input.autocomplete = "off"
  input.addEventListener("input", () => { yes.disabled = input.value.trim().toLowerCase() !== word.toLowerCase() })
  yes.disabled = true
  label.append((document.body.dataset["textType"] ?? "%s").replace("%s", word), input)
  return label
}

function ask(sentence: string, word: string, label: string): Promise<boolean> {
  const dialog = document.createElement("dialog")
  const text = document.createElement("p")
  text.textContent = sentence
  text.id = "confirm-text"
  dialog.setAttribute("aria-labelledby", text.id)
  const form = document.createElement("form")
  form.method = "dialog"
  const yes = button(label, "yes", "primary")
  const actions = document.createElement("div")
  actions.className = "actions"
  actions.append(button(document.body.dataset["textCancel"] ?? "×", "", ""), yes)
  form.append(text, ...(word ? [typedWord(word, yes)] : []), actions)
  dialog.append(form)
  document.body.append(dialog)
  dialog.showModal()
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove()
      resolve(dialog.returnValue === "yes")
    })
  })
}

export function start(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement)) return
    const submitter = event.submitter
    const asking = [submitter, form].find((element) => element?.hasAttribute("data-confirm"))
    if (!asking || answered === asking) {
      answered = null
      return
    }
    event.preventDefault()
    event.stopImmediatePropagation()
    const label = submitter?.textContent.trim() || "✓"
    void ask(asking.dataset["confirm"] ?? "", asking.dataset["confirmWord"] ?? "", label).then((yes) => {
      if (!yes) return
      answered = asking
      form.requestSubmit(submitter)
    })
  }, true)
}
