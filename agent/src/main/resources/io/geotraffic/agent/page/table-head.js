// Heads of columns that sort.

import { html, setAttributes } from "./dom.js";
import { nextSort } from "./rows.js";

export class TableHead {
  #heads = new Map();
  sort = { column: "sentRate", descending: true };

  /** columns: a list of {column, title, unit}; sorted() is called when the sort has changed. */
  constructor(table, columns, sorted) {
    table.tHead.replaceChildren(html("tr", {}, ...columns.map((each) => this.#head(each, sorted))));
    this.sortBy(this.sort);
  }

  #head({ column, title, unit }, sorted) {
    const units = unit ? [html("small", {}, unit)] : [];
    const button = html("button", { type: "button" }, html("span", {}, title), ...units);
    button.addEventListener("click", () => {
      this.sortBy(nextSort(this.sort, column));
      sorted();
    });
    const head = html("th", { scope: "col", "data-column": column }, button);
    this.#heads.set(column, head);
    return head;
  }

  sortBy(sort) {
    this.sort = sort;
    for (const [column, head] of this.#heads) {
      const order = sort.descending ? "descending" : "ascending";
      setAttributes(head, { "aria-sort": column === sort.column ? order : "none" });
    }
  }
}
