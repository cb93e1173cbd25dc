// Asks the agent, again and again, as long as somebody can see the page.

const PATIENCE_MILLIS = 10_000;

/** Of the folder of this page: a proxy may have put it anywhere, and its address may have a password in it. */
function addressOf(path) {
  const address = new URL(path, document.baseURI);
  address.username = "";
  address.password = "";
  return address;
}

function ask(path, cache = "no-store") {
  return fetch(addressOf(path), { cache, signal: AbortSignal.timeout(PATIENCE_MILLIS) });
}

async function askMetrics(path) {
  const answer = await ask(path);
  if (!answer.ok) {
    throw new Error(`the agent answers ${answer.status}`);
  }
  return answer.text();
}

/** {ready, reason} */
async function askReadiness() {
  const answer = await ask("./readyz");
  return { ready: answer.ok, reason: (await answer.text()).trim() };
}

/** A file that comes with the page, and may be kept as the server says. */
export async function askFile(path) {
  return (await ask(path, "default")).json();
}

export class Poller {
  #path;
  #answered;
  #failed;
  #paused = false;
  #timer = 0;
  #asking = false;

  /**
   * answered(text, readiness) returns the milliseconds until it is to be asked again; so does failed(error).
   */
  constructor(path, answered, failed) {
    this.#path = path;
    this.#answered = answered;
    this.#failed = failed;
    document.addEventListener("visibilitychange", () => this.#goOn());
  }

  start() {
    this.#goOn();
  }

  get paused() {
    return this.#paused;
  }

  set paused(paused) {
    this.#paused = paused;
    this.#goOn();
  }

  #goOn() {
    clearTimeout(this.#timer);
    if (!document.hidden && !this.#paused && !this.#asking) {
      this.#poll();
    }
  }

  async #poll() {
    let wait = PATIENCE_MILLIS;
    this.#asking = true;
    try {
      wait = await this.#askOnce();
    } finally {
      this.#asking = false;
      this.#timer = setTimeout(() => this.#goOn(), wait);
    }
  }

  async #askOnce() {
    let answers;
    try {
      answers = await Promise.all([askMetrics(this.#path), askReadiness()]);
    } catch (error) {
      return this.#failed(error);
    }
    try {
      return this.#answered(...answers);
    } catch (error) {
      // What is shown would be old, and nobody would know.
      console.error(error);
      return this.#failed(error);
    }
  }
}
