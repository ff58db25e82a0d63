// What the editors' page needs beyond the CMS itself: pick lists that understand typing without
// diacritics, ids that are made once, and values written as `khotin check` wants them.

const vocabulary = fetch("danh-muc.json").then((answer) => answer.json());
const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
const plain = (value) => (value && value.toJS ? value.toJS() : value) || [];
const SHOWN = 12;

/** Tell whether each word of `typed` begins a word of `text`, in order, marks ignored. */
function fits(typed, text) {
  const words = fold(text).split(/[\s,-]+/);
  let at = 0;
  return fold(typed).split(/[\s,-]+/).filter(Boolean).every((part) => {
    const found = words.findIndex((word, index) => index >= at && word.startsWith(part));
    at = found + 1;
    return found >= 0;
  });
}

/** Return the terms of each kind of body in each chosen place and its upper units. */
function terms(lists, places) {
  const labels = new Set(places.flatMap((place) => place.split(",").map((part) => part.trim())));
  return lists.kinds.flatMap((kind) =>
    [...labels].flatMap((label) => kind.terms.map((years) => [`${kind.name} ${label} ${years}`, ""])));
}

const CHOICES = {
  localities: (lists) => lists.localities.map((name) => [name, ""]),
  topics: (lists) => lists.topics.map((topic) => [topic.slug, topic.name]),
  terms: (lists, entry) => terms(lists, plain(entry.getIn(["data", "localities"]))),
};

const Picker = createClass({
  getInitialState() { return { typed: "", lists: null }; },
  componentDidMount() { vocabulary.then((lists) => this.setState({ lists })); },
  chosen() { return plain(this.props.value); },
  add(text) {
    if (!this.chosen().includes(text)) this.props.onChange([...this.chosen(), text]);
    this.setState({ typed: "" });
  },
  found() {
    const { typed, lists } = this.state;
    if (!lists || fold(typed).trim().length < 2) return [];
    // The `entry` that a widget is given is that of its last drawing; terms depend on the places chosen since.
    const choices = CHOICES[this.props.field.get("choices")](lists, this.props.getEntry());
    return choices.filter(([value, name]) => fits(typed, value) || fits(typed, name)).slice(0, SHOWN);
  },
  render() {
    const id = this.props.forID;
    const remove = (index) => this.props.onChange(this.chosen().filter((_, other) => other !== index));
    return h("div", { className: this.props.classNameWrapper },
      h("ul", {}, this.chosen().map((text, index) => h("li", { key: text }, text, " ",
        h("button", { type: "button", "aria-label": `Bỏ ${text}`, onClick: () => remove(index) }, "bỏ")))),
      h("input", {
        id, type: "text", value: this.state.typed, autoComplete: "off", style: { width: "100%" },
        placeholder: "gõ để tìm, không dấu cũng được",
        onChange: (event) => this.setState({ typed: event.target.value }),
      }),
      h("ul", { role: "listbox", "aria-label": "Gợi ý" }, this.found().map(([value, name]) =>
        h("li", { key: value }, h("button", { type: "button", role: "option", onClick: () => this.add(value) },
          name ? `${name} (${value})` : value)))));
  },
});

const Identifier = createClass({
  componentDidMount() {
    if (!this.props.value) {
      const bytes = crypto.getRandomValues(new Uint8Array(4));
      this.props.onChange([...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
    }
  },
  render() {
    return h("input", { id: this.props.forID, className: this.props.classNameWrapper, readOnly: true, value: this.props.value || "" });
  },
});

const slug = (text) => fold(text).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 96).replace(/-[^-]*$/,
  (cut) => (fold(text).length > 96 ? "" : cut));

CMS.registerWidget("kho-tin-chon", Picker);
CMS.registerWidget("kho-tin-ma", Identifier);
CMS.registerEventListener({
  name: "preSave",
  handler: ({ entry }) => {
    let data = entry.get("data");
    if (data.has("title") && data.has("date_basis") && !data.get("slug")) data = data.set("slug", slug(data.get("title")));
    // An empty field is no field; a value is text, whatever a YAML reader took it for.
    return data.filter((value) => value !== "" && value !== null && value !== undefined)
      .map((value) => (typeof value === "number" ? String(value) : value));
  },
});
