import { broken, eachAttempt, eachItem } from "../support/broken.ts";
import type { Mutant } from "./mutant.ts";

/** Adapters that leave out too much, or do not say so. */
export const OMISSIONS: readonly Mutant[] = [
  [
    "leaves out variables with the transcript",
    broken(({ listRows }) => ({
      listRows: (options) =>
        options.omit?.includes("transcript") === true
          ? eachItem(listRows(options), (row) => ({ ...row, variables: {} }))
          : listRows(options),
    })),
    "omissions: everything else about a row stays as it is",
  ],
  [
    "leaves out costs with the transcript",
    broken(({ listAttempts }) => ({
      listAttempts: (options) =>
        options.omit?.includes("transcript") === true
          ? eachItem(listAttempts(options), ({ cost: _cost, ...attempt }) => attempt)
          : listAttempts(options),
    })),
    "omissions: everything else about an attempt stays as it is",
  ],
  [
    "does not say what it left out",
    broken((whole) => eachAttempt(whole, ({ omitted: _omitted, ...attempt }) => attempt)),
    "omissions: what was left out is told, and stands nowhere in raw",
  ],
  [
    "keeps in raw what it says it left out",
    broken(({ listAttempts }) => ({
      listAttempts: ({ omit = [], ...options }) =>
        eachItem(listAttempts(options), (attempt) => {
          const { transcript: _transcript, ...rest } = attempt;
          return omit.includes("transcript") ? { ...rest, omitted: ["transcript"] } : attempt;
        }),
    })),
    "omissions: what was left out is told, and stands nowhere in raw",
  ],
  [
    "leaves out what nobody asked it to",
    broken(({ listAttempts }) => ({
      listAttempts: (options) => listAttempts({ ...options, omit: ["transcript"] }),
    })),
    "omissions: nothing is left out that was not asked for",
  ],
  [
    "takes any word for one that it knows",
    broken(({ listRows, listAttempts }) => ({
      listRows: ({ omit: _omit, ...options }) => listRows(options),
      listAttempts: ({ omit: _omit, ...options }) => listAttempts(options),
    })),
    "omissions: a word that is none of them is refused before anything is sent",
  ],
];
