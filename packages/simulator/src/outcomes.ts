import type { Random } from "./random.ts";

/** Every way in which a dial can turn out, in words of the simulator's own. */
export const OUTCOMES = [
  // A person picks up.
  "interested",
  "not_interested",
  "completed",
  "callback",
  "new_number",
  "do_not_contact",
  "transfer",
  // Something else picks up.
  "voicemail",
  "ivr",
  "screening",
  // Somebody picks up, and something breaks.
  "cut_off",
  // Nobody picks up: it rings in vain, or the line is busy and no phone rings.
  "no_answer",
  "busy",
  // The carrier has no line to ring: whether a phone rang is its secret.
  "unreachable",
  "invalid_number",
  // The provider does not even try: no phone rings.
  "not_dialled",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How often each outcome comes, in relation to the others. */
export type OutcomeWeights = Readonly<Partial<Record<Outcome, number>>>;

/** What happens at certain numbers, in E.164: always the same, or one by one by attempt, the last one from there on. */
export type NumberOutcomes = Readonly<Record<string, Outcome | readonly [Outcome, ...Outcome[]]>>;

/** An afternoon like many. */
export const USUAL_OUTCOMES: OutcomeWeights = {
  interested: 8,
  not_interested: 8,
  completed: 6,
  callback: 5,
  new_number: 2,
  do_not_contact: 2,
  transfer: 3,
  voicemail: 24,
  ivr: 2,
  screening: 2,
  cut_off: 2,
  no_answer: 24,
  busy: 6,
  unreachable: 3,
  invalid_number: 2,
  not_dialled: 1,
};

/** One dial that is about to be made. */
export interface Dial {
  readonly phoneNumber: string;
  /** Of the same row, from 1. */
  readonly attempt: number;
  readonly random: Random;
}

/** Decides how a dial turns out. */
export type ChooseOutcome = (dial: Dial) => Outcome;

/** Throws a `TypeError` that names the field when a word or a weight makes no sense. */
export function createChooser(weights: OutcomeWeights = USUAL_OUTCOMES, numbers: NumberOutcomes = {}): ChooseOutcome {
  const shares = OUTCOMES.map((outcome) => ({ outcome, weight: weights[outcome] ?? 0 }));
  const total = shares.reduce((sum, { weight }) => sum + weight, 0);
  checkWeights(weights, total);
  checkNumbers(numbers);
  const known = new Map(Object.entries(numbers));
  return ({ phoneNumber, attempt, random }) => {
    const fixed = known.get(phoneNumber);
    if (typeof fixed === "string") return fixed;
    if (fixed !== undefined) return fixed[attempt - 1] ?? fixed.at(-1) ?? fixed[0];
    let left = random.next() * total;
    for (const { outcome, weight } of shares) {
      left -= weight;
      if (left < 0) return outcome;
    }
    // Sums of fractions may fall short by a hair.
    return shares.findLast(({ weight }) => weight > 0)?.outcome ?? "no_answer";
  };
}

function checkWeights(weights: OutcomeWeights, total: number): void {
  for (const [word, weight] of Object.entries(weights)) {
    if (!isOutcome(word)) throw new TypeError(`outcomes.${word}: is none of ${OUTCOMES.join(", ")}`);
    if (!(weight >= 0 && Number.isFinite(weight))) throw new TypeError(`outcomes.${word}: must be 0 or more`);
  }
  if (total <= 0) throw new TypeError("outcomes: at least one must weigh more than 0");
}

function checkNumbers(numbers: NumberOutcomes): void {
  Object.values(numbers).forEach((outcomes, index) => {
    const list: readonly unknown[] = Array.isArray(outcomes) ? outcomes : [outcomes];
    if (list.length > 0 && list.every(isOutcome)) return;
    // By position: a message holds no number.
    throw new TypeError(`numbers[${index}]: must be one or more of ${OUTCOMES.join(", ")}`);
  });
}

function isOutcome(word: unknown): word is Outcome {
  return OUTCOMES.some((outcome) => outcome === word);
}
