/** What remains to be done, in order. `conformance`: text of the conformance file, which has the steps. */
export function nextSteps(name: string, conformance: string): string {
  const steps = [...conformance.matchAll(/todo:\s*"([^"]+)"/g)].map(([, todo]) => todo);
  return `Everything holds now: \`pnpm check\` and the tests say so. What remains, in this order:

  First   specs/${name}.yaml holds an invented API. Write down the true one, \`pnpm generate\`, and let the compiler lead you
          through packages/simulator/src/${name}, which answers by it.
${steps.map((todo, index) => `  Step ${index + 1}  ${todo}`).join("\n")}
  Then    what is listed at the end of "Add a provider" in CONTRIBUTING.md.

  \`pnpm --filter @trunkline/${name} test\` says how many steps are left, and how much of each holds already. Take a step out of
  packages/${name}/test/conformance.test.ts, and its clauses say what they miss.`;
}
