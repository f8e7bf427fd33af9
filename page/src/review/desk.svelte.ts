/** The queue of the review as one reviewer works through it: what is asked, what was answered, what is held in hand. */

import { about, may } from "../lib/about.svelte";
import { ApiError, get, send } from "../lib/api";
import { t } from "../lib/i18n.svelte";
import { by, decide, drawn, type Deciding } from "../reading/decide.svelte";
import type { Question } from "../reading/types";
import { alike, decisionOf, wordsIn, type Answer } from "./queue";

const LIMIT = 50;

interface Queue {
  total: number;
  people: string[];
  items: Question[];
}

export class ReviewDesk {
  items = $state.raw<Question[] | null>(null);
  total = $state(0);
  people = $state.raw<string[]>([]);
  at = $state(0);
  done = $state<{ ids: string[]; questions: Question[] }[]>([]);
  error = $state<unknown>(null);
  busy = $state(false);
  said = $state("");
  sort = $state("");
  q = $state("");
  mine = $state(false);
  #held: string | null = null;
  readonly #tab = Array.from(crypto.getRandomValues(new Uint32Array(3)), (n) => n.toString(36)).join("-");
  #turn = 0;

  shown = $derived(
    (this.items ?? []).filter(
      (one) =>
        (!this.sort || one.what === this.sort) &&
        (!this.q.trim() || wordsIn(one).includes(this.q.trim().toLowerCase())),
    ),
  );
  now = $derived(this.shown[Math.min(this.at, this.shown.length - 1)]);
  answered = $derived(this.done.reduce((n, one) => n + one.questions.length, 0));
  like = $derived(this.now ? alike(this.now, this.shown) : []);
  whats = $derived([...new Set((this.items ?? []).map((one) => one.what))]);

  load = async (): Promise<void> => {
    try {
      const asked: [string, string][] = [["limit", String(LIMIT)]];
      if (this.mine) asked.push(["mine", "1"]);
      const got = await get<Queue>("/review", asked);
      this.items = got.items;
      this.total = got.total;
      this.people = got.people;
      this.at = 0;
      this.error = null;
    } catch (e) {
      this.error = e;
    }
  };
  onlyMine(on: boolean): void {
    this.mine = on;
    void this.load();
  }

  async #run(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    try {
      await work();
    } catch (e) {
      this.error = e;
    } finally {
      this.busy = false;
    }
  }

  /** Hold what is looked at, so that two reviewers do not answer it at once; only a team needs that. */
  hold(question: Question | undefined): void {
    const key = question?.key ?? null;
    if (about()?.mode !== "team" || key === this.#held) return;
    this.letGo();
    if (!key || !question || !may("decide")) return;
    if (question.locked_by && question.locked_by !== by()) return;
    this.#held = key;
    void send("POST", this.#lock(key)).catch((e: unknown) => this.#refused(key, e));
  }
  letGo(): void {
    if (this.#held) void send("DELETE", this.#lock(this.#held)).catch(() => undefined);
    this.#held = null;
  }
  /** Numbered, for a tab that is shut may have its last wish carried out before the one before. */
  #lock(key: string): string {
    return `${lockPath(key)}?turn=${this.#tab}.${++this.#turn}`;
  }
  /** Somebody else took it first: the queue is asked again, and says who. */
  async #refused(key: string, error: unknown): Promise<void> {
    if (!(error instanceof ApiError) || error.code !== "IN_HAND") return;
    this.#held = null;
    const got = await get<Queue>("/review", { limit: String(LIMIT) }).catch(() => null);
    const told = new Map(got?.items.map((one) => [one.key, one.locked_by]));
    this.items = (this.items ?? []).map((one) =>
      told.has(one.key)
        ? { ...one, locked_by: one.key === key ? (told.get(key) ?? null) : one.locked_by }
        : one,
    );
  }

  /** Questions that a decision answers leave the queue at once; the events are drawn meanwhile. */
  #leave(gone: readonly Question[]): void {
    const keysGone = new Set(gone.map((one) => one.key));
    this.items = (this.items ?? []).filter((one) => !keysGone.has(one.key));
    this.at = Math.min(this.at, Math.max(0, this.shown.length - 1));
  }
  #others(asked: Deciding): Question[] {
    if (asked.what !== "accept") return [];
    return (this.items ?? []).filter((one) => one.what === "figure" && one.event === asked.about[0]);
  }
  async #settle(questions: readonly Question[], answer: Answer): Promise<void> {
    const ids: string[] = [];
    const gone: Question[] = [];
    try {
      for (const question of questions) {
        const asked = decisionOf(question, answer);
        if (!asked || gone.includes(question)) continue;
        ids.push((await decide(asked, false)).id);
        gone.push(question, ...this.#others(asked).filter((one) => one !== question && !gone.includes(one)));
      }
    } finally {
      if (ids.length) this.done.push({ ids, questions: gone });
      this.#leave(gone);
    }
    this.said = t("r_decided_n", { n: gone.length });
    if (this.items && !this.items.length) {
      await drawn();
      await this.load();
    }
  }

  answer = (what: Answer): Promise<void> =>
    this.#run(() => (this.now && by() ? this.#settle([this.now], what) : Promise.resolve()));
  all = (): Promise<void> => this.#run(() => this.#settle(this.like, "accept"));
  kind = (wanted: string): Promise<void> =>
    this.#run(async () => {
      const claim = this.now?.sides[0]?.claim;
      if (!claim) return;
      const kept = await decide({ what: "correct", about: [claim.id], value: ["kind", wanted] }, false);
      this.done.push({ ids: [kept.id], questions: [] });
      this.said = t("r_decided_n", { n: 1 });
      await drawn();
      await this.load();
    });
  undo = (): Promise<void> =>
    this.#run(async () => {
      const last = this.done.at(-1);
      if (!last) return;
      for (const id of [...last.ids].reverse()) await decide({ what: "undo", about: [id] }, false);
      this.done.pop();
      this.items = [...last.questions, ...(this.items ?? [])];
      this.at = 0;
      this.said = t("r_undone_n", { n: last.ids.length });
    });
  move(step: number): void {
    this.at = Math.max(0, Math.min(this.shown.length - 1, this.at + step));
  }
  skip = (): void => {
    const skipped = this.now;
    if (skipped && this.items) this.items = [...this.items.filter((one) => one !== skipped), skipped];
  };
  /** Give a question to somebody of the team, or to nobody. */
  assign = (question: Question, to: string | null): Promise<void> =>
    this.#run(async () => {
      const path = `/review/${encodeURIComponent(question.key)}/assign`;
      const kept = await send<{ assigned_to: string | null }>("POST", path, { to });
      const now = { ...question, assigned_to: kept.assigned_to };
      this.items = (this.items ?? []).map((one) => (one.key === question.key ? now : one));
    });
}

const lockPath = (key: string): string => `/review/${encodeURIComponent(key)}/claim`;
