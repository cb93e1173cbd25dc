// Whether the agent counts, and whether it can be asked at all.

import { byId, setText } from "./dom.js";
import { clock, describeDatabase, describeState } from "./words.js";

export class Status {
  #build = null;
  #silentSince = null;

  show(reading, readiness) {
    this.#silentSince = null;
    this.#build ??= reading.build;
    const other = reading.build !== this.#build;
    const more = other ? ` The agent is now ${reading.build}: load the page again.` : "";
    tell("state", describeState(readiness) + more, other || !readiness.ready);
    tell("database", describeDatabase(reading.database), reading.database === null);
  }

  /** @param error what fetch has thrown, or an Error with words for people */
  showFailure(error) {
    this.#silentSince ??= Date.now() / 1000;
    const why = error.name === "Error" ? error.message : "the agent does not answer";
    tell("state", `Since ${clock(this.#silentSince)} ${why}. What is shown is as of then; it is asked again and again.`, true);
  }
}

function tell(id, text, bad) {
  setText(byId(id), text);
  byId(id).classList.toggle("bad", bad);
}
