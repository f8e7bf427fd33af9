/** What a key or a button does to one question of the review, and which questions are alike. */

import type { Deciding } from "../reading/decide.svelte";
import type { Question } from "../reading/types";

export type Answer = "accept" | "reject" | "merge" | "unsure";

/**
 * The decision that an answer comes to; `null` where the question has no such answer. «together» asks whether two are
 * one, «apart» whether two that were kept apart are one after all, «figure» whether a range is to stand, «claim» whether
 * a claim is, «second» whether what one person accepted holds for another.
 */
export function decisionOf(question: Question, answer: Answer): Deciding | null {
  const { about, event, what } = question;
  if (answer === "unsure") return about.length > 1 ? { what: "unsure", about } : null;
  if (what === "together" || what === "apart") {
    const same = answer === "merge" || (answer === "accept" && what === "together");
    return { what: same ? "same" : "different", about };
  }
  if (answer === "merge") return null;
  if (answer === "accept") return { what: "accept", about: [event] };
  if (what === "second") return null; // what a second reader finds wrong is put right at the event itself
  if (what === "figure" && question.figure >= 0)
    return { what: "grade", about: [event], value: { figure: question.figure, grade: "Discounted" } };
  const claim = question.sides[0]?.claim.id;
  return claim ? { what: "correct", about: [claim], value: ["void", ""] } : null;
}

/** What makes two questions alike: asked of the same, for the same reasons. */
const likeness = (q: Question): string => [q.what, ...q.reasons.map((r) => r.code).sort()].join(" ");

/** The questions that one «accept» may answer together: those alike, each event and each pair once. */
export function alike(question: Question, all: readonly Question[]): Question[] {
  const seen = new Set<string>();
  return all.filter((one) => {
    const about = [...one.about].sort().join(" ");
    if (likeness(one) !== likeness(question) || one.locked_by || seen.has(about)) return false;
    seen.add(about);
    return true;
  });
}

/** The words that a search of the queue looks through. */
export const wordsIn = (q: Question): string =>
  [
    q.event,
    ...q.about,
    ...q.sides.flatMap((s) => [s.words, s.report.outlet, s.report.title, s.claim.kind]),
    ...q.reasons.flatMap((r) => [r.ar, r.en]),
    q.event_row?.place?.name.ar,
    q.event_row?.place?.name.en,
    q.event_row?.place?.admin1,
    ...(q.event_row?.kinds ?? []),
    ...[...(q.event_row?.initiators ?? []), ...(q.event_row?.targets ?? [])].flatMap((p) => [
      p.name.ar,
      p.name.en,
    ]),
    ...(q.event_row?.told_in ?? []).flatMap((r) => [r.outlet, r.title]),
  ]
    .filter(Boolean)
    .join(" ")
    .toLowerCase();
