import type { SettingsStore } from "../app/ports";

const PREFIX = "edufund-check.";

/** Settings in the browser's local storage; where that is forbidden, for as long as the page is open. */
export class LocalSettings implements SettingsStore {
  readonly #here = new Map<string, string>();

  getNow(key: string): string | null {
    try {
      return localStorage.getItem(PREFIX + key) ?? this.#here.get(key) ?? null;
    } catch {
      return this.#here.get(key) ?? null;
    }
  }

  setNow(key: string, value: string): void {
    this.#here.set(key, value);
    try {
      localStorage.setItem(PREFIX + key, value);
    } catch {
      // Private windows may refuse: the setting then lasts as long as the page.
    }
  }

  get(key: string): Promise<string | null> {
    return Promise.resolve(this.getNow(key));
  }

  set(key: string, value: string): Promise<void> {
    this.setNow(key, value);
    return Promise.resolve();
  }
}
