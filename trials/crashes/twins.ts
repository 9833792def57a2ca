import { createFuse } from "./fuse.ts";
import { live } from "./life.ts";
import { createMemory, type Memory } from "./memory.ts";
import type { CrashPlan } from "./plan.ts";
import type { Scene } from "./scene.ts";
import { createTurns } from "./turns.ts";

/** Two services, each a process of its own, that are asked to create the same at the same time. Gives how many of them died. */
export async function liveTwice(
  plan: CrashPlan,
  scene: Scene,
  memory: Memory,
  crashes: readonly (number | undefined)[],
): Promise<number> {
  const turns = createTurns(scene.draw);
  const both = crashes.map((at) => ({ at, seat: turns.join(), memory: createMemory() }));
  const asked = { ...plan, deeds: plan.deeds.slice(0, 1), passes: 0 };
  const ends = await Promise.all(
    both.map(async ({ at, seat, memory }) => {
      const fuse = createFuse(at, seat);
      const life = live(asked, scene, memory, fuse).finally(() => seat.leave());
      return Promise.race([life.then(() => "ended" as const), fuse.blown.then(() => "crashed" as const)]);
    }),
  );
  const told = both.map(({ memory }) => memory).filter((_, place) => ends[place] === "ended");
  const fine = told.find(({ done }) => done > 0);
  const other = told.find(({ error }) => error !== undefined);
  memory.isMisled = both.some(({ memory }) => memory.isMisled);
  memory.isWarned = both.some(({ memory }) => memory.isWarned);
  memory.reports = told.flatMap(({ reports }) => reports);
  memory.error = fine === undefined ? other?.error : undefined;
  if (fine !== undefined) {
    memory.done = fine.done;
    memory.id = fine.id;
  }
  const isUndisturbed = plan.faults.length === 0 && plan.stuck === 0 && told.length === both.length;
  if (isUndisturbed) memory.twins = told.map(({ error }) => error);
  return ends.filter((end) => end === "crashed").length;
}
