import type { Generation, Generations } from "./generations.ts";

/** Which of the known generations something is, and how that is known. */
export interface Identity {
  readonly provider: string;
  readonly source: string;
  readonly kind: "document" | "contract" | "answer";
  /** Of an answer: which operation gave it. */
  readonly operation?: string;
  /** Runs of generations that it contradicts least, oldest first: more than one where the API went back to what it was. */
  readonly runs: readonly Run[];
  /** In what it contradicts those all the same. Empty: in nothing. */
  readonly against: readonly string[];
  /** Of an answer that several generations can have given: those whose optional properties it shows most of. */
  readonly likeliest?: Likeliest;
}

/** Generations that follow one another. */
export interface Run {
  readonly from: string;
  /** The last day of its last generation. Absent: it lasts to the newest known. */
  readonly until?: string;
  /** Why it is not the generation before, and not the one after. Absent: none is known. */
  readonly before?: Neighbour;
  readonly after?: Neighbour;
}

export interface Neighbour {
  readonly generation: string;
  /** In what it says otherwise. */
  readonly evidence: readonly string[];
}

export interface Likeliest {
  readonly runs: readonly Pick<Run, "from" | "until">[];
  /** How many optional properties, of those that these generations have, it does not show. Absence proves nothing. */
  readonly unseen: number;
}

/** How something stands to one generation. */
export interface Standing {
  readonly generation: Generation;
  /** How much it contradicts; infinite where the generation has nothing to hold it against. */
  readonly weight: number;
  /** What it contradicts, each in words that can stand for themselves. */
  readonly contradictions: () => readonly string[];
  /** The same, said of a generation that comes before what this something is, or after. */
  readonly evidence: (side: "before" | "after") => readonly string[];
}

/** Those that are contradicted least. Empty: none has anything to hold it against. */
export function closestOf(standings: readonly Standing[]): readonly Standing[] {
  const least = Math.min(...standings.map(({ weight }) => weight));
  return standings.filter(({ weight }) => weight === least && Number.isFinite(weight));
}

/** `standings`: of all generations, where it is wanted why it is not those beside. */
export function runsOf(
  { all }: Generations,
  chosen: readonly Generation[],
  standings: readonly Standing[] = [],
): Run[] {
  const isChosen = all.map(({ name }) => chosen.some((each) => each.name === name));
  return all.flatMap((generation, index): Run[] => {
    if (isChosen[index] !== true || isChosen[index - 1] === true) return [];
    const end = isChosen.indexOf(false, index);
    const last = all[end < 0 ? all.length - 1 : end - 1];
    const before = neighbour(standings[index - 1], "before");
    const after = end < 0 ? undefined : neighbour(standings[end], "after");
    return [
      {
        from: generation.name,
        ...(last?.until !== undefined && { until: last.until }),
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
      },
    ];
  });
}

function neighbour(standing: Standing | undefined, side: "before" | "after"): Neighbour | undefined {
  if (standing === undefined) return undefined;
  return { generation: standing.generation.name, evidence: standing.evidence(side) };
}
