/** One thing at a time, and what went wrong with it: what every form of an account needs. */

export class Work {
  busy = $state(false);
  error = $state<unknown>(null);

  /** Run it; whether it went well. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.error = null;
    try {
      await work();
      return true;
    } catch (e) {
      this.error = e;
      return false;
    } finally {
      this.busy = false;
    }
  }
}
