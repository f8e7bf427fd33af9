/** One thing that is fetched again and again: the last asking wins, the one before is broken off. */

export class Loaded<T> {
  now = $state.raw<T | null>(null);
  error = $state.raw<unknown>(null);
  busy = $state(false);
  #control: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #again: (() => void) | null = null;
  #asked = -Infinity;

  /**
   * Fetch, at once where nothing was asked for in the last `wait` milliseconds, else after so many of quiet: one choice
   * is answered without delay, and what comes letter by letter or pixel by pixel is not fetched each time. What was shown
   * stays until the answer comes.
   */
  ask(fetching: (signal: AbortSignal) => Promise<T>, wait = 0): void {
    this.drop();
    const now = performance.now();
    if (now - this.#asked > wait) wait = 0;
    this.#asked = now;
    const control = (this.#control = new AbortController());
    this.#again = () => this.ask(fetching);
    this.busy = true;
    this.#timer = setTimeout(() => void this.#run(fetching, control), wait);
  }

  async #run(fetching: (signal: AbortSignal) => Promise<T>, control: AbortController): Promise<void> {
    try {
      const got = await fetching(control.signal);
      if (control.signal.aborted) return;
      this.now = got;
      this.error = null;
    } catch (error) {
      if (control.signal.aborted) return;
      this.error = error;
    }
    this.busy = false;
  }

  retry = (): void => this.#again?.();

  /** Break off what is under way. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#control?.abort();
    this.busy = false;
  }
}
