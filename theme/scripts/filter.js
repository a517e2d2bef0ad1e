/* SPDX-License-Identifier: AGPL-3.0-or-later */
/* Filters and sorts the list of this page where it stands. The list is in the page already;
   every control is made here, so without this script nothing is missing and nothing is dead.
   It asks nobody for anything and keeps nothing: no request, no address, no cookie, no storage.
   What it is given stands in the attribute data-filter: see plugins/views/inplace.py. */

/**
 * @typedef {{label: string, lang: string, rows: number[]}} Value
 * @typedef {{label: string, values: Value[]}} Field
 * @typedef {{fields: Field[], forms: string[], orders: ((number | null)[] | null)[],
 *   same: Object<string, string>, who: number[] | null, words: Object<string, string>}} Given
 */
(function () {
  "use strict";

  var list = /** @type {HTMLElement | null} */ (document.querySelector("[data-filter]"));
  if (!list || !list.parentNode) return;
  var root = list;
  var given = /** @type {Given} */ (JSON.parse(root.getAttribute("data-filter") || ""));
  var words = given.words;
  var inside = /** @type {Object<string, string>} */ ({ TABLE: "tbody > tr", UL: "li" });
  var items = all(inside[root.nodeName] || ".names > li", root);
  var every = items.map(function (_, at) { return at; });
  var texts = items.map(function (item, at) {
    return fold(item.textContent + " " + given.forms[at]);
  });
  var selects = given.fields.map(choice);
  var input = find();
  var status = make("p", { role: "status" });
  var clear = button(words.clear, function () {
    input.value = "";
    selects.forEach(function (select) { select.value = ""; });
    restore();
    show();
    input.focus();
  });
  var heads = root.nodeName === "TABLE" ? all("thead th", root) : [];

  /** @param {string} selector @param {HTMLElement} within @returns {HTMLElement[]} */
  function all(selector, within) {
    return Array.prototype.slice.call(within.querySelectorAll(selector));
  }

  /**
   * An element with attributes.
   * @param {string} name
   * @param {Object<string, string>} [attributes]
   * @returns {HTMLElement}
   */
  function make(name, attributes) {
    var element = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      element.setAttribute(key, /** @type {Object<string, string>} */ (attributes)[key]);
    });
    return element;
  }

  /** @param {string} text @param {() => void} act */
  function button(text, act) {
    var made = make("button", { type: "button" });
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }

  /** @param {string} text @param {HTMLElement} control */
  function labelled(text, control) {
    var label = make("label");
    label.appendChild(document.createTextNode(text));
    label.appendChild(control);
    return label;
  }

  /** Where a reader types; nothing that browsers remember, correct or send away. */
  function find() {
    var made = /** @type {HTMLInputElement} */ (make("input", {
      type: "search", autocomplete: "off", autocorrect: "off", autocapitalize: "off",
      spellcheck: "false"
    }));
    made.addEventListener("input", function (event) {
      // Half a syllable of pinyin is not what somebody looks for.
      if (!/** @type {InputEvent} */ (event).isComposing) show();
    });
    made.addEventListener("compositionend", show);
    return made;
  }

  /** @param {Field} field */
  function choice(field) {
    var made = /** @type {HTMLSelectElement} */ (make("select", { autocomplete: "off" }));
    made.appendChild(make("option", { value: "" }));
    field.values.forEach(function (value, at) {
      var option = make("option", value.lang ? { lang: value.lang } : {});
      option.setAttribute("value", String(at));
      made.appendChild(option);
    });
    made.addEventListener("change", show);
    return made;
  }

  /**
   * A text as it is compared: small letters, no accents, one script of Chinese.
   * @param {string} text
   */
  function fold(text) {
    var plain = text.normalize ? text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "") : text;
    return plain.toLowerCase().replace(/[·‧•]/g, "").replace(/[\u3400-\u9fff]/g, function (char) {
      return given.same[char] || char;
    });
  }

  /** For each item whether all words that are typed stand in it. */
  function found() {
    var wanted = fold(input.value).split(/\s+/);
    return texts.map(function (text) {
      return wanted.every(function (word) { return text.indexOf(word) >= 0; });
    });
  }

  /** For each field and item whether the item has the chosen value; true if none is chosen. */
  function chosen() {
    return given.fields.map(function (field, at) {
      var value = field.values[Number(selects[at].value)];
      return items.map(function (_, item) {
        return !selects[at].value || value.rows.indexOf(item) >= 0;
      });
    });
  }

  /** Show what fits, say how much that is, and how much each choice would leave. */
  function show() {
    var typed = found();
    var picked = chosen();
    /** @param {number} item @param {number} except */
    function fits(item, except) {
      return typed[item] && picked.every(function (has, at) { return at === except || has[item]; });
    }
    items.forEach(function (item, at) { item.hidden = !fits(at, -1); });
    var shown = every.filter(function (at) { return !items[at].hidden; });
    given.fields.forEach(function (field, at) {
      options(selects[at], field, function (item) { return fits(item, at); });
    });
    groups(shown.length < items.length);
    status.textContent = words.shown.replace("{n}", String(count(shown)))
      .replace("{all}", String(count(every)));
    clear.hidden = !(input.value || selects.some(function (s) { return s.value; }) || sorted());
  }

  /**
   * @param {HTMLSelectElement} select
   * @param {Field} field
   * @param {(item: number) => boolean} fits
   */
  function options(select, field, fits) {
    select.options[0].text = words.any;
    field.values.forEach(function (value, at) {
      var left = count(value.rows.filter(fits));
      var option = select.options[at + 1];
      option.text = value.label + " (" + left + ")";
      option.disabled = !left && !option.selected;
    });
  }

  /** How many there are of what lines stand for: somebody may have two.
   * @param {number[]} lines */
  function count(lines) {
    var seen = /** @type {Object<number, boolean>} */ ({});
    lines.forEach(function (line) { seen[given.who ? given.who[line] : line] = true; });
    return Object.keys(seen).length;
  }

  /** A group without a line is hidden with its heading, and links to groups while some may be.
   * @param {boolean} part */
  function groups(part) {
    all("nav", root).forEach(function (nav) { nav.hidden = part; });
    all(".names", root).forEach(function (group) {
      group.hidden = all("li", group).every(function (line) { return line.hidden; });
      var heading = /** @type {HTMLElement | null} */ (group.previousElementSibling);
      if (heading && /^H\d$/.test(heading.nodeName)) heading.hidden = group.hidden;
    });
  }

  /** The head of the column by which the list is sorted, if a reader sorted it. */
  function sorted() {
    return heads.filter(function (head) { return head.hasAttribute("aria-sort"); })[0];
  }

  /** The order in which the page came. */
  function restore() {
    heads.forEach(function (head) { head.removeAttribute("aria-sort"); });
    items.forEach(put);
  }

  /** @param {HTMLElement} item */
  function put(item) {
    if (item.parentNode && heads.length) item.parentNode.appendChild(item);
  }

  /** Sort by a column, and the other way round when asked again.
   * @param {number} column */
  function sort(column) {
    var down = heads[column].getAttribute("aria-sort") === "ascending";
    var ranks = given.orders[column];
    /** @param {number} item @returns {number | string | null} */
    function key(item) {
      var cell = items[item].children[column];
      return ranks ? ranks[item] : (cell.textContent || "").trim() || null;
    }
    var order = every.slice().sort(function (a, b) {
      var one = key(a);
      var other = key(b);
      if (one === null || other === null) {
        return one === other ? a - b : one === null ? 1 : -1; // what is empty comes last
      }
      return (down ? -1 : 1) * compare(one, other) || a - b;
    });
    restore();
    order.forEach(function (at) { put(items[at]); });
    heads[column].setAttribute("aria-sort", down ? "descending" : "ascending");
    show();
  }

  /** Texts stand in the order of the page's language: letters, pinyin, strokes.
   * @param {number | string} one
   * @param {number | string} other */
  function compare(one, other) {
    if (typeof one === "number" && typeof other === "number") return one - other;
    var lang = document.documentElement.lang;
    return String(one).localeCompare(String(other), lang, { numeric: true });
  }

  /** @param {HTMLElement} head @param {number} column */
  function sortable(head, column) {
    var made = button("", function () { sort(column); });
    while (head.firstChild) made.appendChild(head.firstChild);
    head.appendChild(made);
  }

  /** The fields to choose by, folded away where the screen is small. */
  function narrow() {
    var made = make("details", window.innerWidth > 736 ? { open: "" } : {});
    made.appendChild(make("summary")).textContent = words.narrow;
    selects.forEach(function (select, at) {
      made.appendChild(labelled(given.fields[at].label, select));
    });
    return made;
  }

  show();
  var panel = make("div", { "class": "sift", role: "search", "aria-label": words.list });
  panel.appendChild(labelled(words.find, input));
  if (selects.length) panel.appendChild(narrow());
  panel.appendChild(status);
  panel.appendChild(clear);
  heads.forEach(sortable);
  if (heads.length) root.className += " sortable";
  list.parentNode.insertBefore(panel, list);
})();
