// The search box of every page: offers places, terms and topics while a reader types.
// Without this script the box leads to the search page, as any form does.

const root = new URL("../../", import.meta.url);

// A reader who pastes a query and presses Enter waits for results, not for offers.
const PAUSE = 60;

class Box {
  constructor(input) {
    this.input = input;
    this.list = input.form.querySelector("[role=listbox]");
    this.turn = 0;
    input.addEventListener("input", () => this.offer());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    // A click must not take the focus from the box before it is carried out.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    input.form.addEventListener("submit", () => this.close());
  }

  async offer() {
    const turn = ++this.turn;
    await new Promise((resume) => setTimeout(resume, PAUSE));
    if (turn !== this.turn) return;
    const finder = await import("./finder.js").catch(() => null);
    const found = finder ? await finder.offers(this.input.value) : [];
    if (turn === this.turn && document.activeElement === this.input) this.show(found);
  }

  show(found) {
    this.list.replaceChildren(...found.map((one, at) => this.option(one, at)));
    this.at = -1;
    this.open(found.length > 0);
  }

  option(one, at) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${at}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const link = document.createElement("a");
    link.href = new URL(one.address, root);
    link.tabIndex = -1;
    link.textContent = one.name;
    const what = document.createElement("span");
    what.className = "what";
    what.textContent = [one.what, one.further && `cũng là ${one.further}`].filter(Boolean).join("; ");
    link.append(" ", what);
    option.append(link);
    return option;
  }

  open(on) {
    this.list.hidden = !on;
    this.input.setAttribute("aria-expanded", String(on));
    if (!on) this.input.removeAttribute("aria-activedescendant");
  }

  close() {
    this.turn++;
    this.open(false);
  }

  key(event) {
    if (event.isComposing || this.list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      // What arrives late must not take the choice away.
      this.turn++;
      this.select(this.at + step);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && this.at >= 0) {
      event.preventDefault();
      this.list.children[this.at].querySelector("a").click();
    }
  }

  select(at) {
    const options = Array.from(this.list.children);
    // One step beyond either end is the box itself.
    this.at = at < -1 ? options.length - 1 : at >= options.length ? -1 : at;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === this.at)));
    const chosen = options[this.at];
    if (!chosen) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }
}

for (const input of document.querySelectorAll("input[role=combobox]")) new Box(input);
